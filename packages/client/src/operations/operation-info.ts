/** Describes an operation at run time. */
export interface OperationInfo {
  readonly operationId: string;
  readonly method: string;
  /** The path, with its parameters in braces. */
  readonly path: string;
  /** The kinds of body by status of success: `json`, `text`, `bytes`, several with spaces between, or "" for no body. */
  readonly success: Readonly<Record<number, string>>;
  /** The declared statuses of failure; their bodies are JSON. */
  readonly failures: readonly number[];
  /** The required query parameters, and `body` if that is required. */
  readonly required?: readonly string[];
  readonly pagination?: PaginationKind;
  /** Says that a POST or PATCH may be sent twice. */
  readonly idempotent?: true;
  /** Says that the body is sent as `multipart/form-data`. */
  readonly form?: true;
  /** The operation's own limits, beside those of the client. */
  readonly limit?: { readonly concurrent: number; readonly requests?: number; readonly windowSeconds?: number };
}

/** A row of the generated table: what is usual is left out. */
export type OperationRow = Pick<OperationInfo, "operationId" | "path"> & Partial<OperationInfo>;

/** Returns what is usual for an operation. Only a path with a parameter can be a 404. */
export function usualOf(path: string): Pick<OperationInfo, "method" | "success" | "failures"> {
  return {
    method: "GET",
    success: { 200: "json" },
    failures: path.includes("{") ? [400, 401, 403, 404, 429] : [400, 401, 403, 429],
  };
}

/** The pagination of a list: links to the next page, offsets or cursors. */
export type PaginationKind = "links" | "offset" | "cursor";

/** The parameters and the body of a request, as loose as they are at run time. */
export interface RequestInput {
  readonly path: Readonly<Record<string, unknown>>;
  readonly query: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
}
