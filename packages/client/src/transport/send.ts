import { AuthError } from "@signet/auth";
import type { ClientErrorCode } from "../errors.ts";
import { assertOption, ClientError, ownProperties } from "../errors.ts";
import { limits } from "../generated/facts.ts";
import type { ClientRequest } from "../operations/compose.ts";
import type { OperationRow } from "../operations/operation.ts";
import type { Lane, Limit } from "./rate-limiter.ts";
import { createLane } from "./rate-limiter.ts";
import type { Mask } from "./redact-token.ts";
import type { Answer } from "./result.ts";
import { readBody } from "./result.ts";
import { readRetryAfter } from "./retry-after.ts";
import type { CallSettings, ClientOptions, Hold, Retry } from "./transport.ts";
import { waitUntil } from "./wait.ts";

/** One call under way. */
export interface Call {
  readonly row: OperationRow;
  readonly signal: AbortSignal | undefined;
  readonly timeoutMs: number;
  /** When it has to be over, in milliseconds of `performance.now()`. */
  readonly deadline: number;
  /** Whether it may be sent more than once, where the call or the contract says so. */
  readonly idempotent: boolean | undefined;
  readonly hold: Hold | undefined;
  attempts: number;
  retryAt: Date | undefined;
}

/** Sends the requests of calls, each as often as it takes. */
export interface Sender {
  begin(row: OperationRow, settings: CallSettings | undefined, hold: Hold | undefined): Call;
  send(call: Call, request: ClientRequest): Promise<Answer>;
}

/** Joins pacing, time limits and retries over a fetch. */
export function createSender(fetch: typeof globalThis.fetch, mask: Mask, options: ClientOptions): Sender {
  const { timeoutMs = 60_000, deadlineMs = 300_000, concurrent = limits.recommendedConcurrent, log } = options;
  const {
    attempts = options.retry === false ? 1 : 4,
    baseDelayMs = 500,
    maxDelayMs = 30_000,
  }: Retry = ownProperties(options.retry || undefined);
  const { requests, windowSeconds } = { ...limits, ...ownProperties(options.rate) };
  const times = checkTimes(ownProperties({ timeoutMs, deadlineMs }));
  assertOption("retry.attempts", attempts, 1, 100);
  assertOption("retry.baseDelayMs", baseDelayMs, 0);
  assertOption("retry.maxDelayMs", maxDelayMs, 0);
  assertOption("concurrent", concurrent, 1, limits.concurrent);
  assertOption("rate.requests", requests);
  assertOption("rate.windowSeconds", windowSeconds, 0);
  const newLane = (limit: Limit) => createLane({ ...limit, concurrent: Math.min(concurrent, limit.concurrent) });
  const shared = newLane({ concurrent, requests, windowSeconds });
  const all = [shared] as const;
  const own = new Map<string, Lane>();

  /** The lanes a request has to enter, the one of its operation first. */
  const lanesOf = ({ operationId, limit }: OperationRow): readonly [Lane, ...Lane[]] => {
    if (limit === undefined) return all;
    const lane = own.get(operationId) ?? newLane(limit);
    own.set(operationId, lane);
    return [lane, shared];
  };

  return {
    begin(row, settings, hold) {
      const each = settings ? checkTimes(ownProperties({ ...times, ...settings })) : times;
      if (each.signal !== undefined && !(each.signal instanceof AbortSignal)) {
        throw new ClientError("ERR_INVALID_OPTION", "the option signal must be an AbortSignal");
      }
      return {
        row,
        signal: each.signal,
        timeoutMs: each.timeoutMs,
        deadline: performance.now() + each.deadlineMs,
        idempotent: each.idempotent ?? row.idempotent,
        hold,
        attempts: 0,
        retryAt: undefined,
      };
    },
    async send(call, { url, method, headers, body }) {
      const { row, signal, hold } = call;
      const lanes = lanesOf(row);
      for (let tries = 1; ; tries++) {
        signal?.throwIfAborted();
        const controller = new AbortController();
        const abort = () => controller.abort(signal?.reason);
        signal?.addEventListener("abort", abort);
        let timer: ReturnType<typeof setTimeout> | undefined;
        const limitTo = (ms: number) => {
          clearTimeout(timer);
          timer = setTimeout(() => controller.abort(failure(call, "ERR_TIMEOUT", "no whole answer in time")), ms);
        };
        let entered = 0;
        const release = () => {
          clearTimeout(timer);
          signal?.removeEventListener("abort", abort);
          while (entered > 0) lanes[--entered]?.leave();
        };
        let answer: Answer | undefined;
        let error: unknown;
        try {
          for (const lane of lanes) {
            if (lane.pausedUntil > call.deadline) {
              call.retryAt = dateOf(lane.pausedUntil);
              throw failure(call, "ERR_RATE_LIMIT", "the server asked for a longer pause than the call may take");
            }
            const turn = lane.enter(controller.signal);
            if (turn) {
              limitTo(call.deadline - performance.now());
              await turn;
            }
            entered++;
          }
          limitTo(Math.min(call.timeoutMs, call.deadline - performance.now()));
          call.attempts++;
          log?.("request", call);
          const response = await fetch(url, { method, headers, body, signal: controller.signal });
          log?.("answer", call, { response });
          answer = await readBody(response, row, mask, hold !== undefined);
          if (hold && answer.body === undefined) {
            clearTimeout(timer);
            answer.response = hold(response, release);
            return answer;
          }
        } catch (thrown) {
          const lost = thrown instanceof AuthError && thrown.code === "ERR_NETWORK";
          error = lost ? failure(call, thrown.code, thrown.message, thrown) : thrown;
          if (controller.signal.aborted) error = controller.signal.reason;
        }
        release();
        if (answer?.response.ok) return answer;
        const now = performance.now();
        const { response } = answer ?? {};
        const asked = response && readRetryAfter(response);
        if (asked !== undefined) {
          call.retryAt = dateOf(now + asked);
          if (response?.status === 429) lanes[0].pause(now + asked);
        }
        const at = now + (asked ?? Math.random() * Math.min(maxDelayMs, baseDelayMs * 2 ** (tries - 1)));
        const passing = response
          ? passingStatus.test(`${response.status}`)
          : !signal?.aborted && error instanceof ClientError && /NETWORK|TIMEOUT/.test(error.code);
        const repeatable = call.idempotent ?? /^(GET|PUT|DELETE)$/.test(row.method);
        if (!passing || !repeatable || tries >= attempts || at > call.deadline) {
          if (answer) return answer;
          throw error;
        }
        log?.("retry", call, { response, error, waitMs: at - now });
        await waitUntil(at, signal);
        call.retryAt = undefined;
      }
    },
  };
}

type Times = CallSettings & { timeoutMs: number; deadlineMs: number };

function checkTimes(times: Times): Times {
  assertOption("timeoutMs", times.timeoutMs);
  assertOption("deadlineMs", times.deadlineMs);
  return times;
}

function failure(call: Call, code: ClientErrorCode, message: string, cause?: unknown): ClientError {
  const { row, attempts, retryAt } = call;
  return new ClientError(code, message, {
    operationId: row.operationId,
    attempts,
    ...(retryAt && { retryAt }),
    ...(cause !== undefined && { cause }),
  });
}

function dateOf(time: number): Date {
  return new Date(Math.min(Date.now() + time - performance.now(), latestDate));
}

// What may go away by itself: the server was busy, or something before it was.
const passingStatus = /^(408|429|500|502|503|504|52\d)$/;
const latestDate = 8.64e15;
