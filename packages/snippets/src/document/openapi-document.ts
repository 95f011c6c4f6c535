/** An OpenAPI 3.0, 3.1 or 3.2 document, as far as it is read. References must stay within the document. */
export interface OpenApiDocument {
  readonly openapi: string;
  readonly info?: { readonly title?: string };
  /** The document's own defaults of options: `client`, `token`, `password` and `variable`. */
  readonly "x-snippets"?: { readonly [option: string]: string };
  readonly servers?: readonly Server[];
  readonly security?: readonly SecurityRequirement[];
  readonly paths?: { readonly [path: string]: Referable<PathItem> };
  readonly components?: {
    readonly securitySchemes?: { readonly [name: string]: Referable<SecurityScheme> };
    readonly [section: string]: unknown;
  };
}

/** An object, or a reference to it such as `#/components/parameters/CompanyGuid`. */
export type Referable<Thing> = Thing | { readonly $ref: string };

/** A base URL, which may contain `{names}`. */
export interface Server {
  readonly url: string;
  readonly variables?: { readonly [name: string]: { readonly default?: string; readonly enum?: readonly string[] } };
}

/** Names of security schemes that apply together. */
export interface SecurityRequirement {
  readonly [scheme: string]: readonly string[];
}

/** A kind of authentication. */
export interface SecurityScheme {
  readonly type: string;
  /** Of the type `http`: `basic` or `bearer`. */
  readonly scheme?: string;
  /** Of the type `apiKey`: the name of the header, query parameter or cookie. */
  readonly name?: string;
  readonly in?: string;
}

/** The operations of one path. */
export type PathItem = { readonly [method in Method]?: Operation } & {
  readonly parameters?: readonly Referable<Parameter>[];
  readonly servers?: readonly Server[];
  /** Operations of other methods (OpenAPI 3.2). */
  readonly additionalOperations?: { readonly [method: string]: Operation };
};

/** The HTTP methods of a path item. */
export type Method = "get" | "put" | "post" | "delete" | "options" | "head" | "patch" | "trace" | "query";

/** An API operation. */
export interface Operation {
  readonly operationId?: string;
  /** The style of pagination: `links`, `offset` or `cursor`. */
  readonly "x-pagination"?: string;
  readonly parameters?: readonly Referable<Parameter>[];
  readonly requestBody?: Referable<RequestBody>;
  readonly responses?: { readonly [status: string]: Referable<Response> };
  readonly security?: readonly SecurityRequirement[];
  readonly servers?: readonly Server[];
}

/** A path, query, header or cookie parameter; in OpenAPI 3.2 also the whole query, `querystring`. */
export interface Parameter extends WithExamples {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly style?: string;
  readonly explode?: boolean;
  readonly allowReserved?: boolean;
  readonly schema?: Referable<Schema> | boolean;
  readonly content?: Content;
}

/** A request body, by media type. */
export interface RequestBody {
  readonly required?: boolean;
  readonly content?: Content;
}

/** A response, by media type. */
export interface Response {
  readonly content?: Content;
}

/** Bodies by media type. */
export interface Content {
  readonly [mediaType: string]: MediaType;
}

/** A body of one media type; `encoding` is that of a form's properties. */
export interface MediaType extends WithExamples {
  readonly schema?: Referable<Schema> | boolean;
  /** The schema of one item of a sequence, such as a line of NDJSON (OpenAPI 3.2). */
  readonly itemSchema?: Referable<Schema> | boolean;
  readonly encoding?: {
    readonly [property: string]: {
      readonly contentType?: string;
      readonly style?: string;
      readonly explode?: boolean;
      readonly allowReserved?: boolean;
      readonly headers?: { readonly [name: string]: Referable<{ readonly required?: boolean }> };
    };
  };
}

/** The examples of a parameter or a body. */
export interface WithExamples {
  readonly example?: unknown;
  readonly examples?: { readonly [name: string]: Referable<Example> };
}

/** One example; OpenAPI 3.2 distinguishes its data from how it is sent. */
export interface Example {
  readonly value?: unknown;
  readonly dataValue?: unknown;
  readonly serializedValue?: string;
}

/** The keywords of JSON Schema that determine a sample value. */
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
  readonly uniqueItems?: boolean;
  readonly minProperties?: number;
  readonly maxProperties?: number;
  readonly propertyNames?: Schema | boolean;
  readonly patternProperties?: { readonly [pattern: string]: Referable<Schema> | boolean };
  readonly prefixItems?: readonly (Referable<Schema> | boolean)[];
  readonly items?: Referable<Schema> | boolean;
  readonly properties?: { readonly [name: string]: Referable<Schema> | boolean };
  readonly required?: readonly string[];
  readonly readOnly?: boolean;
  readonly deprecated?: boolean;
  readonly nullable?: boolean;
  readonly contentMediaType?: string;
  readonly contentEncoding?: string;
  readonly additionalProperties?: Referable<Schema> | boolean;
  readonly discriminator?: Discriminator;
  readonly xml?: XmlNames;
  readonly allOf?: readonly (Referable<Schema> | boolean)[];
  readonly oneOf?: readonly (Referable<Schema> | boolean)[];
  readonly anyOf?: readonly (Referable<Schema> | boolean)[];
  readonly not?: Referable<Schema> | boolean;
  readonly "x-kubernetes-group-version-kind"?: readonly {
    readonly group?: string;
    readonly version?: string;
    readonly kind?: string;
  }[];
  readonly if?: Referable<Schema> | boolean;
  readonly then?: Referable<Schema> | boolean;
  readonly dependentRequired?: { readonly [name: string]: readonly string[] };
  readonly contains?: Referable<Schema> | boolean;
  readonly minContains?: number;
}

/** The property that names the schema of a value. */
export interface Discriminator {
  readonly propertyName?: string;
  readonly mapping?: { readonly [value: string]: string };
}

/** The names of a value in XML. */
export interface XmlNames {
  readonly name?: string;
  readonly namespace?: string;
  readonly prefix?: string;
  readonly attribute?: boolean;
  readonly wrapped?: boolean;
}
