import { checkBaseUrl, createGuardedFetch, readEnvironment, tokenFromEnvironment } from "@signet/auth";
import { ClientError } from "../errors.ts";
import type { ClientRequest } from "../operations/compose.ts";
import { composeRequest, inBrowser } from "../operations/compose.ts";
import type { OperationInfo, RequestInput } from "../operations/operation-info.ts";
import type { CallSettings, ClientOptions } from "../options.ts";
import { ownProperties } from "../own-properties.ts";
import type { Hold } from "./call-state.ts";
import { createTokenRedactor } from "./redact-token.ts";
import type { AnyResult } from "./result.ts";
import { copyResponse, readBody, toResult } from "./result.ts";
import { createSender } from "./send.ts";
import { unlessAborted } from "./wait.ts";

/** Sees every call once, however many attempts it takes: `next` sends the request and gives the answer, its body unread. */
export type Middleware = (request: ClientRequest, next: Send) => Promise<Response>;

/** Sends a request on its way inwards. */
export type Send = (request: ClientRequest) => Promise<Response>;

/** What sends calls: the client without its table of paths. Functions of operations take it, and so do `pages`, `items` and `stream`. */
export interface Transport {
  /** Where the API answers, without a slash at its end. */
  readonly baseUrl: string;
  /** Adds a layer around all calls; the first added is the outermost. */
  use(middleware: Middleware): void;
  /** Calls an operation, `query` in place of the parts' own; what `pages`, `stream` and the functions of operations are made on. */
  call(
    operation: OperationInfo,
    input: RequestInput,
    settings?: CallSettings,
    query?: string,
    hold?: Hold,
  ): Promise<AnyResult>;
}

/**
 * Makes what sends calls.
 *
 * @throws {@link AuthError} at once for a token or base address that cannot be right; from a call for whatever would carry the token
 * elsewhere.
 * @throws {@link ClientError} at once `ERR_INVALID_OPTION` or `ERR_BROWSER`; from a call `ERR_INVALID_PARAMETER` or `ERR_INVALID_BODY` before
 * anything is sent, then `ERR_NETWORK`, `ERR_TIMEOUT` or `ERR_RATE_LIMIT`.
 *
 * @example
 * ```ts
 * const transport = createTransport();
 * const result = await getCompany(transport, { guid });
 * ```
 */
export function createTransport(options?: ClientOptions): Transport {
  const own: ClientOptions = ownProperties(options);
  const { token = tokenFromEnvironment(), baseUrl, fetch } = own;
  if (inBrowser && own.dangerouslyAllowBrowser !== true) {
    throw new ClientError("ERR_BROWSER", "in a browser everybody can read the token: see dangerouslyAllowBrowser");
  }
  const address = checkBaseUrl(baseUrl ?? readEnvironment("BITSIGHT_API_BASE") ?? "https://api.bitsighttech.com").href;
  const { source, redactToken } = createTokenRedactor(token);
  const guarded = createGuardedFetch({ baseUrl: address, token: source, ...(fetch && { fetch }) });
  const base = address.replace(/\/$/, "");
  const { begin, send } = createSender(guarded, redactToken, own);
  const layers: Middleware[] = [];

  return {
    baseUrl: base,
    use: (layer) => void layers.push(layer),
    async call(operation, input, settings, query, hold) {
      const call = begin(operation, settings, hold);
      const request = composeRequest(base, operation, input, query, call.signal);
      if (layers.length === 0) return toResult(await send(call, request), call, redactToken);
      const innermost: Send = async (inner) => {
        const { response, body } = await send(call, inner);
        return body === undefined ? response : copyResponse(response, body);
      };
      const onion = layers.reduceRight<Send>((next, layer) => async (outer) => layer(outer, next), innermost);
      const response = await unlessAborted(call.signal, onion(request));
      return toResult(await readBody(response, operation, redactToken, hold !== undefined), call, redactToken);
    },
  };
}
