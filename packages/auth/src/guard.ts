import { formatCredentials } from "./credentials.ts";
import { AuthError } from "./errors.ts";
import type { TokenSource } from "./token.ts";
import { checkToken } from "./token.ts";

/** What {@link createGuardedFetch} needs to know. */
export interface GuardOptions {
  /** The only origin that may ever see the token: an `https:` address without userinfo, query or fragment. */
  baseUrl: string;
  /** The token, or where it comes from. */
  token: TokenSource;
  /**
   * The function that sends.
   *
   * @defaultValue the runtime's own `fetch`, as it is when this is called
   */
  fetch?: typeof fetch;
}

/**
 * Checks a base address.
 *
 * @returns the address, parsed.
 * @throws {@link AuthError} `ERR_INVALID_URL`, `ERR_INSECURE_URL` or `ERR_URL_USERINFO`; the message names scheme or host only.
 */
export function checkBaseUrl(baseUrl: string): URL {
  const url = parse(baseUrl);
  if (url.search !== "" || url.hash !== "" || !/^https?:\/\/[^\\]/i.test(baseUrl)) {
    throw new AuthError(
      "ERR_INVALID_URL",
      "a base address is https://host, perhaps with a path, without a query or a fragment",
    );
  }
  return url;
}

/**
 * Makes a `fetch` that places the token, and refuses to send it anywhere but to the base address over HTTPS.
 *
 * Give it to any library that takes a `fetch`. The checks run on every call, after all middleware of that library: scheme, origin,
 * userinfo. Redirects are never followed: each 3xx but 304 is an error.
 *
 * @throws {@link AuthError} at once for a bad option, and from the returned function `ERR_INSECURE_URL`, `ERR_OTHER_ORIGIN`,
 * `ERR_URL_USERINFO`, `ERR_INVALID_URL`, `ERR_INVALID_TOKEN`, `ERR_INVALID_REQUEST`, `ERR_REDIRECT` or `ERR_NETWORK`. An aborted call
 * rejects with the reason of its signal.
 */
export function createGuardedFetch(options: GuardOptions): typeof fetch {
  const { origin } = checkBaseUrl(options.baseUrl);
  const source = options.token;
  if (typeof source !== "function") checkToken(source);
  const send = options.fetch ?? globalThis.fetch;

  return async function guardedFetch(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
    // The address is read once: what was checked is what is sent.
    const url = parse(typeof input === "object" && "url" in input ? input.url : `${input}`);
    if (url.origin !== origin) {
      throw new AuthError("ERR_OTHER_ORIGIN", `the token belongs to ${origin}; a request to ${url.origin} was refused`);
    }
    const { method, headers, body, signal } = await readRequest(url, input, init);
    headers.set(
      "authorization",
      formatCredentials({ userId: checkToken(typeof source === "function" ? await source() : source) }),
    );
    const response = await attempt(
      send,
      url,
      ownInit({ method, headers, body, signal, redirect: "manual", credentials: "omit" }),
    );
    if (isRedirect(response)) {
      await response.body?.cancel();
      throw new AuthError(
        "ERR_REDIRECT",
        `${origin} answered with a redirect (${response.status}); redirects are never followed`,
      );
    }
    return response;
  };
}

interface Outgoing {
  method: string;
  headers: Headers;
  body: ArrayBuffer | null;
  signal: AbortSignal;
}

/** Whatever the caller passed, read as one request, so that no property of it is looked at twice. */
async function readRequest(url: URL, input: RequestInfo | URL, init?: RequestInit): Promise<Outgoing> {
  let request: Request;
  try {
    request = typeof input === "object" && "url" in input ? new Request(input, init) : new Request(url, init);
  } catch {
    // The platform's own message may quote a header or an address.
    throw new AuthError("ERR_INVALID_REQUEST", "the runtime refused the request's method, headers or body");
  }
  const { method, headers, signal } = request;
  return {
    method,
    headers: new Headers(headers),
    body: request.body === null ? null : await request.arrayBuffer(),
    signal,
  };
}

/** An init whose properties are all its own: a polluted `Object.prototype` cannot add one. */
function ownInit(init: RequestInit): RequestInit {
  return Object.assign(Object.create(null), init);
}

async function attempt(send: typeof fetch, url: URL, init: RequestInit): Promise<Response> {
  try {
    return await send(url.href, init);
  } catch (error) {
    if (init.signal?.aborted) throw init.signal.reason;
    throw new AuthError("ERR_NETWORK", `no answer from ${url.origin}${reason(error)}`);
  }
}

/** The system's code is kept (`ECONNREFUSED`, `CERT_HAS_EXPIRED`); its message and the error itself might hold a header. */
function reason(error: unknown): string {
  const code = (error as { cause?: { code?: unknown } } | undefined)?.cause?.code;
  return typeof code === "string" && /^[A-Z0-9_]{1,64}$/.test(code) ? `: ${code}` : "";
}

function isRedirect({ type, status, redirected }: Response): boolean {
  return type === "opaqueredirect" || redirected || (status >= 300 && status < 400 && status !== 304);
}

function parse(address: string): URL {
  const url = URL.parse(address);
  if (url === null)
    throw new AuthError("ERR_INVALID_URL", "the address is not an absolute URL; expected https://host/path");
  if (url.protocol !== "https:") {
    throw new AuthError("ERR_INSECURE_URL", `tokens travel over https: only, got ${url.protocol}`);
  }
  if (url.username !== "" || url.password !== "") {
    throw new AuthError(
      "ERR_URL_USERINFO",
      `the address of ${url.host} has userinfo before the @; pass the token as an option instead`,
    );
  }
  return url;
}
