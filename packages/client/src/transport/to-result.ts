import type { CallState } from "./call-state.ts";
import { promisedKind, type ReadResponse, redactResponse } from "./read-response.ts";
import type { RedactToken } from "./redact-token.ts";
import type { ResponseInfo } from "./response-info.ts";
import type { AnyResult, UnexpectedResult } from "./result.ts";
import { StatusError } from "./status-error.ts";

export function toResult(
  { response, kind, body }: ReadResponse,
  { operation, attempts, retryAt }: CallState,
  redactToken: RedactToken,
): AnyResult {
  const { status, ok } = response;
  const info: ResponseInfo = { response, operationId: operation.operationId, attempts, retryAt };
  const declared = (value: unknown): AnyResult =>
    ok ? { status, data: value, ...info } : { status, error: value, ...info };
  const unexpected = (reason: UnexpectedResult["reason"]): UnexpectedResult => {
    const redacted = { ...info, ...redactResponse(response, `${body}`, redactToken) };
    return { status: "unexpected", reason, ...redacted, error: new StatusError(redacted, redacted.body, reason) };
  };
  if (kind === undefined) return unexpected(promisedKind(operation, status) === undefined ? "status" : "content-type");
  if (body === undefined) return declared(response.body);
  if (kind !== "json") return declared(kind === "" ? undefined : body);
  try {
    const value = JSON.parse(`${body}`);
    // The contract's failures are objects: with null, `error` would not say that the call failed.
    if (ok || value) return declared(value);
  } catch {}
  return unexpected("json");
}
