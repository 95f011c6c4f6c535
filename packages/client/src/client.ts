import { createGuardedFetch } from "@signet/auth";
import createFetchClient from "openapi-fetch";
import { checkOptions } from "./check-options.ts";
import type { Client } from "./client-type.ts";
import { readItems, readPages } from "./features/pages.ts";
import type { paths } from "./generated/contract.ts";
import { assertComplete, writeBody } from "./operations/body.ts";
import { findOperation } from "./operations/find-operation.ts";
import { serializePath } from "./operations/path.ts";
import { serializeQuery } from "./operations/query.ts";
import type { ClientOptions, PageSettings } from "./options.ts";
import { checkMiddleware, type LooseOptions, readCallOptions, readParams } from "./read-call-options.ts";
import { readClientOptions } from "./read-client-options.ts";
import { commonHeaders } from "./runtime.ts";
import { PlainRequest, readRequest, SafeRequest } from "./safe-request.ts";
import { createAttempt } from "./transport/attempt.ts";
import { createCallState } from "./transport/call-state.ts";
import { copyResponse, type ReadResponse, readResponse } from "./transport/read-response.ts";
import { rememberToken } from "./transport/redact-token.ts";
import type { AnyResult } from "./transport/result.ts";
import { withRetry } from "./transport/retry.ts";
import { toResult } from "./transport/to-result.ts";
import { unlessAborted } from "./transport/wait.ts";

/**
 * Creates a typed client of the API on openapi-fetch.
 *
 * @throws {@link ClientError} for a wrong option: `ERR_INVALID_OPTION`, `ERR_BROWSER`, or the code of a wrong token or base URL.
 *
 * @example
 * ```ts
 * const client = createClient();
 * const { data, error } = await client.GET("/v1/companies");
 * if (data) console.log(data.companies.length);
 * ```
 */
export function createClient(options?: ClientOptions): Client {
  const own = readClientOptions(options);
  const { baseUrl, timeLimits } = own;
  const { source, redactToken } = rememberToken(own.token);
  const guardedFetch = createGuardedFetch({ baseUrl, token: source, fetch: own.fetch });
  const attempt = createAttempt(guardedFetch, own.rateLimit, redactToken, own.log);
  const send = withRetry(attempt, own.retry, own.log);
  const core = createFetchClient<paths>({ baseUrl, headers: commonHeaders });
  let hasMiddleware = false;

  async function call(method: string, path: string, callOptions?: LooseOptions): Promise<AnyResult> {
    const operation = findOperation(method, path);
    const checked = readCallOptions(callOptions);
    const { input, headers, middleware } = checked;
    assertComplete(operation, input);
    const state = createCallState(operation, timeLimits, checked);
    const observed = hasMiddleware || middleware !== undefined;
    let sent: ReadResponse | undefined;
    let handed: Response | undefined;

    let written: BodyInit | undefined;

    const fetch = async (request: Request) => {
      sent = await send(state, await readRequest(request, written));
      const { response, body: read } = sent;
      handed = !observed ? unobserved : read === undefined ? response : copyResponse(response, read);
      return handed;
    };
    // Each option that openapi-fetch reads is an own property: a polluted Object.prototype adds none.
    const work: Promise<{ response: Response; error?: unknown }> = core.request(
      method as never,
      path as never,
      {
        ...fixedOptions,
        Request: observed ? SafeRequest : PlainRequest,
        fetch,
        headers,
        middleware,
        params: { path: input.path, query: input.query, header: undefined },
        body: input.body,
        bodySerializer: (body: unknown) => (written = writeBody(operation, body)),
      } as never,
    );
    try {
      const { response, error } = await unlessAborted(state.signal, work);
      if (sent !== undefined && response === handed) return toResult(sent, state, redactToken);
      // A middleware responded in place of the server, or replaced its response.
      if (response.body !== handed?.body) discardBody(handed);
      const text = typeof error === "string" ? error : JSON.stringify(error);
      const unread = response.bodyUsed ? copyResponse(response, text) : response;
      return toResult(await readResponse(unread, state, redactToken), state, redactToken);
    } catch (error) {
      work.catch(() => {}).finally(() => discardBody(handed));
      throw error;
    }
  }

  const byMethod = (method: string) => (path: string, callOptions?: LooseOptions) => call(method, path, callOptions);
  const pages = (path: string, pageOptions?: PageSettings & LooseOptions) => {
    const { params, ...settings } = checkOptions("a list", pageOptions);
    const { operationId } = findOperation("GET", path);
    return readPages(client, { operationId, method: "GET", path }, readParams(params), settings);
  };
  // The table of operations and the types come from one contract: this is where the two meet.
  const client = {
    baseUrl,
    GET: byMethod("GET"),
    PUT: byMethod("PUT"),
    POST: byMethod("POST"),
    PATCH: byMethod("PATCH"),
    DELETE: byMethod("DELETE"),
    request: async (method: string, path: string, callOptions?: LooseOptions) =>
      call(`${method}`.toUpperCase(), path, callOptions),
    use(...middleware: Parameters<typeof core.use>) {
      checkMiddleware(middleware);
      core.use(...middleware);
      hasMiddleware = true;
    },
    eject: core.eject,
    pages,
    items: (path: string, pageOptions?: PageSettings & LooseOptions) => readItems(pages(path, pageOptions)),
  } as unknown as Client;
  return client;
}

/** Ends the request of a body that nobody gets; it would keep its place in the queue. */
function discardBody(response: Response | undefined): void {
  response?.body?.cancel().catch(() => {});
}

const fixedOptions = {
  baseUrl: undefined,
  pathSerializer: serializePath,
  querySerializer: serializeQuery,
  // We read the response: openapi-fetch takes an empty 500 for success, and throws at HTML.
  parseAs: "stream",
};

/** The response for openapi-fetch where no middleware reads it. */
const unobserved: Response = new Response(null, { status: 204 });
