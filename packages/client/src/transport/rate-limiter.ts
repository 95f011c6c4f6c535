import type { OperationInfo } from "../operations/operation-info.ts";
import { unlessAborted } from "./wait.ts";

/** A number of requests at the same time, and optionally in a time. */
export type Limit = NonNullable<OperationInfo["limit"]>;

/** A queue of requests, first come, first served. */
export interface RateLimiter {
  /** Takes a place if one is free. Every place ends with {@link RateLimiter.release}. */
  tryAcquire(): boolean;
  /** Waits for a place. */
  acquire(signal: AbortSignal): Promise<void>;
  release(): void;
  /** Gives out no place before that time of `performance.now()`. */
  pause(until: number): void;
  readonly pausedUntil: number;
}

/**
 * Creates a rate limiter.
 *
 * A request counts from its beginning until the window's length after its end. The server saw it somewhere in between, so that no window
 * of its own, wherever that begins, has more requests than the limit.
 */
export function createRateLimiter({
  concurrent,
  requests = Number.POSITIVE_INFINITY,
  windowSeconds = 0,
}: Limit): RateLimiter {
  const ended: number[] = [];
  const queue: (() => void)[] = [];
  let active = 0;
  let pausedUntil = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  /** Returns how long no place is free; infinite while all requests are under way. */
  const untilFree = (): number => {
    const now = performance.now();
    const horizon = now - windowSeconds * 1_000;
    while (ended.length > 0 && (ended[0] ?? 0) <= horizon) ended.shift();
    if (active >= concurrent) return Number.POSITIVE_INFINITY;
    const budget = active + ended.length < requests ? 0 : (ended[0] ?? Number.POSITIVE_INFINITY) - horizon;
    return Math.max(budget, pausedUntil - now);
  };
  const advance = () => {
    clearTimeout(timer);
    let delay = 0;
    while (queue.length > 0) {
      delay = untilFree();
      if (delay > 0) break;
      active++;
      queue.shift()?.();
    }
    if (queue.length > 0 && delay < Number.POSITIVE_INFINITY) timer = setTimeout(advance, Math.min(delay + 1, 1e9));
  };
  const release = () => {
    active--;
    if (windowSeconds > 0) ended.push(performance.now());
    advance();
  };

  return {
    release,
    tryAcquire() {
      const free = queue.length === 0 && untilFree() <= 0;
      if (free) active++;
      return free;
    },
    acquire(signal) {
      const { promise, resolve } = Promise.withResolvers<void>();
      queue.push(resolve);
      advance();
      return unlessAborted(signal, promise, () => {
        const place = queue.indexOf(resolve);
        // A place that came in the same moment as the abort is given back.
        if (place < 0) release();
        else queue.splice(place, 1);
      });
    },
    pause(until) {
      pausedUntil = Math.max(pausedUntil, until);
      advance();
    },
    get pausedUntil() {
      return pausedUntil;
    },
  };
}
