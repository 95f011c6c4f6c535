import { AuthError } from "./errors.ts";
import { readRequest, unlessAborted } from "./request.ts";
import type { TokenSource } from "./token.ts";
import { checkToken } from "./token.ts";
import { checkBaseUrl, showOrigin } from "./url.ts";

/** What {@link createGuardedFetch} needs to know. Own properties of the object count, inherited ones do not. */
export interface GuardOptions {
  /** The only origin that may ever see the token: an `https:` address without userinfo, query or fragment. */
  baseUrl: string;
  /** The token, or where it comes from. */
  token: TokenSource;
  /**
   * The function that sends. It is handed the real `Authorization` field.
   *
   * @defaultValue the runtime's own `fetch`, as it is when this is called
   */
  fetch?: typeof fetch;
}

/**
 * Makes a `fetch` that places the token, and refuses to send it anywhere but to the base address over HTTPS.
 *
 * Give it to any library that takes a `fetch`. The checks run on every call, after all middleware of that library: scheme, origin,
 * userinfo, method. Redirects are never followed: each 3xx but 304 is an error. Of an init, `method`, `headers`, `body` and `signal`
 * are taken; whatever else it holds (`redirect`, `credentials`, a runtime's `dispatcher`, `proxy` or `tls`) is left out.
 *
 * @throws {@link AuthError} at once for a bad option, and from the returned function `ERR_INSECURE_URL`, `ERR_OTHER_ORIGIN`,
 * `ERR_URL_USERINFO`, `ERR_INVALID_URL`, `ERR_INVALID_TOKEN`, `ERR_INVALID_REQUEST`, `ERR_REDIRECT` or `ERR_NETWORK`. An aborted call
 * rejects with the reason of its signal, and one whose token function fails with the error of that function.
 */
export function createGuardedFetch(options: GuardOptions): typeof fetch {
  const { baseUrl, token, fetch: send = fetch }: GuardOptions = Object.assign(Object.create(null), options);
  const base = checkBaseUrl(baseUrl);
  // A token is visible ASCII without a colon: nothing that formatCredentials would have to encode or refuse.
  const authorize = (value: string) => `Basic ${btoa(`${checkToken(value)}:`)}`;
  const authorization = typeof token === "function" ? async () => authorize(await token()) : authorize(token);

  return async function guardedFetch(input, init) {
    const { url, method, headers, body, signal } = readRequest(input, init);
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
        // All own properties, that a polluted Object.prototype cannot add to, and none that a runtime throws at.
        Object.assign(
          Object.create(nothing),
          { method, headers, body: content, signal: signal ?? null, redirect: "manual" },
          content && { duplex: "half" },
          omitted,
        ),
      );
    } catch (error) {
      signal?.throwIfAborted();
      throw new AuthError("ERR_NETWORK", `no answer from ${showOrigin(base)}${systemCode(error)}`);
    }
    const { type, status, redirected } = response;
    if (type === "opaqueredirect" || redirected || (status >= 300 && status < 400 && status !== 304)) {
      response.body?.cancel().catch(() => {});
      throw new AuthError("ERR_REDIRECT", `${showOrigin(base)} answered with a redirect (${status}); none is followed`);
    }
    return response;
  };
}

/** The system's code is kept (`ECONNREFUSED`, `CERT_HAS_EXPIRED`); its message and the error itself might hold a header. */
function systemCode(error: unknown): string {
  const { code, cause }: { code?: unknown; cause?: { code?: unknown } } = Object(error);
  const text = `${cause?.code ?? code}`;
  return /^E[A-Z]+$|^[A-Z]+(_[A-Z0-9]+)+$/.test(text) ? `: ${text}` : "";
}

// Workers throw at `credentials`, for they have no cookies that could be left out.
const omitted = Object.hasOwn(Request.prototype, "credentials") && { credentials: "omit" };

// An object over nothing is quicker to fill than one that has no prototype.
const nothing: object = Object.create(null);
