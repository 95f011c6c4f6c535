import type { Method } from "./call.ts";
import { createComposer } from "./compose.ts";
import { startDeadline } from "./deadline.ts";
import { ClientError } from "./errors.ts";
import { operations } from "./generated/operations.ts";
import type { FetchPage } from "./pages.ts";
import { readResult } from "./result.ts";

/** Options of a call as loose as they are at run time; `CallOptions` says what they should be. */
export interface LooseOptions {
  params?: { path?: Record<string, unknown>; query?: Record<string, unknown> };
  body?: unknown;
  signal?: AbortSignal;
}

/** Prepares an operation: what it returns makes its request, or one for a link to a further page, and reads the whole answer. */
export type Prepare = (method: Method, path: string, options?: LooseOptions) => FetchPage;

/**
 * Joins what makes a request, what sends it and what reads the answer.
 *
 * @throws {@link ClientError} from the returned functions: `ERR_UNKNOWN_OPERATION` for what is not in the contract.
 */
export function createExchange(baseUrl: string, send: typeof fetch, timeoutMs: number): Prepare {
  const compose = createComposer(baseUrl);

  return (method, path, options) => {
    const key = `${method} ${path}`;
    const row = Object.hasOwn(operations, key) ? operations[key] : undefined;
    if (row === undefined) throw new ClientError("ERR_UNKNOWN_OPERATION", "the contract has no such method and path");
    const { params, body, signal: outer }: LooseOptions = ownProperties(options);
    const { path: values = {}, query = {} }: NonNullable<LooseOptions["params"]> = ownProperties(params);

    return async (link) => {
      const { signal, clear } = startDeadline(timeoutMs, outer);
      try {
        const { url, init } = link
          ? { url: link.href, init: { signal } }
          : await compose(method, path, { path: values, query, body, signal, commaSeparated: row.commaSeparated });
        return { url: new URL(url), result: await readResult(await send(url, init), row, signal) };
      } finally {
        clear();
      }
    };
  };
}

/** The object's own properties, for what it inherits from a polluted `Object.prototype` nobody asked for. */
export function ownProperties(object: object | undefined): object {
  return Object.assign(Object.create(null), object);
}
