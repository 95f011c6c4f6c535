import { ClientError } from "../errors.ts";
import type { ResponseInfo, UnexpectedReason } from "./response-info.ts";
import { readRetryAfter } from "./retry-after.ts";

/** A call whose response was a failure, or outside the contract. */
export class StatusError extends ClientError {
  override readonly name = "StatusError";
  readonly status: number;
  /** The wait that the server asked for, in milliseconds. */
  readonly retryAfterMs: number | undefined;
  /** The server's own name for the request. */
  readonly requestId: string | undefined;
  /** The body: JSON where the contract has it, else text. Our own token in it is redacted. */
  declare readonly body: unknown;
  declare readonly headers: Headers;

  constructor(info: ResponseInfo, body: unknown, outside?: UnexpectedReason) {
    const { response, operationId, attempts, retryAt } = info;
    const { status, statusText, headers } = response;
    const shown = [status, statusText.slice(0, 100)].filter(Boolean).join(" ");
    const problem = outside === undefined ? "" : `, which is outside the contract (${outside})`;
    const text = describe(body);
    super(
      outside === undefined ? "ERR_STATUS" : "ERR_UNEXPECTED",
      `${operationId} failed with ${shown}${problem}${text === "" ? "" : `: ${text}`}`,
      { operationId, attempts, retryAt },
    );
    this.status = status;
    this.retryAfterMs = readRetryAfter(response);
    this.requestId = headers.get("x-request-id") ?? headers.get("cf-ray") ?? undefined;
    // Bulky members are there to be read, not to be printed.
    Object.defineProperties(this, { body: { value: body }, headers: { value: headers } });
  }
}

/** Returns one line of the server's text: its `detail`, the title of an HTML page, or the beginning of the body. */
function describe(body: unknown): string {
  const { detail = body }: { detail?: unknown } = typeof body === "object" && body !== null ? body : {};
  const text = typeof detail === "string" ? detail : (JSON.stringify(detail) ?? "");
  const [, title = text] = /<title[^>]*>([^<]*)/i.exec(text) ?? [];
  const line = title.replace(/[\s\p{C}]+/gu, " ").trim();
  return line.length > longestText ? `${line.slice(0, longestText)}…` : line;
}

const longestText = 200;
