import { AuthError } from "@signet/auth";
import type { ClientErrorCode } from "../errors.ts";
import { assertOption, ClientError } from "../errors.ts";
import { limits } from "../generated/metadata.ts";
import type { ClientRequest } from "../operations/compose.ts";
import type { OperationInfo } from "../operations/operation-info.ts";
import type { CallSettings, ClientOptions, Retry } from "../options.ts";
import { ownProperties } from "../own-properties.ts";
import type { CallState, Hold } from "./call-state.ts";
import type { Limit, RateLimiter } from "./rate-limiter.ts";
import { createRateLimiter } from "./rate-limiter.ts";
import type { RedactToken } from "./redact-token.ts";
import type { Answer } from "./result.ts";
import { readBody } from "./result.ts";
import { readRetryAfter } from "./retry-after.ts";
import { waitUntil } from "./wait.ts";

/** Sends the requests of calls, each as often as it takes. */
export interface Sender {
  begin(operation: OperationInfo, settings: CallSettings | undefined, hold: Hold | undefined): CallState;
  send(call: CallState, request: ClientRequest): Promise<Answer>;
}

/** Joins pacing, time limits and retries over a fetch. */
export function createSender(fetch: typeof globalThis.fetch, redactToken: RedactToken, options: ClientOptions): Sender {
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
  const newLimiter = (limit: Limit) =>
    createRateLimiter({ ...limit, concurrent: Math.min(concurrent, limit.concurrent) });
  const shared = newLimiter({ concurrent, requests, windowSeconds });
  const all = [shared] as const;
  const own = new Map<string, RateLimiter>();

  /** Returns the limiters of a request, that of its operation first. */
  const limitersOf = ({ operationId, limit }: OperationInfo): readonly [RateLimiter, ...RateLimiter[]] => {
    if (limit === undefined) return all;
    const limiter = own.get(operationId) ?? newLimiter(limit);
    own.set(operationId, limiter);
    return [limiter, shared];
  };

  return {
    begin(operation, settings, hold) {
      const each = settings ? checkTimes(ownProperties({ ...times, ...settings })) : times;
      if (each.signal !== undefined && !(each.signal instanceof AbortSignal)) {
        throw new ClientError("ERR_INVALID_OPTION", "the option signal must be an AbortSignal");
      }
      return {
        operation,
        signal: each.signal,
        timeoutMs: each.timeoutMs,
        deadline: performance.now() + each.deadlineMs,
        idempotent: each.idempotent ?? operation.idempotent,
        hold,
        attempts: 0,
        retryAt: undefined,
      };
    },
    async send(call, { url, method, headers, body }) {
      const { operation, signal, hold } = call;
      const limiters = limitersOf(operation);
      for (let tries = 1; ; tries++) {
        signal?.throwIfAborted();
        const controller = new AbortController();
        const abort = () => controller.abort(signal?.reason);
        signal?.addEventListener("abort", abort);
        let timer: ReturnType<typeof setTimeout> | undefined;
        const limitTo = (ms: number) => {
          clearTimeout(timer);
          timer = setTimeout(
            () => controller.abort(failure(call, "ERR_TIMEOUT", `no complete response within ${Math.round(ms)} ms`)),
            ms,
          );
        };
        let acquired = 0;
        const release = () => {
          clearTimeout(timer);
          signal?.removeEventListener("abort", abort);
          while (acquired > 0) limiters[--acquired]?.release();
        };
        let answer: Answer | undefined;
        let error: unknown;
        try {
          for (const limiter of limiters) {
            if (limiter.pausedUntil > call.deadline) {
              call.retryAt = dateOf(limiter.pausedUntil);
              throw failure(call, "ERR_RATE_LIMIT", "Retry-After is later than the call's deadline");
            }
            const turn = limiter.acquire(controller.signal);
            if (turn) {
              limitTo(call.deadline - performance.now());
              await turn;
            }
            acquired++;
          }
          limitTo(Math.min(call.timeoutMs, call.deadline - performance.now()));
          call.attempts++;
          log?.("request", call);
          const response = await fetch(url, { method, headers, body, signal: controller.signal });
          log?.("answer", call, { response });
          answer = await readBody(response, operation, redactToken, hold !== undefined);
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
          if (response?.status === 429) limiters[0].pause(now + asked);
        }
        const at = now + (asked ?? Math.random() * Math.min(maxDelayMs, baseDelayMs * 2 ** (tries - 1)));
        const passing = response
          ? passingStatus.test(`${response.status}`)
          : !signal?.aborted && error instanceof ClientError && /NETWORK|TIMEOUT/.test(error.code);
        const repeatable = call.idempotent ?? /^(GET|PUT|DELETE)$/.test(operation.method);
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

function failure(call: CallState, code: ClientErrorCode, message: string, cause?: unknown): ClientError {
  const { operation, attempts, retryAt } = call;
  return new ClientError(code, message, {
    operationId: operation.operationId,
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
