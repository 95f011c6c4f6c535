import { unlessAborted } from "./wait.ts";

/** How many requests may be made. */
export interface Limit {
  /** How many at the same time. */
  readonly concurrent: number;
  /** How many in `windowSeconds`; no such limit if left out. */
  readonly requests?: number;
  readonly windowSeconds?: number;
}

/** Where requests wait for their turn, first come, first served. */
export interface Lane {
  /** Takes a turn at once, or returns the promise of one. Every turn ends with {@link Lane.leave}. */
  enter(signal: AbortSignal): Promise<void> | undefined;
  leave(): void;
  /** Lets nobody in until that time, in milliseconds of `performance.now()`. */
  pause(until: number): void;
  /** When the pause is over. */
  readonly pausedUntil: number;
}

/**
 * Makes a lane. A turn counts against the window from its beginning until the window's length after its end: the server saw the request
 * somewhere in between, so that no window of its own, wherever that begins, can hold more than are allowed.
 */
export function createLane({ concurrent, requests = Number.POSITIVE_INFINITY, windowSeconds = 0 }: Limit): Lane {
  const ended: number[] = [];
  const queue: (() => void)[] = [];
  let active = 0;
  let pausedUntil = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  /** How long until a turn is free; infinite when that is up to those who have one. */
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

  const leave = () => {
    active--;
    if (windowSeconds > 0) ended.push(performance.now());
    advance();
  };

  return {
    leave,
    enter(signal) {
      if (queue.length === 0 && untilFree() <= 0) {
        active++;
        return undefined;
      }
      const { promise, resolve } = Promise.withResolvers<void>();
      queue.push(resolve);
      advance();
      return unlessAborted(signal, promise, () => {
        const place = queue.indexOf(resolve);
        // The turn came in the same moment as the abort: it is given back.
        if (place < 0) leave();
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
