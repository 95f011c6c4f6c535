import { Refusal } from "../http/http-error.ts";
import type { ContractOperation } from "./contract.ts";

/** How often one token may ask. */
export interface LimitOptions {
  /** How many requests at the same time. */
  concurrent: number;
  /** How many requests in a time; no limit where undefined, for the figure is not documented. */
  rate: { requests: number; seconds: number } | undefined;
}

/** Counts the requests of each token. */
export interface Limits {
  /** @throws {@link Refusal} 429 with the seconds to wait, when there are too many already */
  enter(token: string, operation: ContractOperation): void;
  /** Called once for each `enter` that did not throw. */
  leave(token: string, operation: ContractOperation): void;
}

/** Makes the limits. An operation with a lower one of its own (`x-rate-limit`) is held to both. */
export function createLimits({ concurrent, rate }: LimitOptions, now: () => number = () => performance.now()): Limits {
  const running = new Map<string, number>();
  const windows = new Map<string, { end: number; count: number }>();

  function countInWindow(token: string): void {
    if (rate === undefined) return;
    const time = now();
    let window = windows.get(token);
    if (window === undefined || window.end <= time) {
      // Each token's window begins with its first request; those long over are forgotten when a new one begins.
      for (const [other, { end }] of windows) if (end <= time) windows.delete(other);
      window = { end: time + rate.seconds * 1_000, count: 0 };
      windows.set(token, window);
    }
    if (window.count >= rate.requests) throw tooMany(Math.max(1, Math.ceil((window.end - time) / 1_000)));
    window.count += 1;
  }

  return {
    enter(token, operation) {
      const own = `${token} ${operation.id}`;
      const mine = running.get(token) ?? 0;
      const alike = operation.concurrent === undefined ? 0 : (running.get(own) ?? 0);
      // Guess: how long to wait is not known; places become free all the time.
      if (mine >= concurrent || alike >= (operation.concurrent ?? concurrent)) throw tooMany(1);
      countInWindow(token);
      running.set(token, mine + 1);
      if (operation.concurrent !== undefined) running.set(own, alike + 1);
    },
    leave(token, operation) {
      decrease(running, token);
      if (operation.concurrent !== undefined) decrease(running, `${token} ${operation.id}`);
    },
  };
}

function decrease(counts: Map<string, number>, key: string): void {
  const count = counts.get(key) ?? 0;
  if (count > 1) counts.set(key, count - 1);
  else counts.delete(key);
}

/** The text is a guess. */
function tooMany(seconds: number): Refusal {
  return new Refusal(429, `Too many requests. Try again in ${seconds} seconds.`, { "retry-after": String(seconds) });
}
