import { AuthError } from "./errors.ts";
import { own } from "./own.ts";

/** Basic credentials. */
export interface Credentials {
  /** For this API, the token. Must not contain a colon or a control character. */
  userId: string;
  /** The password; blank with an API token. @defaultValue `""` */
  password?: string;
}

/**
 * Formats credentials as the value of an `Authorization` field.
 *
 * @returns `Basic`, a space and the base64 of the UTF-8 bytes of `userId:password`.
 * @throws {@link AuthError} `ERR_INVALID_CREDENTIALS` for a user-id or password that cannot be sent; the message never quotes it.
 *
 * @example
 * ```ts
 * const authorization = formatCredentials({ userId: "Aladdin", password: "open sesame" });
 * ```
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc7617#section-2 | RFC 7617 §2}
 */
export function formatCredentials(credentials: Credentials): string {
  const { userId, password = "" } = own(credentials);
  assertUserIdOrPassword("user-id", userId);
  assertUserIdOrPassword("password", password);
  if (userId.includes(":")) {
    throw new AuthError("ERR_INVALID_CREDENTIALS", "the user-id must not contain a colon");
  }
  let bytes = "";
  for (const byte of new TextEncoder().encode(`${userId}:${password}`)) bytes += String.fromCharCode(byte);
  return `Basic ${btoa(bytes)}`;
}

/**
 * Parses the value of an `Authorization` field.
 *
 * @returns the user-id and password, or `undefined` for any other scheme and for anything malformed.
 * @see {@link https://www.rfc-editor.org/rfc/rfc7617#section-2 | RFC 7617 §2}
 */
export function parseCredentials(fieldValue: string): Required<Credentials> | undefined {
  const pair = basic.exec(fieldValue)?.[1];
  const text = pair === undefined ? undefined : decodeBase64(pair);
  const colon = text?.indexOf(":") ?? -1;
  if (text === undefined || colon < 0 || control.test(text)) return undefined;
  return { userId: text.slice(0, colon), password: text.slice(colon + 1) };
}

function assertUserIdOrPassword(name: string, value: unknown): void {
  if (typeof value !== "string" || control.test(value) || !value.isWellFormed()) {
    throw new AuthError("ERR_INVALID_CREDENTIALS", `the ${name} must be Unicode text without control characters`);
  }
}

function decodeBase64(base64: string): string | undefined {
  try {
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

// credentials = "Basic" 1*SP token68; the scheme is case-insensitive (RFC 9110 §11.1)
const basic = /^basic +([a-z0-9+/]+={0,2})$/i;

// CTL of RFC 5234, which user-id and password must not contain (RFC 7617 §2): control characters except U+0080 to U+009F
const control = /[^\P{Cc}\x80-\x9f]/u;
