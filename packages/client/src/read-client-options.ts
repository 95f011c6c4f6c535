import {
  AuthError,
  checkBaseUrl,
  checkToken,
  readEnvironment,
  type TokenSource,
  tokenFromEnvironment,
} from "@signet/auth";
import { assertFunctions, checkOptions } from "./check-options.ts";
import { ClientError, toClientError } from "./errors.ts";
import type { ClientOptions, RetryOptions } from "./options.ts";
import { inBrowser } from "./runtime.ts";
import { createRateLimit, type RateLimit } from "./transport/rate-limit.ts";
import { checkRetry } from "./transport/retry.ts";
import { checkTimeLimits, type TimeLimits } from "./transport/time-limits.ts";

/** The checked options of a client, with their defaults. */
export interface CheckedClient {
  /** Without a slash at its end. */
  baseUrl: string;
  token: TokenSource;
  fetch: typeof globalThis.fetch;
  log: ClientOptions["log"];
  retry: Required<RetryOptions>;
  rateLimit: RateLimit;
  timeLimits: TimeLimits;
}

/** @throws {@link ClientError} `ERR_INVALID_OPTION`, `ERR_BROWSER`, or the code of a wrong token or base URL. */
export function readClientOptions(options: ClientOptions | undefined): CheckedClient {
  const own = checkOptions("createClient", options);
  const { token = tokenFromEnvironment(), timeoutMs = 60_000, deadlineMs = 300_000, fetch, log } = own;
  if (inBrowser && own.dangerouslyAllowBrowser !== true) {
    throw new ClientError("ERR_BROWSER", "in a browser everybody can read the token: see dangerouslyAllowBrowser");
  }
  assertFunctions({ fetch, log });
  return {
    baseUrl: readBaseUrl(own.baseUrl),
    token: readToken(token),
    // Looked up at every request, so that a later replacement of the global fetch, as MSW makes it, counts.
    fetch: fetch ?? ((input, init) => globalThis.fetch(input, init)),
    log,
    retry: checkRetry(own.retry),
    rateLimit: createRateLimit(own),
    timeLimits: checkTimeLimits({ timeoutMs, deadlineMs }),
  };
}

function readBaseUrl(option: string | undefined): string {
  // An empty variable counts as unset.
  const variable = option === undefined ? readEnvironment("BITSIGHT_API_BASE") : "";
  const value = option === undefined ? variable || "https://api.bitsighttech.com" : option;
  try {
    return checkBaseUrl(value).href.replace(/\/$/, "");
  } catch (error) {
    if (!(error instanceof AuthError)) throw error;
    throw new ClientError(error.code, describeBaseUrl(error, value) + (variable ? " (from BITSIGHT_API_BASE)" : ""));
  }
}

function describeBaseUrl({ code, message }: AuthError, value: unknown): string {
  if (typeof value !== "string" || value === "") return "baseUrl must be a URL, such as https://api.bitsighttech.com";
  if (code === "ERR_INSECURE_URL" || !/^https:\/\//i.test(value)) return "baseUrl must start with https://";
  if (code === "ERR_URL_USERINFO") return "baseUrl must not have a user name or password: use the option token";
  return `baseUrl must be https://host/path: ${message}`;
}

function readToken(token: TokenSource): TokenSource {
  if (typeof token === "function") return token;
  try {
    return checkToken(token);
  } catch (error) {
    throw toClientError(error);
  }
}
