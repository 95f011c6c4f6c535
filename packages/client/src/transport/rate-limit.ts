import { assertCount, assertNumber, assertObject, checkOptions } from "../check-options.ts";
import { ClientError } from "../errors.ts";
import { limits } from "../generated/metadata.ts";
import type { ClientOptions } from "../options.ts";
import { type CallState, detailsOf } from "./call-state.ts";
import { createRateLimiter, type Limit, type RateLimiter } from "./rate-limiter.ts";
import type { Timer } from "./time-limits.ts";
import { dateOf } from "./wait.ts";

/** The limits of the client and of single operations. */
export interface RateLimit {
  /** Waits for a place in each limiter of the call. Those it gets are in `places`, also when it fails. */
  acquire(call: CallState, timer: Timer, places: RateLimiter[]): Promise<void>;
  /** Starts no request of the same limit before that time of `performance.now()`. */
  pause(call: CallState, until: number): void;
}

/** @throws {@link ClientError} `ERR_INVALID_OPTION` */
export function createRateLimit({ concurrency = limits.recommendedConcurrent, rateLimit }: ClientOptions): RateLimit {
  if (rateLimit !== undefined) {
    assertObject("the option rateLimit", rateLimit, ", such as { requests: 5_000, windowSeconds: 300 }");
  }
  const { requests = limits.requests, windowSeconds = limits.windowSeconds } = checkOptions("rateLimit", rateLimit);
  assertCount("concurrency", concurrency, limits.concurrent);
  assertCount("rateLimit.requests", requests);
  assertNumber("rateLimit.windowSeconds", windowSeconds, 0);
  const create = (limit: Limit) => createRateLimiter({ ...limit, concurrent: Math.min(concurrency, limit.concurrent) });
  const shared = create({ concurrent: concurrency, requests, windowSeconds });
  /** End the calls in the queue that a pause makes too late. */
  const waiting = new Set<() => void>();
  const own = new Map<string, RateLimiter>();

  const limitersOf = ({ operation: { operationId, limit } }: CallState): readonly [RateLimiter, ...RateLimiter[]] => {
    if (limit === undefined) return [shared];
    const limiter = own.get(operationId) ?? create(limit);
    own.set(operationId, limiter);
    return [limiter, shared];
  };

  return {
    async acquire(call, timer, places) {
      for (const limiter of limitersOf(call)) {
        if (!limiter.tryAcquire()) {
          timer.limitTo(call.deadline - performance.now());
          const check = () => {
            if (limiter.pausedUntil <= call.deadline) return;
            call.retryAt = dateOf(limiter.pausedUntil);
            const message = "the server asked for a pause beyond the call's deadline";
            timer.abort(new ClientError("ERR_RATE_LIMIT", message, detailsOf(call)));
          };
          waiting.add(check);
          check();
          await limiter.acquire(timer.signal).finally(() => waiting.delete(check));
        }
        places.push(limiter);
      }
    },
    pause(call, until) {
      limitersOf(call)[0].pause(until);
      for (const check of waiting) check();
    },
  };
}
