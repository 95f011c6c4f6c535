import type { TokenSource } from "@signet/auth";
import { checkBaseUrl, createGuardedFetch, readEnvironment, tokenFromEnvironment } from "@signet/auth";
import { ClientError, ownProperties } from "../errors.ts";
import type { ClientRequest } from "../operations/compose.ts";
import { composeRequest, inBrowser } from "../operations/compose.ts";
import type { OperationRow, Parts } from "../operations/operation.ts";
import type { Log } from "./log.ts";
import { watchToken } from "./redact-token.ts";
import type { AnyResult } from "./result.ts";
import { copyResponse, readBody, toResult } from "./result.ts";
import { createSender } from "./send.ts";
import { unlessAborted } from "./wait.ts";

/** What {@link createTransport} and `createClient` may be told. Own properties of the object count, inherited ones do not. */
export interface ClientOptions {
  /**
   * The API token, or a function asked for it before every request.
   *
   * @defaultValue the environment variable `BITSIGHT_API_TOKEN`, read at every request
   */
  token?: TokenSource;
  /**
   * Where the API answers; `https:` only.
   *
   * @defaultValue the environment variable `BITSIGHT_API_BASE`, or else `https://api.bitsighttech.com`
   */
  baseUrl?: string;
  /**
   * The function that sends, beneath the guard.
   *
   * @defaultValue the runtime's `fetch`
   */
  fetch?: typeof fetch;
  /**
   * How long one request and its whole answer may take, in milliseconds.
   *
   * @defaultValue `60_000`
   */
  timeoutMs?: number;
  /**
   * How long a call may take in all: waiting for its turn, every attempt, and the waits between them, in milliseconds.
   *
   * @defaultValue `300_000`
   */
  deadlineMs?: number;
  /**
   * When and how often to try again; `false` for never.
   *
   * @defaultValue up to 4 attempts
   */
  retry?: Retry | false;
  /**
   * How many requests may be on their way at the same time, 1 to 20, over all calls of this client.
   *
   * @defaultValue `3`, the vendor's advice
   */
  concurrent?: number;
  /**
   * How many requests may be made in how many seconds, over all calls of this client.
   *
   * @defaultValue 5,000 in 300 seconds, as the contract guesses
   */
  rate?: { requests: number; windowSeconds: number };
  /** Told what happens, without secrets; made by `createLog`. */
  log?: Log;
  /**
   * Lets the client run in a browser, where everybody who uses the page can read the token.
   *
   * @defaultValue `false`: a browser is refused
   */
  dangerouslyAllowBrowser?: boolean;
}

/** When and how often to try again. Only what is idempotent is: a GET, PUT or DELETE, and what the contract or the call says is. */
export interface Retry {
  /**
   * How many requests a call may make in all.
   *
   * @defaultValue `4`
   */
  attempts?: number;
  /**
   * The longest wait before the second attempt, doubled for each one after it; the wait is a random part of it ("full jitter"). What
   * `Retry-After` says is waited exactly instead.
   *
   * @defaultValue `500`
   */
  baseDelayMs?: number;
  /**
   * Where doubling ends.
   *
   * @defaultValue `30_000`
   */
  maxDelayMs?: number;
}

/** What a single call may be told beside its input. */
export interface CallSettings {
  /** Aborts the call at any moment; it rejects with the signal's reason. */
  signal?: AbortSignal;
  /** As the client's option, for this call. */
  timeoutMs?: number;
  /** As the client's option, for this call. */
  deadlineMs?: number;
  /** Says that a POST or PATCH may be sent again when it failed. */
  idempotent?: boolean;
}

/** Sees every call once, however many attempts it takes: `next` sends the request and gives the answer, its body unread. */
export type Middleware = (request: ClientRequest, next: Send) => Promise<Response>;

/** Sends a request on its way inwards. */
export type Send = (request: ClientRequest) => Promise<Response>;

/** Takes over an answer whose body is left unread; the turn is taken until `release`. */
export type Hold = (response: Response, release: () => void) => Response;

/** What sends calls: the client without its table of paths. Functions of operations take it, and so do `pages`, `items` and `stream`. */
export interface Transport {
  /** Where the API answers, without a slash at its end. */
  readonly baseUrl: string;
  /** Adds a layer around all calls; the first added is the outermost. */
  use(middleware: Middleware): void;
  /** Calls an operation, `query` in place of the parts' own; what `pages`, `stream` and the functions of operations are made on. */
  call(row: OperationRow, parts: Parts, settings?: CallSettings, query?: string, hold?: Hold): Promise<AnyResult>;
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
  const { source, mask } = watchToken(token);
  const guarded = createGuardedFetch({ baseUrl: address, token: source, ...(fetch && { fetch }) });
  const base = address.replace(/\/$/, "");
  const { begin, send } = createSender(guarded, mask, own);
  const layers: Middleware[] = [];

  return {
    baseUrl: base,
    use: (layer) => void layers.push(layer),
    async call(row, parts, settings, query, hold) {
      const call = begin(row, settings, hold);
      const request = composeRequest(base, row, parts, query, call.signal);
      if (layers.length === 0) return toResult(await send(call, request), call, mask);
      const innermost: Send = async (inner) => {
        const { response, body } = await send(call, inner);
        return body === undefined ? response : copyResponse(response, body);
      };
      const onion = layers.reduceRight<Send>((next, layer) => async (outer) => layer(outer, next), innermost);
      const response = await unlessAborted(call.signal, onion(request));
      return toResult(await readBody(response, row, mask, hold !== undefined), call, mask);
    },
  };
}
