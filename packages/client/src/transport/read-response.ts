import { ClientError } from "../errors.ts";
import type { OperationInfo } from "../operations/operation-info.ts";
import { type CallState, detailsOf } from "./call-state.ts";
import { decodeBody } from "./decode-body.ts";
import type { RedactToken } from "./redact-token.ts";

export interface ReadResponse {
  response: Response;
  /** The kind of body that the contract and the content type agree on; `undefined` outside the contract. */
  kind: string | undefined;
  /** The body; `undefined` if it is left unread. */
  body?: string | Uint8Array<ArrayBuffer> | undefined;
}

/** Reads the body of a response, and at most a megabyte of a failure's. @throws {@link ClientError} `ERR_NETWORK` */
export async function readResponse(
  response: Response,
  call: CallState,
  redactToken: RedactToken,
): Promise<ReadResponse> {
  const kind = kindOf(response, call.operation);
  const failed = !response.ok || kind === undefined;
  if (!failed && kind === "") {
    response.body?.cancel().catch(() => {});
    return { response, kind, body: "" };
  }
  if (!failed && call.streaming) return { response, kind };
  try {
    if (!failed && kind === "bytes") return { response, kind, body: new Uint8Array(await response.arrayBuffer()) };
    const text = await decodeBody(response, kind, failed ? maxFailureBytes : Number.POSITIVE_INFINITY);
    return failed ? { kind, ...redactResponse(response, text, redactToken) } : { response, kind, body: text };
  } catch {
    throw endedEarly(call);
  }
}

export function endedEarly(call: CallState): ClientError {
  return new ClientError("ERR_NETWORK", "the response ended early", detailsOf(call));
}

/** Returns how the body is read: what the contract promises for the status, if the content type agrees. */
function kindOf({ status, headers }: Response, operation: OperationInfo): string | undefined {
  const promised = promisedKind(operation, status);
  if (promised === undefined || promised === "") return promised;
  const type = headers.get("content-type") ?? "";
  if (json.test(type)) return promised.includes("json") ? "json" : undefined;
  return promised
    .split(" ")
    .find((kind) => (kind === "text" ? /^text\/(?!html)/i : /^(application|image)\//i).test(type));
}

export function promisedKind({ success, failures }: OperationInfo, status: number): string | undefined {
  return Object.hasOwn(success, status) ? success[status] : failures.includes(status) ? "json" : undefined;
}

/** Redacts our own token in a failure; a server may repeat it in a header, too. */
export function redactResponse(
  response: Response,
  text: string,
  redactToken: RedactToken,
): { response: Response; body: string } {
  const fields = [...response.headers].map(([name, value]): [string, string] => [name, redactToken(value)]);
  const { status, statusText, url } = response;
  const redacted = { status, statusText: redactToken(statusText), headers: new Headers(fields), url };
  return { response: copyResponse(redacted, null), body: redactToken(text).slice(0, maxFailureBytes) };
}

/** Copies a response with another body and the same URL. */
export function copyResponse(
  { status, statusText, headers, url }: Pick<Response, "status" | "statusText" | "headers" | "url">,
  body: BodyInit | null,
): Response {
  const copy = new Response(bodiless.test(`${status}`) ? null : body, { status, statusText, headers });
  return Object.defineProperty(copy, "url", { value: url });
}

// The platform's Response refuses a body with these.
const bodiless = /^(101|204|205|304)$/;
const maxFailureBytes = 1_048_576;
const json = /^application\/([\w.-]+\+)?json\s*(;|$)/i;
