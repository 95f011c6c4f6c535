import type { TokenSource } from "@signet/auth";
import type { Middleware } from "openapi-fetch";
import type { Log } from "./transport/log.ts";

/** The options of `createClient`. An unknown or wrong one is an error that names the nearest right one. */
export interface ClientOptions {
  /**
   * The API token, or a function that returns it and is called before every request.
   *
   * @defaultValue the environment variable `BITSIGHT_API_TOKEN`, read at every request
   */
  token?: TokenSource;
  /**
   * The base URL of the API; `https:` only.
   *
   * @defaultValue the environment variable `BITSIGHT_API_BASE`, or else `https://api.bitsighttech.com`
   */
  baseUrl?: string;
  /** The function that sends requests, below the guard. @defaultValue the global `fetch`, looked up at every request */
  fetch?: typeof fetch;
  /** The time limit for one request with its whole response, in milliseconds. @defaultValue `60_000` */
  timeoutMs?: number;
  /** The time limit for a call with its queue, attempts and waits, in milliseconds. @defaultValue `300_000` */
  deadlineMs?: number;
  /** When and how often to retry; `false` for never. @defaultValue up to 4 attempts */
  retry?: RetryOptions | false;
  /**
   * The number of requests in flight at the same time, 1 to 20, over all calls of this client.
   *
   * @defaultValue `3`, the vendor's advice
   */
  concurrency?: number;
  /**
   * The number of requests in a number of seconds, over all calls of this client.
   *
   * @defaultValue 5,000 in 300 seconds, which no source confirms
   */
  rateLimit?: RateLimitOptions;
  /** Receives events without secrets; made by `createLog`. */
  log?: Log;
  /** Allows the client in a browser, where everybody who uses the page can read the token. @defaultValue `false` */
  dangerouslyAllowBrowser?: boolean;
}

/** A number of requests per time. */
export interface RateLimitOptions {
  requests: number;
  windowSeconds: number;
}

/** When and how often to retry. Only GET, PUT, DELETE and calls that are idempotent are retried. */
export interface RetryOptions {
  /** The number of requests that a call may make in all. @defaultValue `4` */
  attempts?: number;
  /**
   * The longest wait before the second attempt, doubled for each one after it. The wait is a random part of it ("full jitter"), or
   * exactly what `Retry-After` says.
   *
   * @defaultValue `500`
   */
  baseDelayMs?: number;
  /** The bound of the doubled wait. @defaultValue `30_000` */
  maxDelayMs?: number;
}

/** The options of one call beside its parameters and body. */
export interface CallSettings {
  /** Aborts the call, which rejects with the signal's reason. */
  signal?: AbortSignal;
  /** Replaces the client's `timeoutMs` for this call. */
  timeoutMs?: number;
  /** Replaces the client's `deadlineMs` for this call. */
  deadlineMs?: number;
  /** Allows retries of a POST or PATCH. */
  idempotent?: boolean;
  /** Adds headers; `authorization` is always the client's own. */
  headers?: Readonly<Record<string, string>>;
  /** Adds openapi-fetch middleware for this call, after the client's. */
  middleware?: Middleware[];
}

/** The options of a list beside its parameters. */
export interface PageSettings extends CallSettings {
  /** The number of pages before `ERR_PAGE_LIMIT`. @defaultValue `10_000` */
  maxPages?: number;
  /** Starts at the `next` of an earlier page, perhaps from another process. */
  from?: string;
}
