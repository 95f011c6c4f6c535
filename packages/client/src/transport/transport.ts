import { createGuardedFetch } from "@signet/auth";
import type { CheckedClient } from "../read-client-options.ts";
import type { Send } from "./attempt.ts";
import { createAttempt } from "./attempt.ts";
import type { RedactToken } from "./redact-token.ts";
import { rememberToken } from "./redact-token.ts";
import { withRetry } from "./retry.ts";

/** Composes the layers below openapi-fetch: retries → rate limit and time limits → guard → fetch. */
export function createTransport({ baseUrl, token, fetch, log, retry, rateLimit }: CheckedClient): {
  send: Send;
  redactToken: RedactToken;
} {
  const { source, redactToken } = rememberToken(token);
  const guardedFetch = createGuardedFetch({ baseUrl, token: source, fetch });
  const attempt = createAttempt(guardedFetch, rateLimit, redactToken, log);
  return { send: withRetry(attempt, retry, rateLimit, log), redactToken };
}
