import { AuthError } from "@signet/auth";
import type { OperationInfo } from "../operations/operation-info.ts";
import type { CallState } from "./call-state.ts";
import type { RedactToken } from "./redact-token.ts";

/** What every result says of its call. */
export interface Answered {
  /** The answer, its body read already. */
  response: Response;
  operationId: string;
  /** How many requests it took. */
  attempts: number;
  /** When the server is ready for another attempt, where it said so and that is too late for this call. */
  retryAt: Date | undefined;
}

/**
 * What a call resolves to: one member for each status the contract declares, told apart by the literal `status`, and one for
 * everything else.
 */
export type Result<Shape> =
  | (Shape extends { responses: infer Responses }
      ? { [Status in keyof Responses & number]: DeclaredResult<Status, Body<Responses[Status]>> }[keyof Responses &
          number]
      : never)
  | UnexpectedResult;

/** An answer as the contract has it: `data` when it went well, `error` when it did not. */
export type DeclaredResult<Status extends number, Content> = `${Status}` extends `2${string}`
  ? Answered & { status: Status; data: Content }
  : Answered & { status: Status; error: Content };

/** An answer outside the contract: a status it does not declare, or a body that is not what it promises. */
export interface UnexpectedResult extends Answered {
  status: "unexpected";
  /** What was wrong with it. */
  reason: "status" | "content-type" | "json";
  /** The body as text, as the server sent it, up to a megabyte; our own token in it is masked. */
  body: string;
}

type Body<Declared> = Declared extends { content: infer Content }
  ? Content extends { "application/json": infer Json }
    ? Json
    : { [Type in keyof Content]: Type extends `text/${string}` ? string : Uint8Array<ArrayBuffer> }[keyof Content]
  : undefined;

/** Any result, as loose as it is at run time. */
export type AnyResult = (Answered & { status: number; data?: unknown; error?: unknown }) | UnexpectedResult;

/** An answer, what kind of it the contract promises, and what was read; nothing is read of a stream. */
export interface Answer {
  response: Response;
  kind: string | undefined;
  body?: string | Uint8Array<ArrayBuffer> | undefined;
}

/** How an answer has to be read: what the contract promises for its status and what its own content type says agree on it. */
function kindOf({ status, headers }: Response, { responses }: OperationInfo): string | undefined {
  const promised = Object.hasOwn(responses, status) ? responses[status] : undefined;
  if (promised === undefined || promised === "") return promised;
  const type = headers.get("content-type") ?? "";
  if (json.test(type)) return promised.includes("json") ? "json" : undefined;
  return promised
    .split(" ")
    .find((kind) => (kind === "text" ? /^text\/(?!html)/i : /^(application|image)\//i).test(type));
}

/**
 * Reads the body of an answer; of what went wrong, no more than a megabyte.
 *
 * @param held - leaves a body that the contract promises unread.
 * @throws {@link AuthError} `ERR_NETWORK` when the answer breaks off.
 */
export async function readBody(
  response: Response,
  operation: OperationInfo,
  redactToken: RedactToken,
  held: boolean,
): Promise<Answer> {
  const kind = kindOf(response, operation);
  const failed = !response.ok || kind === undefined;
  if (!failed && kind === "") {
    response.body?.cancel().catch(() => {});
    return { response, kind, body: "" };
  }
  if (!failed && held) return { response, kind };
  try {
    if (!failed && kind === "bytes") return { response, kind, body: new Uint8Array(await response.arrayBuffer()) };
    // Read by hand, for that can be ended, and is quicker than Node.js's own `text`.
    const reader = response.body?.getReader();
    const decoder = new TextDecoder();
    let text = "";
    for (let size = 0; reader; ) {
      const { done, value } = await reader.read();
      text += decoder.decode(value, { stream: !done });
      if (done) break;
      size += value.length;
      if (failed && size >= mostOfFailure) {
        reader.cancel().catch(() => {});
        break;
      }
    }
    return failed ? { kind, ...redactResponse(response, text, redactToken) } : { response, kind, body: text };
  } catch {
    throw new AuthError("ERR_NETWORK", "the response ended early");
  }
}

/** A failure without our own token, which a server may repeat in a header, too. */
function redactResponse(
  response: Response,
  text: string,
  redactToken: RedactToken,
): { response: Response; body: string } {
  const fields = [...response.headers].map(([name, value]): [string, string] => [name, redactToken(value)]);
  return { response: copyResponse(response, null, fields), body: redactToken(text).slice(0, mostOfFailure) };
}

/** The same answer with another body; its address is kept. */
export function copyResponse(
  { status, statusText, headers, url }: Response,
  body: BodyInit | null,
  fields: [string, string][] | Headers = headers,
): Response {
  const copy = new Response(bodiless.test(`${status}`) ? null : body, { status, statusText, headers: fields });
  return Object.defineProperty(copy, "url", { value: url });
}

/** Sorts an answer into the members of {@link Result}. */
export function toResult(
  { response, kind, body }: Answer,
  { operation, attempts, retryAt }: CallState,
  redactToken: RedactToken,
): AnyResult {
  const { status, ok } = response;
  const answered = { response, operationId: operation.operationId, attempts, retryAt };
  const declared = (value: unknown): AnyResult =>
    ok ? { status, data: value, ...answered } : { status, error: value, ...answered };
  const unexpected = (reason: UnexpectedResult["reason"]): UnexpectedResult => ({
    status: "unexpected",
    reason,
    ...answered,
    ...redactResponse(response, `${body}`, redactToken),
  });
  if (kind === undefined) return unexpected(Object.hasOwn(operation.responses, status) ? "content-type" : "status");
  if (body === undefined) return declared(response.body);
  if (kind !== "json") return declared(kind === "" ? undefined : body);
  try {
    return declared(JSON.parse(`${body}`));
  } catch {
    return unexpected("json");
  }
}

// A Response of the platform refuses a body with these.
const bodiless = /^(101|204|205|304)$/;
const mostOfFailure = 1_048_576;
const json = /^application\/([\w.-]+\+)?json\s*(;|$)/i;
