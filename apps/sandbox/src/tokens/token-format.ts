import { hash, randomBytes } from "node:crypto";
import { crc32 } from "node:zlib";

/** The kind of principal that a token belongs to: a user, or the customer's company. */
export type TokenKind = "user" | "company";

/** The length of every token; existing clients reject any other. */
export const tokenLength = 40;

/**
 * Makes a token: a prefix for its kind, 30 random characters (178 bits) and a checksum of 6.
 *
 * The checksum identifies a mistyped token without a look-up, and lets scanners recognize a leaked one.
 */
export function mintToken(kind: TokenKind): string {
  const body = `${prefixes[kind]}${randomText(30)}`;
  return `${body}${checksum(body)}`;
}

/** Parses the kind of a token; `undefined` for text that is not a token, or is mistyped. */
export function parseTokenKind(text: string): TokenKind | undefined {
  if (text.length !== tokenLength) return undefined;
  const form = pattern.exec(text);
  if (form === null || checksum(text.slice(0, -6)) !== text.slice(-6)) return undefined;
  return form[1] === "u" ? "user" : "company";
}

/** Finds the tokens in a text: what has the prefix and the checksum of one. */
export function findTokens(text: string): string[] {
  const candidates = [...text.matchAll(anywhere)].map(([, candidate = ""]) => candidate);
  return candidates.filter((candidate) => parseTokenKind(candidate) !== undefined);
}

/** Hashes a secret for storage. A fast hash is secure for a secret with more than 112 random bits. */
export function hashSecret(secret: string): Buffer {
  return hash("sha256", secret, "buffer");
}

/** Returns random characters of `A-Z a-z 0-9`, all equally likely. */
export function randomText(length: number): string {
  let text = "";
  while (text.length < length) {
    for (const byte of randomBytes(length)) {
      // 248 is the largest multiple of 62 in a byte; higher values would favor the first letters.
      if (byte < 248 && text.length < length) text += alphabet[byte % 62];
    }
  }
  return text;
}

function checksum(text: string): string {
  let rest = crc32(text);
  let digits = "";
  for (let count = 0; count < 6; count += 1) {
    digits = `${alphabet[rest % 62]}${digits}`;
    rest = Math.floor(rest / 62);
  }
  return digits;
}

const prefixes = { user: "sgu_", company: "sgc_" } as const;
const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
// Looks ahead, so that a candidate does not hide a token that begins in its end.
const anywhere = /(?=(sg[uc]_[A-Za-z0-9]{36}))/g;
const pattern = /^sg([uc])_[A-Za-z0-9]{36}$/;
