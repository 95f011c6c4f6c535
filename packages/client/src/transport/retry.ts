import { assertNumber, checkOptions, invalidOption } from "../check-options.ts";
import { ClientError } from "../errors.ts";
import type { ClientOptions, RetryOptions } from "../options.ts";
import type { Send } from "./attempt.ts";
import type { CallState } from "./call-state.ts";
import type { Log } from "./log.ts";
import type { RateLimit } from "./rate-limit.ts";
import type { ReadResponse } from "./read-response.ts";
import { readRetryAfter } from "./retry-after.ts";
import { dateOf, waitUntil } from "./wait.ts";

/** Validates the option retry and fills in its defaults. @throws {@link ClientError} `ERR_INVALID_OPTION` */
export function checkRetry(retry: ClientOptions["retry"]): Required<RetryOptions> {
  if (retry !== undefined && retry !== false && (typeof retry !== "object" || retry === null)) {
    throw invalidOption("the option retry must be false or an object, such as { attempts: 3 }");
  }
  const {
    attempts = retry === false ? 1 : 4,
    baseDelayMs = 500,
    maxDelayMs = 30_000,
  }: RetryOptions = checkOptions("retry", retry || undefined);
  assertNumber("retry.attempts", attempts, 1, 100);
  assertNumber("retry.baseDelayMs", baseDelayMs, 0);
  assertNumber("retry.maxDelayMs", maxDelayMs, 0);
  return { attempts, baseDelayMs, maxDelayMs };
}

/** Retries transient failures of repeatable requests. */
export function withRetry(
  send: Send,
  { attempts, baseDelayMs, maxDelayMs }: Required<RetryOptions>,
  rateLimit: RateLimit,
  log: Log | undefined,
): Send {
  return async (call, request) => {
    for (let attempt = 1; ; attempt++) {
      const outcome = await send(call, request).catch((error: unknown) => ({ error }));
      const response = "response" in outcome ? outcome.response : undefined;
      if (response?.ok) return outcome as ReadResponse;
      const now = performance.now();
      const waitMs = response && readRetryAfter(response);
      if (waitMs !== undefined) {
        call.retryAt = dateOf(now + waitMs);
        if (response?.status === 429) rateLimit.pause(call, now + waitMs);
      }
      const at = now + (waitMs ?? Math.random() * Math.min(maxDelayMs, baseDelayMs * 2 ** (attempt - 1)));
      if (!isTransient(call, outcome) || !call.repeatable || attempt >= attempts || at > call.deadline) {
        if ("error" in outcome) throw outcome.error;
        return outcome;
      }
      log?.("retry", call, { response, error: "error" in outcome ? outcome.error : undefined, waitMs: at - now });
      await waitUntil(at, call.signal);
      call.retryAt = undefined;
    }
  };
}

function isTransient({ signal }: CallState, outcome: ReadResponse | { error: unknown }): boolean {
  if ("response" in outcome) return /^(408|429|500|502|503|504|52\d)$/.test(`${outcome.response.status}`);
  const { error } = outcome;
  return !signal?.aborted && error instanceof ClientError && /^ERR_(NETWORK|TIMEOUT)$/.test(error.code);
}
