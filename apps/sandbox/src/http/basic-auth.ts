import type { IncomingMessage } from "node:http";
import { formatChallenge } from "@signet/auth";
import type { Principal } from "../principal.ts";
import type { Failures } from "../tokens/failed-attempts.ts";
import { parseTokenKind, tokenLength } from "../tokens/token-format.ts";
import type { Tokens } from "../tokens/tokens.ts";
import { Refusal } from "./http-error.ts";

/**
 * Takes the user-id out of an `Authorization` value of the Basic scheme.
 *
 * Any password is accepted, and so is a missing colon, for clients of this API send both.
 *
 * @returns `undefined` for any other scheme and for what no token can be in; long values are not decoded at all.
 * @see {@link https://www.rfc-editor.org/rfc/rfc7617#section-2 | RFC 7617 §2}
 */
export function readUserId(fieldValue: string): string | undefined {
  if (fieldValue.length > 1_024) return undefined;
  const pair = basic.exec(fieldValue)?.[1];
  // One character a byte, so that no two different inputs become the same text.
  return pair === undefined ? undefined : Buffer.from(pair, "base64").toString("latin1").split(":", 1)[0];
}

/**
 * Finds out who asks. A token that works always passes, however many from the same address do not.
 *
 * @throws {@link Refusal} 401 with a challenge, or 429 after too many failures
 */
export async function authenticate(
  { headers, socket }: Pick<IncomingMessage, "headers" | "socket">,
  tokens: Pick<Tokens, "verify">,
  failures: Pick<Failures, "count">,
): Promise<Principal> {
  const fieldValue = headers.authorization;
  if (fieldValue === undefined) throw missing;
  const address = socket.remoteAddress ?? null;
  const userId = readUserId(fieldValue);
  const caller = userId === undefined ? undefined : await tokens.verify(userId, address);
  if (caller !== undefined) return caller;
  const seconds = await failures.count(address);
  if (seconds === undefined) throw invalid;
  const detail = `Too many failed authentications. Try again in ${seconds} seconds.`;
  throw new Refusal(429, detail, { "retry-after": String(seconds) });
}

/**
 * Refuses a request whose target holds a token, wherever it stands in it: targets are kept in logs and histories.
 *
 * @throws {@link Refusal} 401 with a challenge
 */
export async function refuseTokenInTarget(
  { url = "", socket }: Pick<IncomingMessage, "url" | "socket">,
  failures: Pick<Failures, "noteUrl">,
): Promise<void> {
  if (url.length < tokenLength) return;
  const texts = (url.includes("%") ? decodePercent(url) : url).match(likeToken);
  if (texts === null || texts.every((text) => parseTokenKind(text) === undefined)) return;
  await failures.noteUrl(socket.remoteAddress ?? null);
  throw invalid;
}

function decodePercent(text: string): string {
  return text.replaceAll(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

function unauthorized(detail: string): Refusal {
  return new Refusal(401, detail, { "www-authenticate": challenge });
}

const challenge = formatChallenge({ scheme: "Basic", parameters: { realm: "bitsight", charset: "UTF-8" } });

// Made once: where an error comes from is costly to find out, and of no use here.
const missing = unauthorized("Authentication credentials were not provided.");
const invalid = unauthorized("Invalid token");

// credentials = "Basic" 1*SP token68; the scheme is case-insensitive (RFC 9110 §11.1)
const basic = /^basic +([a-z0-9+/_-]+={0,2})$/i;
const likeToken = /sg[uc]_[A-Za-z0-9]{36}/g;
