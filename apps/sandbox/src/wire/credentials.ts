import { formatChallenge } from "@signet/auth";
import type { Caller } from "../tokens/caller.ts";
import type { Tokens } from "../tokens/tokens.ts";
import { Refusal } from "./refusal.ts";

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

/** Finds out who asks. @throws {@link Refusal} 401 with a challenge */
export async function authenticate(fieldValue: string | undefined, tokens: Tokens): Promise<Caller> {
  if (fieldValue === undefined) throw unauthorized("Authentication credentials were not provided.");
  const userId = readUserId(fieldValue);
  const caller = userId === undefined ? undefined : await tokens.verify(userId);
  if (caller === undefined) throw unauthorized("Invalid token");
  return caller;
}

function unauthorized(detail: string): Refusal {
  return new Refusal(401, detail, { "www-authenticate": challenge });
}

const challenge = formatChallenge({ scheme: "Basic", parameters: { realm: "bitsight", charset: "UTF-8" } });

// credentials = "Basic" 1*SP token68; the scheme is case-insensitive (RFC 9110 §11.1)
const basic = /^basic +([a-z0-9+/_-]+={0,2})$/i;
