import { assertNumber } from "../check-options.ts";
import type { ClientOptions } from "../options.ts";

export type TimeLimits = Readonly<Required<Pick<ClientOptions, "timeoutMs" | "deadlineMs">>>;

/** @throws {@link ClientError} `ERR_INVALID_OPTION` */
export function checkTimeLimits(limits: TimeLimits): TimeLimits {
  assertNumber("timeoutMs", limits.timeoutMs);
  assertNumber("deadlineMs", limits.deadlineMs);
  return limits;
}

/** A signal that aborts with the caller's signal or after a time. */
export interface Timer {
  readonly signal: AbortSignal;
  limitTo(ms: number): void;
  abort(reason: unknown): void;
  end(): void;
}

/** Starts a timer without a limit; `reason` creates the reason of its abort. */
export function startTimer(outer: AbortSignal | undefined, reason: () => unknown): Timer {
  const controller = new AbortController();
  const abort = () => controller.abort(outer?.reason);
  outer?.addEventListener("abort", abort);
  let timer: ReturnType<typeof setTimeout> | undefined;
  return {
    signal: controller.signal,
    limitTo(ms) {
      clearTimeout(timer);
      timer = setTimeout(() => controller.abort(reason()), Math.max(0, ms));
    },
    abort: (reason) => controller.abort(reason),
    end() {
      clearTimeout(timer);
      outer?.removeEventListener("abort", abort);
    },
  };
}
