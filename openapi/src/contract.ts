/** A JSON object of the document. */
export interface JsonObject {
  readonly [key: string]: unknown;
}

/** The bundled document. */
export interface Document extends JsonObject {
  /** The version of OpenAPI. */
  readonly openapi: string;
}

/** The contract, with references followed. */
export interface Contract {
  readonly document: Document;
  /** Every operation, in the document's order. */
  readonly operations: readonly Operation[];
  /** The limits of all operations together (`x-rate-limit`). */
  readonly rateLimit: Required<RateLimit>;
}

/** A request limit (`x-rate-limit`). */
export interface RateLimit {
  /** Requests of one token at the same time. */
  readonly concurrent?: number;
  /** Simultaneous requests that the vendor recommends. */
  readonly recommendedConcurrent?: number;
  /** Requests per window. */
  readonly requests?: number;
  readonly windowSeconds?: number;
}

/** The HTTP methods that the contract uses, as the document writes them. */
export type Method = "get" | "put" | "post" | "patch" | "delete";

/** One operation. */
export interface Operation {
  readonly id: string;
  readonly method: Method;
  readonly path: string;
  /** The JSON pointer of the operation in the document. */
  readonly pointer: string;
  readonly tag: string;
  readonly summary: string;
  readonly description: string;
  readonly deprecated: boolean;
  /** The path item's parameters, then the operation's. */
  readonly parameters: readonly Parameter[];
  readonly requestBody: RequestBody | undefined;
  readonly responses: readonly Response[];
  /** The operation's own requirements, or the document's. */
  readonly security: readonly JsonObject[];
  readonly extensions: Extensions;
}

/** The `x-` fields of an operation. */
export interface Extensions {
  /** The form of pagination (`x-pagination`). */
  readonly pagination: "links" | "offset" | "cursor" | undefined;
  /** True where sending a request twice does what sending it once does (`x-idempotent`, or the method's rule). */
  readonly idempotent: boolean;
  /** A limit of this operation alone (`x-rate-limit`). */
  readonly rateLimit: RateLimit | undefined;
  /** Who may make the call, in sentences (`x-permission`). */
  readonly permission: string;
  /** The statements about the operation that no source confirms (`x-unverified`). */
  readonly unverified: readonly UnverifiedFact[];
}

/** A statement that no source confirms. */
export interface UnverifiedFact {
  /** The statement, as a noun phrase: "the roles that may call it". */
  readonly what: string;
  /** The evidence that it rests on, such as `HC 360021278053` or `a public client`; `none` where we chose it. */
  readonly source: string;
}

/** A parameter of a path or a query. */
export interface Parameter {
  readonly pointer: string;
  readonly name: string;
  readonly in: "path" | "query";
  readonly required: boolean;
  readonly description: string;
  readonly style: string;
  readonly explode: boolean;
  readonly allowReserved: boolean;
  readonly example: unknown;
  readonly schema: JsonObject;
  /** The statements about the parameter that no source confirms (`x-unverified`). */
  readonly unverified: readonly UnverifiedFact[];
}

/** The body of a request. */
export interface RequestBody {
  readonly required: boolean;
  readonly content: readonly MediaType[];
}

/** A body in one media type. */
export interface MediaType {
  readonly type: string;
  readonly schema: JsonObject;
  readonly schemaPointer: string;
  /** The example, or the first one where there are several. */
  readonly example: unknown;
}

/** A response of one status. */
export interface Response {
  readonly status: string;
  readonly description: string;
  readonly headers: readonly Header[];
  readonly content: readonly MediaType[];
}

/** A header of a response. */
export interface Header {
  readonly name: string;
  readonly required: boolean;
  readonly schema: JsonObject;
  readonly schemaPointer: string;
}
