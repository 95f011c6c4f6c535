import type { ErrorDetails } from "../errors.ts";
import type { OperationInfo } from "../operations/operation-info.ts";
import type { CheckedCall } from "../read-call-options.ts";
import { checkTimeLimits, type TimeLimits } from "./time-limits.ts";

export interface CallState {
  readonly operation: OperationInfo;
  readonly signal: AbortSignal | undefined;
  readonly timeoutMs: number;
  /** The end of the call's time, in milliseconds of `performance.now()`. */
  readonly deadline: number;
  /** True if the request may be sent more than once. */
  readonly repeatable: boolean;
  /** True if the body of a success is left unread. */
  readonly streaming: boolean;
  attempts: number;
  retryAt: Date | undefined;
}

/** @throws {@link ClientError} `ERR_INVALID_OPTION` */
export function createCallState(
  operation: OperationInfo,
  limits: TimeLimits,
  { signal, timeoutMs = limits.timeoutMs, deadlineMs = limits.deadlineMs, idempotent, streaming }: CheckedCall,
): CallState {
  checkTimeLimits({ timeoutMs, deadlineMs });
  return {
    operation,
    signal,
    timeoutMs,
    deadline: performance.now() + deadlineMs,
    repeatable: idempotent ?? operation.idempotent ?? /^(GET|PUT|DELETE)$/.test(operation.method),
    streaming,
    attempts: 0,
    retryAt: undefined,
  };
}

export function detailsOf({ operation, attempts, retryAt }: CallState): ErrorDetails {
  return { operationId: operation.operationId, attempts, retryAt };
}
