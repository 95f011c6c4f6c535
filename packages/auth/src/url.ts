import { AuthError } from "./errors.ts";

/**
 * Checks a base address.
 *
 * @returns the address, parsed.
 * @throws {@link AuthError} `ERR_INVALID_URL`, `ERR_INSECURE_URL` or `ERR_URL_USERINFO`; the message names a host at most.
 */
export function checkBaseUrl(baseUrl: string): URL {
  const url = checkUrl(baseUrl);
  if (!plainBase.test(baseUrl)) {
    throw new AuthError("ERR_INVALID_URL", "a base address is https://host/path and nothing more");
  }
  return url;
}

/** Reads an address once and parses it: what was checked is what can be sent. */
export function checkUrl(address: unknown): URL {
  let url: URL;
  try {
    url = new PlatformUrl(`${address}`);
  } catch {
    throw new AuthError("ERR_INVALID_URL", "not an absolute URL, as https://host/path is");
  }
  if (url.protocol !== "https:") {
    // The scheme is not shown: a token with its colon, pasted as an address, parses as one.
    throw new AuthError("ERR_INSECURE_URL", "tokens travel over https: only");
  }
  if (url.username || url.password) {
    throw new AuthError("ERR_URL_USERINFO", "userinfo before the @ of the address; pass the token as an option");
  }
  return url;
}

/** The origin as it may stand in a message: a label as long as a token is not shown, for it may be one. */
export function showOrigin({ origin, host }: URL): string {
  return /[^.]{32}/.test(host) ? "that host" : origin;
}

// Taken when this file is loaded: a later replacement of the global changes nothing.
const PlatformUrl = URL;

// Read literally, for a URL parser mends what "looks relative": https:host, https:/\host, https:///host
const plainBase = /^https:\/\/[^\s/\\][^\s\\?#]*$/i;
