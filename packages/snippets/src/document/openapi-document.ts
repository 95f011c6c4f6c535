/**
 * What this package reads of an OpenAPI 3.0 or 3.1 document: a bundled one, whose references all point into itself.
 * Any parsed document can be passed; what is not named here is ignored.
 */
export interface OpenApiDocument {
  readonly openapi: string;
  readonly info?: { readonly title?: string };
  readonly servers?: readonly Server[];
  readonly security?: readonly SecurityRequirement[];
  readonly paths?: { readonly [path: string]: Referable<PathItem> };
  readonly components?: {
    readonly securitySchemes?: { readonly [name: string]: Referable<SecurityScheme> };
    readonly [section: string]: unknown;
  };
}

/** A pointer such as `#/components/parameters/CompanyGuid`. */
export interface Reference {
  readonly $ref: string;
}

/** A thing, or a pointer to it. */
export type Referable<Thing> = Thing | Reference;

/** A base address, with `{names}` that have defaults. */
export interface Server {
  readonly url: string;
  readonly variables?: { readonly [name: string]: ServerVariable };
}

/** What stands for a `{name}` in a server's address. */
export interface ServerVariable {
  readonly default?: string;
  readonly enum?: readonly string[];
}

/** Names of security schemes that hold together. */
export interface SecurityRequirement {
  readonly [scheme: string]: readonly string[];
}

/** How a request proves who sends it. */
export interface SecurityScheme {
  readonly type: string;
  /** Of type `http`: `basic`, `bearer`, … */
  readonly scheme?: string;
  /** Of type `apiKey`: the name of the header, query parameter or cookie. */
  readonly name?: string;
  readonly in?: string;
}

/** The operations of one path. */
export interface PathItem {
  readonly parameters?: readonly Referable<Parameter>[];
  readonly servers?: readonly Server[];
  readonly get?: Operation;
  readonly put?: Operation;
  readonly post?: Operation;
  readonly delete?: Operation;
  readonly options?: Operation;
  readonly head?: Operation;
  readonly patch?: Operation;
  readonly trace?: Operation;
}

/** One call. */
export interface Operation {
  readonly operationId?: string;
  /** How its pages follow each other: `links`, `offset` or `cursor`. */
  readonly "x-pagination"?: string;
  readonly parameters?: readonly Referable<Parameter>[];
  readonly requestBody?: Referable<RequestBody>;
  readonly responses?: { readonly [status: string]: Referable<Response> };
  readonly security?: readonly SecurityRequirement[];
  readonly servers?: readonly Server[];
}

/** What a call sends outside its body. */
export interface Parameter extends WithExamples {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly style?: string;
  readonly explode?: boolean;
  readonly schema?: Referable<Schema> | boolean;
  readonly content?: { readonly [mediaType: string]: MediaType };
}

/** What a call sends in its body, by media type. */
export interface RequestBody {
  readonly required?: boolean;
  readonly content?: { readonly [mediaType: string]: MediaType };
}

/** An answer. */
export interface Response {
  readonly content?: { readonly [mediaType: string]: MediaType };
}

/** One form of a body. */
export interface MediaType extends WithExamples {
  readonly schema?: Referable<Schema> | boolean;
  readonly encoding?: { readonly [property: string]: Encoding };
}

/** How one property of a form is written. */
export interface Encoding {
  readonly contentType?: string;
  readonly style?: string;
  readonly explode?: boolean;
}

/** Values given with a parameter or a body. */
export interface WithExamples {
  readonly example?: unknown;
  readonly examples?: { readonly [name: string]: Referable<{ readonly value?: unknown }> };
}

/** The parts of JSON Schema that decide on a sample value. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly pattern?: string;
  readonly const?: unknown;
  readonly default?: unknown;
  readonly example?: unknown;
  readonly examples?: readonly unknown[];
  readonly enum?: readonly unknown[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number | boolean;
  readonly exclusiveMaximum?: number | boolean;
  readonly multipleOf?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly items?: Referable<Schema> | boolean;
  readonly properties?: { readonly [name: string]: Referable<Schema> | boolean };
  readonly required?: readonly string[];
  readonly readOnly?: boolean;
  readonly nullable?: boolean;
  readonly contentMediaType?: string;
  readonly contentEncoding?: string;
  readonly additionalProperties?: Referable<Schema> | boolean;
  readonly discriminator?: {
    readonly propertyName?: string;
    readonly mapping?: { readonly [value: string]: string };
  };
  readonly allOf?: readonly (Referable<Schema> | boolean)[];
  readonly oneOf?: readonly (Referable<Schema> | boolean)[];
  readonly anyOf?: readonly (Referable<Schema> | boolean)[];
}
