import { createHash, randomBytes } from "node:crypto";
import { crc32 } from "node:zlib";

/** Whom a token stands for: one user, or the customer's company. */
export type TokenKind = "user" | "company";

/** How long every token is; existing clients refuse any other length. */
export const tokenLength = 40;

/**
 * Makes a new token: a prefix that tells its kind, 30 random characters (178 bits) and a checksum of 6.
 *
 * The checksum tells a mistyped token from an unknown one without a look-up, and lets scanners recognise a leaked one.
 */
export function mintToken(kind: TokenKind): string {
  const body = `${prefixes[kind]}${randomText(30)}`;
  return `${body}${checksum(body)}`;
}

/** Tells the kind of a token, or `undefined` for text that cannot be one: another form, or mistyped. */
export function parseTokenKind(text: string): TokenKind | undefined {
  if (text.length !== tokenLength) return undefined;
  const form = pattern.exec(text);
  if (form === null || checksum(text.slice(0, -6)) !== text.slice(-6)) return undefined;
  return form[1] === "u" ? "user" : "company";
}

/** What is stored of a secret. A fast hash is right where the secret holds more than 112 random bits. */
export function hashSecret(secret: string): Buffer {
  return createHash("sha256").update(secret).digest();
}

/** Random characters of `A-Z a-z 0-9`, each as likely as any other. */
export function randomText(length: number): string {
  let text = "";
  while (text.length < length) {
    for (const byte of randomBytes(length)) {
      // 248 is the largest multiple of 62 in a byte; what lies above would favour the first letters.
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
const pattern = /^sg([uc])_[A-Za-z0-9]{36}$/;
