import { assertCount, assertNumber, checkOptions, invalidOption } from "../check-options.ts";
import { ClientError } from "../errors.ts";
import type { ClientOptions, RetryOptions } from "../options.ts";
import type { Send } from "./attempt.ts";
import type { CallState } from "./call-state.ts";
import type { Log } from "./log.ts";
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
  assertCount("retry.attempts", attempts, 100);
  assertNumber("retry.baseDelayMs", baseDelayMs, 0);
  assertNumber("retry.maxDelayMs", maxDelayMs, 0);
  return { attempts, baseDelayMs, maxDelayMs };
}

/** Retries transient failures of repeatable requests. */
export function withRetry(
  send: Send,
  { attempts, baseDelayMs, maxDelayMs }: Required<RetryOptions>,
  log: Log | undefined,
): Send {
  return async (call, request) => {
    for (let attempt = 1; ; attempt++) {
      let read: ReadResponse | undefined;
      let error: unknown;
      try {
        read = await send(call, request);
        if (read.response.ok) return read;
      } catch (thrown) {
        error = thrown;
      }
      const response = read?.response;
      const now = performance.now();
      const waitMs = response && readRetryAfter(response);
      if (waitMs !== undefined) call.retryAt = dateOf(now + waitMs);
      const at = now + (waitMs ?? Math.random() * Math.min(maxDelayMs, baseDelayMs * 2 ** (attempt - 1)));
      if (!isTransient(call, response, error) || !call.repeatable || attempt >= attempts || at > call.deadline) {
        if (read === undefined) throw error;
        return read;
      }
      log?.("retry", call, { response, error, waitMs: at - now });
      await waitUntil(at, call.signal);
      call.retryAt = undefined;
    }
  };
}

function isTransient({ signal }: CallState, response: Response | undefined, error: unknown): boolean {
  if (response) return /^(408|429|500|502|503|504|52\d)$/.test(`${response.status}`);
  return !signal?.aborted && error instanceof ClientError && /^ERR_(NETWORK|TIMEOUT)$/.test(error.code);
}
