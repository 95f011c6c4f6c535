import { ClientError, toClientError } from "../errors.ts";
import type { OutgoingRequest } from "../safe-request.ts";
import { type CallState, detailsOf } from "./call-state.ts";
import type { Log } from "./log.ts";
import type { RateLimit } from "./rate-limit.ts";
import type { RateLimiter } from "./rate-limiter.ts";
import { type ReadResponse, readResponse } from "./read-response.ts";
import type { RedactToken } from "./redact-token.ts";
import { readRetryAfter } from "./retry-after.ts";
import { keepBodyOpen } from "./streaming-body.ts";
import { startTimer } from "./time-limits.ts";
import { unlessAborted } from "./wait.ts";

export type Send = (call: CallState, request: OutgoingRequest) => Promise<ReadResponse>;

/** Creates the function that sends a request once: its place in the queue, its time limits, the guarded fetch, the response. */
export function createAttempt(
  fetch: typeof globalThis.fetch,
  rateLimit: RateLimit,
  redactToken: RedactToken,
  log: Log | undefined,
): Send {
  async function exchange(call: CallState, { url, method, headers, body }: OutgoingRequest, signal: AbortSignal) {
    const response = await fetch(url, { method, headers, body, signal });
    signal.throwIfAborted();
    if (typeof response?.headers?.get !== "function") {
      throw new ClientError("ERR_INVALID_OPTION", "the option fetch must return a Response", detailsOf(call));
    }
    const waitMs = response.status === 429 ? readRetryAfter(response) : undefined;
    // Before the place is free: the next call in the queue must wait, too.
    if (waitMs !== undefined) rateLimit.pause(call, performance.now() + waitMs);
    log?.("response", call, { response });
    return { response, read: await readResponse(response, call, redactToken) };
  }

  return async (call, request) => {
    call.signal?.throwIfAborted();
    const timer = startTimer(
      call.signal,
      () => new ClientError("ERR_TIMEOUT", "the response was not complete in time", detailsOf(call)),
    );
    const places: RateLimiter[] = [];
    let streaming = false;
    const end = () => {
      timer.end();
      for (const limiter of places.splice(0)) limiter.release();
    };
    try {
      await rateLimit.acquire(call, timer, places);
      timer.limitTo(Math.min(call.timeoutMs, call.deadline - performance.now()));
      call.attempts++;
      log?.("request", call);
      // A fetch of the caller's may ignore the signal.
      const { response, read } = await unlessAborted(timer.signal, exchange(call, request, timer.signal));
      if (read.body !== undefined) return read;
      streaming = true;
      return { ...read, response: keepBodyOpen(response, timer, call, end) };
    } catch (error) {
      throw timer.signal.aborted ? timer.signal.reason : toClientError(error, detailsOf(call));
    } finally {
      if (!streaming) end();
    }
  };
}
