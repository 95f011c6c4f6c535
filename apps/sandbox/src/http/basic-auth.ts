import type { IncomingMessage } from "node:http";
import { formatChallenge } from "@signet/auth";
import type { Principal } from "../principal.ts";
import type { FailedAttempts } from "../tokens/failed-attempts.ts";
import { findTokens, tokenLength } from "../tokens/token-format.ts";
import type { Tokens } from "../tokens/tokens.ts";
import { HttpError } from "./http-error.ts";

/**
 * Parses the user-id of an `Authorization` value of the Basic scheme.
 *
 * Any password is accepted, and so is a missing colon, because clients of this API send both.
 *
 * @returns `undefined` for any other scheme, and for values too long to contain a token.
 * @see {@link https://www.rfc-editor.org/rfc/rfc7617#section-2 | RFC 7617 §2}
 */
export function parseUserId(fieldValue: string): string | undefined {
  if (fieldValue.length > 1_024) return undefined;
  const pair = basic.exec(fieldValue)?.[1];
  // One character per byte, so that no two different inputs become the same text.
  return pair === undefined ? undefined : Buffer.from(pair, "base64").toString("latin1").split(":", 1)[0];
}

/**
 * Finds the principal of a request. A token that works always passes, however many failed from the same address.
 *
 * @throws {@link HttpError} 401 with a challenge, or 429 after too many failures
 */
export async function authenticate(
  { headers, socket }: Pick<IncomingMessage, "headers" | "socket">,
  tokens: Pick<Tokens, "verify">,
  failures: Pick<FailedAttempts, "count">,
): Promise<Principal> {
  const fieldValue = headers.authorization;
  if (fieldValue === undefined) throw unauthorized("Authentication credentials were not provided.");
  const address = socket.remoteAddress ?? null;
  const userId = parseUserId(fieldValue);
  const principal = userId === undefined ? undefined : await tokens.verify(userId, address);
  if (principal !== undefined) return principal;
  const seconds = await failures.count(address);
  if (seconds === undefined) throw unauthorized("Invalid token");
  const detail = `Too many failed authentications. Try again in ${seconds} seconds.`;
  throw new HttpError(429, detail, { "retry-after": String(seconds) });
}

/**
 * Rejects a request with a token anywhere in its target, because targets are kept in logs and histories.
 *
 * @throws {@link HttpError} 401 with a challenge
 */
export async function rejectTokenInTarget(
  { url = "", socket }: Pick<IncomingMessage, "url" | "socket">,
  tokens: Pick<Tokens, "find">,
  failures: Pick<FailedAttempts, "noteUrl">,
): Promise<void> {
  if (url.length < tokenLength) return;
  const decoded = url.replaceAll(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  const [token] = findTokens(decoded);
  if (token === undefined) return;
  const address = socket.remoteAddress ?? null;
  await failures.noteUrl(address, await tokens.find(token, address));
  throw unauthorized("Invalid token");
}

function unauthorized(detail: string): HttpError {
  const challenge = formatChallenge({ scheme: "Basic", parameters: { realm: "bitsight", charset: "UTF-8" } });
  return new HttpError(401, detail, { "www-authenticate": challenge });
}

// credentials = "Basic" 1*SP token68; the scheme is case-insensitive (RFC 9110 §11.1)
const basic = /^basic +([a-z0-9+/_-]+={0,2})$/i;
