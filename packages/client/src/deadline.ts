import { ClientError } from "./errors.ts";

/** A signal for one call, and what has to be done when the call is over. */
export interface Deadline {
  signal: AbortSignal;
  clear(): void;
}

/** Starts the clock of one call: its signal aborts with the caller's, or with `ERR_TIMEOUT` when the time is up. */
export function startDeadline(timeoutMs: number, signal?: AbortSignal): Deadline {
  if (signal !== undefined && !(signal instanceof AbortSignal)) {
    throw new ClientError("ERR_INVALID_OPTION", "the option signal must be an AbortSignal");
  }
  const controller = new AbortController();
  const abort = () => controller.abort(signal?.reason);
  if (signal?.aborted) abort();
  signal?.addEventListener("abort", abort);
  const timer = setTimeout(
    () => controller.abort(new ClientError("ERR_TIMEOUT", `no whole answer within ${timeoutMs} ms`)),
    timeoutMs,
  );
  return {
    signal: controller.signal,
    clear() {
      clearTimeout(timer);
      signal?.removeEventListener("abort", abort);
    },
  };
}

/** @throws {@link ClientError} `ERR_INVALID_OPTION` for what a timer cannot count. */
export function assertTimeout(timeoutMs: number): void {
  if (typeof timeoutMs !== "number" || !(timeoutMs >= 1 && timeoutMs <= longestTimer)) {
    throw new ClientError("ERR_INVALID_OPTION", `the option timeoutMs must be from 1 to ${longestTimer}`);
  }
}

// Beyond 32 bits a timer fires at once.
const longestTimer = 2_147_483_647;
