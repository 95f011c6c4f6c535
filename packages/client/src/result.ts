import { AuthError } from "@signet/auth";
import type { OperationRow } from "./generated/operations.ts";

/**
 * What a call resolves to: one member for each status the contract declares, told apart by the literal `status`, and one for
 * everything else.
 */
export type Result<Operation> =
  | (Operation extends { responses: infer Responses }
      ? { [Status in keyof Responses & number]: DeclaredResult<Status, Body<Responses[Status]>> }[keyof Responses &
          number]
      : never)
  | UnexpectedResult;

/** An answer as the contract has it: `data` when it went well, `error` when it did not. */
export type DeclaredResult<Status extends number, Content> = `${Status}` extends `2${string}`
  ? { status: Status; data: Content; response: Response }
  : { status: Status; error: Content; response: Response };

/** An answer outside the contract: a status it does not declare, or a body that is not the JSON it promises. */
export interface UnexpectedResult {
  status: "unexpected";
  /** What was wrong with it. */
  reason: "status" | "content-type" | "json";
  /** The body as text, as the server sent it. */
  body: string;
  /** The answer, its body read already. */
  response: Response;
}

type Body<Declared> = Declared extends { content: { "application/json": infer Content } } ? Content : undefined;

/** Any result, as loose as it is at run time. */
export type AnyResult = { status: number; data?: unknown; error?: unknown; response: Response } | UnexpectedResult;

/**
 * Reads an answer and sorts it into the members of {@link Result}.
 *
 * @throws {@link AuthError} `ERR_NETWORK` when the answer breaks off; an aborted call rejects with the reason of its signal.
 */
export async function readResult(
  response: Response,
  { responses }: OperationRow,
  signal: AbortSignal,
): Promise<AnyResult> {
  const { status } = response;
  const declared = Object.hasOwn(responses, status) ? responses[status] : undefined;
  const key = response.ok ? "data" : "error";
  if (declared === "empty") {
    response.body?.cancel().catch(() => {});
    return { status, [key]: undefined, response };
  }
  let body: string;
  try {
    body = await response.text();
  } catch {
    signal.throwIfAborted();
    throw new AuthError("ERR_NETWORK", "the answer broke off");
  }
  const unexpected = (reason: UnexpectedResult["reason"]): UnexpectedResult => ({
    status: "unexpected",
    reason,
    body,
    response,
  });
  if (declared === undefined) return unexpected("status");
  const type = response.headers.get("content-type") ?? "";
  if (!json.test(type)) {
    if (/text|bytes/.test(declared) && type !== "" && !html.test(type)) return { status, [key]: body, response };
    return unexpected("content-type");
  }
  try {
    return { status, [key]: JSON.parse(body), response };
  } catch {
    return unexpected("json");
  }
}

const html = /^text\/html\b/i;
const json = /^application\/([\w.-]+\+)?json\s*(;|$)/i;
