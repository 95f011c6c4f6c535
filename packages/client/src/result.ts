import { AuthError } from "@signet/auth";
import type { Mask } from "./mask.ts";
import type { OperationRow } from "./operation.ts";
import type { Call } from "./send.ts";

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

/** An answer and what was read of it; nothing is read of a stream. */
export interface Answer {
  response: Response;
  body?: string | Uint8Array<ArrayBuffer> | undefined;
}

/** Whether the body is one that the contract promises, so that it may be handed on unread. */
export function isStream(response: Response, row: OperationRow): boolean {
  return response.ok && Boolean(kindOf(response, row));
}

/** How an answer has to be read: what the contract promises for its status and what its own content type says agree on it. */
function kindOf({ status, headers }: Response, { answers }: OperationRow): string | undefined {
  const promised = Object.hasOwn(answers, status) ? answers[status] : undefined;
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
 * @throws {@link AuthError} `ERR_NETWORK` when the answer breaks off.
 */
export async function readBody(response: Response, row: OperationRow, mask: Mask): Promise<Answer> {
  const kind = kindOf(response, row);
  try {
    if (!response.ok || kind === undefined) {
      return maskAnswer(response, await readSome(response), mask);
    }
    if (kind === "bytes") return { response, body: new Uint8Array(await response.arrayBuffer()) };
    if (kind !== "") return { response, body: await response.text() };
  } catch {
    throw new AuthError("ERR_NETWORK", "the answer broke off");
  }
  response.body?.cancel().catch(() => {});
  return { response, body: "" };
}

/** A failure without our own token, which a server may repeat in a header, too. */
function maskAnswer(response: Response, text: string, mask: Mask): { response: Response; body: string } {
  const fields = [...response.headers].map(([name, value]): [string, string] => [name, mask(value)]);
  return { response: copyResponse(response, null, fields), body: mask(text).slice(0, mostOfFailure) };
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

async function readSome({ body }: Response): Promise<string> {
  if (body === null) return "";
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let text = "";
  for (let size = 0; ; ) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    size += value.length;
    text += decoder.decode(value, { stream: true });
    if (size >= mostOfFailure) {
      reader.cancel().catch(() => {});
      return text;
    }
  }
}

/** Sorts an answer into the members of {@link Result}. */
export function toResult({ response, body }: Answer, { row, attempts, retryAt }: Call, mask: Mask): AnyResult {
  const { status, ok } = response;
  const answered = { response, operationId: row.operationId, attempts, retryAt };
  const kind = kindOf(response, row);
  const key = ok ? "data" : "error";
  const unexpected = (reason: UnexpectedResult["reason"]): UnexpectedResult => ({
    status: "unexpected",
    reason,
    ...answered,
    ...maskAnswer(response, `${body}`, mask),
  });
  if (kind === undefined) return unexpected(Object.hasOwn(row.answers, status) ? "content-type" : "status");
  if (body === undefined) return { status, data: response.body, ...answered };
  if (kind !== "json") return { status, [key]: kind === "" ? undefined : body, ...answered };
  try {
    return { status, [key]: JSON.parse(`${body}`), ...answered };
  } catch {
    return unexpected("json");
  }
}

// A Response of the platform refuses a body with these.
const bodiless = /^(101|204|205|304)$/;
const mostOfFailure = 1_048_576;
const json = /^application\/([\w.-]+\+)?json\s*(;|$)/i;
