import { ClientError } from "../errors.ts";
import { version } from "../generated/facts.ts";
import type { OperationRow, Parts } from "./operation.ts";
import { serializePath } from "./path.ts";
import { serializeQuery } from "./query.ts";

/** A request as middleware sees it: plain data, to be read, spread and passed on. The token is placed beneath. */
export interface ClientRequest {
  readonly operationId: string;
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | FormData | null;
  readonly signal: AbortSignal | undefined;
}

/**
 * Makes the request of an operation; sends nothing.
 *
 * @param query - a query in place of the one that `parts` has.
 * @throws {@link ClientError} `ERR_INVALID_PARAMETER` or `ERR_INVALID_BODY`, naming what is missing or cannot be sent.
 */
export function composeRequest(
  baseUrl: string,
  row: OperationRow,
  parts: Parts,
  query: string | undefined,
  signal: AbortSignal | undefined,
): ClientRequest {
  const { path, query: values } = parts;
  const body = Object.hasOwn(parts, "body") ? parts.body : undefined;
  for (const name of row.required ?? []) {
    if ((name === "body" ? body : Object.getOwnPropertyDescriptor(values, name)?.value) === undefined) {
      throw new ClientError(
        "ERR_INVALID_PARAMETER",
        `${row.operationId} needs ${name === "body" ? "a body" : `"${name}"`}`,
      );
    }
  }
  const json = body !== undefined && !row.form;
  return {
    operationId: row.operationId,
    method: row.method,
    url: baseUrl + serializePath(row.path, path) + (query ?? serializeQuery(values, row.joined)),
    headers: json ? { ...common, "content-type": "application/json" } : common,
    body: body === undefined ? null : (row.form ?? writeJson)(body),
    signal,
  };
}

function writeJson(body: unknown): string {
  try {
    return JSON.stringify(body);
  } catch {
    throw new ClientError("ERR_INVALID_BODY", "the body cannot be written as JSON");
  }
}

/** What the runtime calls itself: `Node.js/24`, `Deno/2.9.6`, `Bun/1.4.5`, `Cloudflare-Workers`, or a browser's `Mozilla/5.0 …`. */
export const runtime: string = globalThis.navigator?.userAgent ?? "";
/** Whether this is a browser, a worker of one included. */
export const inBrowser: boolean = runtime.startsWith("Mozilla");
// A browser has one of its own, and would ask the server's leave for another.
const common = Object.freeze(inBrowser ? {} : { "user-agent": `signet-client/${version} (${runtime})` });
