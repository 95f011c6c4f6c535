import type { OperationInfo } from "../operations/operation-info.ts";

/** A call in progress. */
export interface CallState {
  readonly operation: OperationInfo;
  readonly signal: AbortSignal | undefined;
  readonly timeoutMs: number;
  /** The end of its time, in milliseconds of `performance.now()`. */
  readonly deadline: number;
  /** Whether it may be sent more than once, if the call or the contract says so. */
  readonly idempotent: boolean | undefined;
  readonly hold: Hold | undefined;
  attempts: number;
  retryAt: Date | undefined;
}

/** Takes over a response whose body is unread; its place in the rate limit is taken until `release`. */
export type Hold = (response: Response, release: () => void) => Response;
