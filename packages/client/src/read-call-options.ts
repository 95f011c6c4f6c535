import type { Middleware } from "openapi-fetch";
import { assertObject, checkOptions, invalidOption } from "./check-options.ts";
import type { RequestInput } from "./operations/operation-info.ts";
import type { CallSettings } from "./options.ts";

/** The options of a call as loose as they are at run time. */
export interface LooseOptions extends CallSettings {
  params?: Partial<RequestInput>;
  body?: unknown;
  parseAs?: "stream";
}

export interface CheckedCall {
  input: RequestInput;
  streaming: boolean;
  headers: Headers | undefined;
  middleware: Middleware[] | undefined;
  signal: AbortSignal | undefined;
  timeoutMs: number | undefined;
  deadlineMs: number | undefined;
  idempotent: boolean | undefined;
}

/** @throws {@link ClientError} `ERR_INVALID_OPTION` */
export function readCallOptions(options: LooseOptions | undefined): CheckedCall {
  const own = checkOptions("a call", options);
  const { params, body, parseAs, headers, middleware, signal, timeoutMs, deadlineMs, idempotent } = own;
  const { path, query } = readParams(params);
  if (parseAs !== undefined && parseAs !== "stream") {
    throw invalidOption('the option parseAs must be "stream": other bodies are read as the contract says');
  }
  if (middleware !== undefined) {
    if (!Array.isArray(middleware)) throw invalidOption("the option middleware must be an array");
    checkMiddleware(middleware);
  }
  if (signal !== undefined && !(signal instanceof AbortSignal)) {
    throw invalidOption("the option signal must be an AbortSignal");
  }
  if (idempotent !== undefined && typeof idempotent !== "boolean") {
    throw invalidOption("the option idempotent must be true or false");
  }
  return {
    input: { path, query, body },
    streaming: parseAs === "stream",
    headers: headers === undefined ? undefined : checkHeaders(headers),
    middleware,
    ...{ signal, timeoutMs, deadlineMs, idempotent },
  };
}

/** @throws {@link ClientError} `ERR_INVALID_OPTION` */
export function readParams(params: LooseOptions["params"]): Pick<RequestInput, "path" | "query"> {
  const { path = {}, query = {} } = checkOptions("params", params);
  assertObject("params.path", path);
  assertObject("params.query", query);
  return { path, query };
}

/** @throws {@link ClientError} `ERR_INVALID_OPTION` */
export function checkMiddleware(middleware: readonly unknown[]): void {
  for (const each of middleware) {
    assertObject("a middleware", each);
    // A class has its hooks in its prototype, and may have other members.
    checkOptions("a middleware", Object.fromEntries(Object.entries(each).filter(([name]) => /^on[A-Z]/.test(name))));
  }
}

function checkHeaders(headers: Readonly<Record<string, string>>): Headers {
  if (headers instanceof Headers) return headers;
  assertObject("the option headers", headers);
  try {
    // As in openapi-fetch, an undefined header is left out.
    return new Headers(Object.entries(headers).filter(([, value]) => value !== undefined));
  } catch {
    // The platform's own message quotes the header.
    throw invalidOption("the option headers has a name or a value that cannot be sent");
  }
}
