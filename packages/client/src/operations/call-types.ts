/** What is read of an operation's shape in the contract's types. */
export interface AnyShape {
  parameters: { path?: unknown; query?: unknown };
  requestBody?: unknown;
  responses: unknown;
}

type Given<Value> = [NonNullable<Value>] extends [never] ? unknown : NonNullable<Value>;
type ParametersIn<Shape, Place extends "path" | "query"> = Shape extends { parameters: infer Parameters }
  ? Place extends keyof Parameters
    ? Given<Parameters[Place]>
    : unknown
  : unknown;

type BodyOf<Content> = Content extends { "application/json": infer Json }
  ? Json
  : Content extends { "multipart/form-data": infer Form }
    ? { [Field in keyof Form]: Form[Field] | Blob }
    : never;

/** The body an operation takes: required, optional, or none. */
export type BodyInput<Shape> = Shape extends { requestBody: { content: infer Content } }
  ? { body: BodyOf<Content> }
  : Shape extends { requestBody?: { content: infer Content } }
    ? { body?: BodyOf<Content> }
    : { body?: never };

/** An operation that can be asked for CSV in place of JSON. */
type Dual = { responses: { 200: { content: { "application/json": unknown; "text/csv": unknown } } } };

// A call reads JSON where it can, so that its result has one type; `stream` takes the other format, too.
type QueryOf<Shape> = Shape extends Dual
  ? {
      [Name in keyof ParametersIn<Shape, "query"> as Name extends "format" ? never : Name]: ParametersIn<
        Shape,
        "query"
      >[Name];
    }
  : ParametersIn<Shape, "query">;

/** All that an operation takes, side by side: the parameters of path and query by their names, and `body`. */
export type Input<Shape> = ParametersIn<Shape, "path"> & QueryOf<Shape> & BodyInput<Shape>;

/** The same, with the choice of a format where there is one. */
export type FormatInput<Shape> = ParametersIn<Shape, "path"> & ParametersIn<Shape, "query"> & BodyInput<Shape>;

type OptionalIfEmpty<Key extends string, Value> = object extends Value ? { [K in Key]?: Value } : { [K in Key]: Value };
type Params<Shape> = OptionalIfEmpty<"path", ParametersIn<Shape, "path">> & OptionalIfEmpty<"query", QueryOf<Shape>>;

/** What a call by path takes: parameters and body as the contract has them. */
export type CallOptions<Shape> = OptionalIfEmpty<"params", Params<Shape>> & BodyInput<Shape>;

/** The first may be left out when nothing in it is required. */
export type Rest<First, Second> = object extends First
  ? [input?: First, settings?: Second]
  : [input: First, settings?: Second];

/** The same for one object that holds both. */
export type RestOf<Options> = object extends Options ? [options?: Options] : [options: Options];
