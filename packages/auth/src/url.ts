import { AuthError } from "./errors.ts";

/**
 * Checks a base URL and returns it parsed.
 *
 * @throws {@link AuthError} `ERR_INVALID_URL`, `ERR_INSECURE_URL` or `ERR_URL_USERINFO`. The message quotes nothing of the URL.
 */
export function checkBaseUrl(baseUrl: string): URL {
  const url = checkUrl(baseUrl);
  if (!plainBase.test(baseUrl)) {
    throw new AuthError("ERR_INVALID_URL", "the base URL must be https://host/path, without a query or a fragment");
  }
  return url;
}

/** Parses a URL, which is read once, so that the checked value is the one sent. */
export function checkUrl(address: unknown): URL {
  let url: URL;
  try {
    url = new PlatformUrl(`${address}`);
  } catch {
    throw new AuthError("ERR_INVALID_URL", "the URL must be absolute: https://host/path");
  }
  if (url.protocol !== "https:") {
    // The scheme is not shown: a token with its colon, pasted as a URL, parses as one.
    throw new AuthError("ERR_INSECURE_URL", "the URL must start with https://");
  }
  if (url.username || url.password) {
    throw new AuthError("ERR_URL_USERINFO", "the URL must not contain user:password@; pass the token as an option");
  }
  return url;
}

/** Returns the origin for a message. A label as long as a token is hidden, because it may be one. */
export function showOrigin({ origin, host }: URL): string {
  return /[^.]{32}/.test(host) ? "that host" : origin;
}

// Taken when this file is loaded: a later replacement of the global changes nothing.
const PlatformUrl = URL;

// Tested as text, because a URL parser repairs https:host, https:/\host and https:///host.
const plainBase = /^https:\/\/[^\s/\\][^\s\\?#]*$/i;
