import type { ClientError } from "../errors.ts";
import type { Limit } from "../transport/rate-limiter.ts";

/** Describes an operation at run time. */
export interface OperationInfo {
  readonly operationId: string;
  readonly method: string;
  /** The path, with its parameters in braces. */
  readonly path: string;
  /** The response body by status: `json`, `text`, `bytes`, several with a space between, or an empty string for no body. */
  readonly responses: Readonly<Record<number, string>>;
  /** Query parameters whose values are joined by commas (`explode: false`); others are repeated. */
  readonly joined?: readonly string[] | undefined;
  /** Required query parameters, and `body` if that is required. */
  readonly required?: readonly string[] | undefined;
  /** A function, so that bundlers drop the forms of pagination that a program does not use. */
  readonly pagination?: Pagination | undefined;
  /** Marks a POST or PATCH that may be sent twice. */
  readonly idempotent?: true | undefined;
  /** Writes a `multipart/form-data` body. */
  readonly form?: ((body: unknown) => FormData) | undefined;
  /** Limits of this operation, in addition to those of all. */
  readonly limit?: Limit | undefined;
}

/** The input of a request, untyped. */
export interface RequestInput {
  path: Record<string, unknown>;
  query: Record<string, unknown>;
  body?: unknown;
}

/** Creates the paginator of one list. */
export type Pagination = (baseUrl: string, operation: OperationInfo, input: RequestInput) => Paginator;

/** Reads a list page by page. A position is a text that says where a page begins. */
export interface Paginator {
  /** The position of the first page. */
  start: string;
  /** Returns the input of a page's request, and a query that replaces the input's. */
  requestFor(position: string): [input: RequestInput, query?: string];
  /** Returns the next page's position, `undefined` at the end, or an error where that cannot be followed. */
  next(data: unknown, position: string): string | undefined | ClientError;
}
