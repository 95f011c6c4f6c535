import { formatCredentials } from "./credentials.ts";
import { AuthError } from "./errors.ts";
import { networkError } from "./network-error.ts";
import { own } from "./own.ts";
import { parseRequest, unlessAborted } from "./request.ts";
import { checkToken, type TokenSource } from "./token.ts";
import { checkBaseUrl, showOrigin } from "./url.ts";

/** Options of {@link createGuardedFetch}. Only the object's own properties count. */
export interface GuardOptions {
  /** The only origin that receives the token: an `https:` URL without userinfo, query or fragment. */
  baseUrl: string;
  /** The token, or a function that returns it. */
  token: TokenSource;
  /**
   * The function that sends requests. It receives the real `Authorization` header.
   *
   * @defaultValue the runtime's `fetch` at the time of this call
   */
  fetch?: typeof fetch;
}

/**
 * Creates a `fetch` that sends the token to one origin only, over HTTPS.
 *
 * Pass it to any library that takes a `fetch`. Every request is checked after all middleware of that library: scheme, origin, userinfo,
 * method. Redirects are never followed: each 3xx but 304 is an error. Of an init, only `method`, `headers`, `body` and `signal` are used;
 * everything else (`redirect`, `credentials`, a runtime's `dispatcher`, `proxy` or `tls`) is ignored.
 *
 * @throws {@link AuthError} at once for a bad option, and from the returned function `ERR_INSECURE_URL`, `ERR_OTHER_ORIGIN`,
 * `ERR_URL_USERINFO`, `ERR_INVALID_URL`, `ERR_INVALID_TOKEN`, `ERR_INVALID_REQUEST`, `ERR_REDIRECT`, `ERR_CERTIFICATE` or `ERR_NETWORK`.
 * An aborted call rejects with the reason of its signal, and a failed token function with its own error.
 */
export function createGuardedFetch(options: GuardOptions): typeof fetch {
  const { baseUrl, token, fetch: send = fetch } = own(options);
  const base = checkBaseUrl(baseUrl);
  const authorize = (value: string) => formatCredentials({ userId: checkToken(value) });
  const authorization = typeof token === "function" ? async () => authorize(await token()) : authorize(token);

  return async function guardedFetch(input, init) {
    const { url, method, headers, body, signal } = parseRequest(input, init);
    if (url.origin !== base.origin) {
      throw new AuthError("ERR_OTHER_ORIGIN", `the token is for ${showOrigin(base)}, not for ${showOrigin(url)}`);
    }
    signal?.throwIfAborted();
    const content = typeof body === "function" ? await unlessAborted(signal, body()) : body;
    headers.set(
      "authorization",
      typeof authorization === "string" ? authorization : await unlessAborted(signal, authorization()),
    );
    let response: Response;
    try {
      response = await send(
        url.href,
        own<RequestInit>({
          ...{ method, headers, body: content, signal: signal ?? null, redirect: "manual" as const },
          ...(content && { duplex: "half" as const }),
          ...withoutCookies,
        }),
      );
    } catch (error) {
      signal?.throwIfAborted();
      throw networkError(error, showOrigin(base));
    }
    // A mock of fetch may resolve to anything.
    const { type, status = 0, redirected }: Partial<Response> = Object(response);
    if (type === "opaqueredirect" || redirected || (status >= 300 && status < 400 && status !== 304)) {
      response.body?.cancel().catch(() => {});
      throw new AuthError(
        "ERR_REDIRECT",
        `${showOrigin(base)} responded with a redirect (${status}): redirects are not followed`,
      );
    }
    return response;
  };
}

// Workers have no cookies, and throw at `credentials`.
const withoutCookies = Object.hasOwn(Request.prototype, "credentials") && { credentials: "omit" as const };
