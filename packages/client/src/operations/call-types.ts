import type { CallSettings } from "../options.ts";

type Given<Value> = [NonNullable<Value>] extends [never] ? unknown : NonNullable<Value>;
type ParametersIn<Shape, Place extends "path" | "query"> = Shape extends { parameters: infer Parameters }
  ? Place extends keyof Parameters
    ? ReadonlyArrays<Given<Parameters[Place]>>
    : unknown
  : unknown;

/** Accepts `as const` arrays. */
type ReadonlyArrays<Parameters> = {
  [Name in keyof Parameters]: Parameters[Name] extends (infer Each)[] | undefined
    ? readonly Each[] | Exclude<Parameters[Name], unknown[]>
    : Parameters[Name];
};

type BodyOf<Content> = Content extends { "application/json": infer Json }
  ? ReadonlyArrays<Json>
  : Content extends { "multipart/form-data": infer Form }
    ? { [Field in keyof Form]: Form[Field] | Blob }
    : never;

/** The body of an operation: required, optional, or none. */
export type BodyInput<Shape> = Shape extends { requestBody: { content: infer Content } }
  ? { body: BodyOf<Content> }
  : Shape extends { requestBody?: { content: infer Content } }
    ? { body?: BodyOf<Content> }
    : { body?: never };

/** An operation that can return CSV instead of JSON. */
type Dual = { responses: { 200: { content: { "application/json": unknown; "text/csv": unknown } } } };

/** The query of a call. Without a stream there is no `format`, because a call reads JSON where it can. */
export type QueryOf<Shape> = Shape extends Dual
  ? {
      [Name in keyof ParametersIn<Shape, "query"> as Name extends "format" ? never : Name]: ParametersIn<
        Shape,
        "query"
      >[Name];
    }
  : ParametersIn<Shape, "query">;

/** The input of a function by operationId: parameters of path and query by name, and `body`. */
export type Input<Shape> = ParametersIn<Shape, "path"> & QueryOf<Shape> & BodyInput<Shape>;

/** The same input with the choice of a format, for a stream. */
export type StreamInput<Shape> = ParametersIn<Shape, "path"> & ParametersIn<Shape, "query"> & BodyInput<Shape>;

type OptionalIfEmpty<Key extends string, Value> = object extends Value ? { [K in Key]?: Value } : { [K in Key]: Value };
type Params<Shape, Query> = OptionalIfEmpty<"path", ParametersIn<Shape, "path">> & OptionalIfEmpty<"query", Query>;

/** The parameters and the body of a call by path. */
export type PathInput<Shape, Query = QueryOf<Shape>> = OptionalIfEmpty<"params", Params<Shape, Query>> &
  BodyInput<Shape>;

/** The way to read a body: as the contract says, or not at all. */
export type ParseAs = "stream" | undefined;

/** The options of a call by path. */
export type CallOptions<Shape, Parse extends ParseAs = undefined> = PathInput<
  Shape,
  Parse extends "stream" ? ParametersIn<Shape, "query"> : QueryOf<Shape>
> &
  CallSettings & {
    /** Leaves the body of a success unread: `data` is a `ReadableStream`. */
    parseAs?: Parse;
  };

/** The arguments of a function by operationId; the first is optional when nothing in it is required. */
export type Rest<First, Second> = object extends First
  ? [input?: First, settings?: Second]
  : [input: First, settings?: Second];

/** The same for one object. */
export type RestOf<Options> = object extends Options ? [options?: Options] : [options: Options];
