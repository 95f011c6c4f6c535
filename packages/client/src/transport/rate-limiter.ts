import { unlessAborted } from "./wait.ts";

/** A limit of requests. */
export interface Limit {
  /** Requests at the same time. */
  readonly concurrent: number;
  /** Requests in `windowSeconds`; unlimited if left out. */
  readonly requests?: number;
  readonly windowSeconds?: number;
}

/** Limits requests, first come, first served. */
export interface RateLimiter {
  /** Takes a place at once, or returns the promise of one. End it with {@link RateLimiter.release}. */
  acquire(signal: AbortSignal): Promise<void> | undefined;
  release(): void;
  /** Stops all requests until a time, in milliseconds of `performance.now()`. */
  pause(until: number): void;
  readonly pausedUntil: number;
}

/**
 * Creates a rate limiter.
 *
 * A request counts from its start until `windowSeconds` after its end. The server saw it somewhere in between, so no window of the
 * server's, wherever it begins, has more requests than allowed.
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

  /** Returns the time until a place is free; infinite where a running request must end first. */
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
    acquire(signal) {
      if (queue.length === 0 && untilFree() <= 0) {
        active++;
        return undefined;
      }
      const { promise, resolve } = Promise.withResolvers<void>();
      queue.push(resolve);
      advance();
      return unlessAborted(signal, promise, () => {
        const place = queue.indexOf(resolve);
        // The place was given in the same moment as the abort: give it back.
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
