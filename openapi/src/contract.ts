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
  readonly tags: readonly Tag[];
  /** The limits of all operations together (`x-rate-limit`). */
  readonly rateLimit: Required<RateLimit>;
}

/** A group of operations. */
export interface Tag {
  readonly name: string;
  /** The name in URLs and file names: `paths/<slug>.yaml`. */
  readonly slug: string;
  readonly description: string;
  /** The vendor's application where callers copy their token (`x-application`). */
  readonly application: "SPM" | "TPRM" | undefined;
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
  /** The tag in URLs and file names. */
  readonly slug: string;
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
  readonly schemaPointer: string;
}

/** The body of a request. */
export interface RequestBody {
  readonly pointer: string;
  readonly required: boolean;
  readonly description: string;
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
  readonly pointer: string;
  readonly status: string;
  readonly description: string;
  readonly headers: readonly Header[];
  readonly content: readonly MediaType[];
}

/** A header of a response. */
export interface Header {
  readonly name: string;
  readonly required: boolean;
  readonly description: string;
  readonly schema: JsonObject;
  readonly schemaPointer: string;
}
