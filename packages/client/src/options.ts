import type { TokenSource } from "@signet/auth";
import type { Log } from "./transport/log.ts";

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
