import { createMiddleware } from "hono/factory";
import { HttpError } from "../http/http-error.ts";
import type { ContractOperation } from "./contract.ts";
import type { ApiEnvironment } from "./router.ts";

export interface RateLimitOptions {
  concurrent: number;
  /** The number of requests in a period. @defaultValue unlimited, because the real number is not documented */
  rate?: { requests: number; seconds: number } | undefined;
}

export function limitRate(options: RateLimitOptions) {
  const limiter = createRateLimiter(options);
  return createMiddleware<ApiEnvironment>(async (context, next) => {
    const { principal, route } = context.var;
    limiter.acquire(principal.guid, route.operation);
    try {
      await next();
    } finally {
      // Requests that arrive together are concurrent, even if one has its response before the next is looked at.
      setImmediate(() => limiter.release(principal.guid, route.operation));
    }
  });
}

/** Creates a rate limiter. An operation with a lower limit (`x-rate-limit`) has both limits. */
export function createRateLimiter({ concurrent, rate }: RateLimitOptions, now = () => performance.now()) {
  const running = new Map<string, number>();
  const windows = new Map<string, { end: number; count: number }>();

  function countInWindow(token: string): void {
    if (rate === undefined) return;
    const time = now();
    let window = windows.get(token);
    if (window === undefined || window.end <= time) {
      // A token's window begins with its first request. Windows that are over are forgotten when a new one begins.
      for (const [other, { end }] of windows) if (end <= time) windows.delete(other);
      window = { end: time + rate.seconds * 1_000, count: 0 };
      windows.set(token, window);
    }
    if (window.count >= rate.requests) throw tooMany(Math.max(1, Math.ceil((window.end - time) / 1_000)));
    window.count += 1;
  }

  return {
    /** @throws {@link HttpError} 429 with the seconds to wait, when a limit is reached */
    acquire(token: string, operation: ContractOperation) {
      const key = `${token} ${operation.id}`;
      const ofToken = running.get(token) ?? 0;
      const ofOperation = running.get(key) ?? 0;
      // Guess: how long to wait is not known; places become free all the time.
      if (ofToken >= concurrent || ofOperation >= (operation.concurrent ?? concurrent)) throw tooMany(1);
      countInWindow(token);
      running.set(token, ofToken + 1);
      running.set(key, ofOperation + 1);
    },
    release(token: string, operation: ContractOperation) {
      decrease(running, token);
      decrease(running, `${token} ${operation.id}`);
    },
  };
}

function decrease(counts: Map<string, number>, key: string): void {
  const count = counts.get(key) ?? 0;
  if (count > 1) counts.set(key, count - 1);
  else counts.delete(key);
}

/** The text is a guess. */
function tooMany(seconds: number): HttpError {
  return new HttpError(429, `Too many requests. Try again in ${seconds} seconds.`, { "retry-after": String(seconds) });
}
