import type { Json } from "../document/json.ts";
import type { Parameter } from "../document/openapi-document.ts";

/** One HTTP request, independent of any language: what every target writes. */
export interface RequestModel {
  readonly operationId: string;
  /** In capitals. */
  readonly method: string;
  /** The base URL, without a slash at its end. */
  readonly server: string;
  /** The path with its values, percent-encoded. */
  readonly path: string;
  /** The path with `{names}`, as the document has it. */
  readonly template: string;
  /** The server, the path, and the pairs of the query that are `encoded`; the other pairs follow it. */
  readonly url: string;
  /** The pairs of the query, decoded, in the document's order. */
  readonly query: readonly QueryPair[];
  /** Header fields other than credentials, cookies and the body's media type. */
  readonly headers: readonly Pair[];
  readonly cookies: readonly Pair[];
  /** The parameters and their values, for a client that serializes them itself. */
  readonly parameters: readonly FilledParameter[];
  readonly body: BodyModel | undefined;
  readonly credentials: readonly Credential[];
  /** The secrets that a HAR request contains; options can replace them. */
  readonly originalCredentials?: OriginalCredentials;
  readonly response: ExpectedResponse;
  /** The document's own settings for snippets; none for a HAR request. */
  readonly defaults?: SnippetDefaults;
  /** The pagination, if the code reads all pages. */
  readonly pagination?: Pagination;
}

/** A name and a value. */
export interface Pair<Value = string> {
  readonly name: string;
  readonly value: Value;
}

/** One `name=value` of a query, decoded. A number stays a number only if every language writes it the same. */
export interface QueryPair extends Pair<string | number | bigint> {
  /** The pair as the URL must contain it, if its delimiters or reserved characters would change when they are encoded. */
  readonly encoded?: string;
}

/** A parameter and the value it is sent with. */
export interface FilledParameter {
  readonly parameter: Parameter;
  readonly value: Json;
}

/** The body of a request, by kind. */
export type BodyModel =
  | { readonly kind: "json"; readonly mediaType: string; readonly value: Json }
  | { readonly kind: "form"; readonly mediaType: string; readonly pairs: readonly QueryPair[] }
  | { readonly kind: "multipart"; readonly mediaType: string; readonly parts: readonly BodyPart[] }
  | { readonly kind: "text"; readonly mediaType: string; readonly text: string }
  | { readonly kind: "file"; readonly mediaType: string; readonly file: string };

/** One part of a multipart body: text, which is `text/plain` without a media type, or a file to read. */
export type BodyPart =
  | { readonly name: string; readonly text: string; readonly mediaType?: string | undefined }
  | { readonly name: string; readonly file: string; readonly mediaType: string };

/** The place of a secret in a request. */
export interface Credential {
  /** The security scheme's name in the document. */
  readonly scheme: string;
  readonly place: "basic" | "digest" | "bearer" | "header" | "query" | "cookie";
  /** Of the header, query parameter or cookie; `Authorization` for the first three places. */
  readonly name: string;
  /** The text before the secret, such as `Bearer` and a space. */
  readonly prefix?: string;
}

/** The token and password that a HAR request contains. */
export interface OriginalCredentials {
  readonly token?: string | undefined;
  readonly password?: string | undefined;
}

/** A document's title, which environment variables are named after, and its own defaults of options (`x-snippets`). */
export interface SnippetDefaults {
  readonly title: string | undefined;
  readonly client?: "signet" | "fetch" | undefined;
  readonly token?: string | undefined;
  readonly password?: string | undefined;
  readonly variable?: string | undefined;
}

/** The successful response, and how the code reads it. */
export interface ExpectedResponse {
  readonly status: number;
  readonly kind: "json" | "text" | "binary" | "none";
  readonly mediaType: string | undefined;
}

/** The pagination of a list. */
export interface Pagination {
  /** Requests the next page by its URL, a higher `offset`, or a `cursor`. */
  readonly style: "links" | "offset" | "cursor";
  /** The path of that value in a page, such as `links`, `next`; for `offset`, of the total count. */
  readonly next: readonly string[];
  /** The name of the list in a page. */
  readonly items: string;
}
