import { ClientError } from "../errors.ts";
import { version } from "../generated/metadata.ts";
import { ownValue } from "../own-properties.ts";
import type { OperationInfo, RequestInput } from "./operation-info.ts";
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
 * @param query - a query in place of the one of the input.
 * @throws {@link ClientError} `ERR_INVALID_PARAMETER` or `ERR_INVALID_BODY`, naming what is missing or cannot be sent.
 */
export function composeRequest(
  baseUrl: string,
  operation: OperationInfo,
  input: RequestInput,
  query: string | undefined,
  signal: AbortSignal | undefined,
): ClientRequest {
  const { path, query: values } = input;
  const body = ownValue(input, "body");
  for (const name of operation.required ?? []) {
    if ((name === "body" ? body : ownValue(values, name)) === undefined) {
      throw new ClientError(
        "ERR_INVALID_PARAMETER",
        `${operation.operationId}: ${name === "body" ? "the body" : `parameter "${name}"`} is missing`,
      );
    }
  }
  const json = body !== undefined && !operation.form;
  return {
    operationId: operation.operationId,
    method: operation.method,
    url: baseUrl + serializePath(operation.path, path) + (query ?? serializeQuery(values, operation.joined)),
    headers: json ? { ...common, "content-type": "application/json" } : common,
    body: body === undefined ? null : (operation.form ?? writeJson)(body),
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
