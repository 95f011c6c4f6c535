import { AuthError } from "./errors.ts";

/** The two halves of Basic credentials. */
export interface Credentials {
  /** Who asks: for this API, the token. Holds no colon and no control character. */
  userId: string;
  /**
   * The secret that goes with the user-id; blank for an API token, which is both.
   *
   * @defaultValue `""`
   */
  password?: string;
}

/**
 * Formats credentials as the value of an `Authorization` field.
 *
 * @returns `Basic`, a space and the base64 of the UTF-8 bytes of `userId:password`.
 * @throws {@link AuthError} `ERR_INVALID_CREDENTIALS` when a half breaks its rule; the message never quotes it.
 *
 * @example
 * ```ts
 * const authorization = formatCredentials({ userId: "Aladdin", password: "open sesame" });
 * ```
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc7617#section-2 | RFC 7617 §2}
 */
export function formatCredentials({ userId, password = "" }: Credentials): string {
  assertHalf("user-id", userId);
  assertHalf("password", password);
  if (userId.includes(":")) {
    throw new AuthError("ERR_INVALID_CREDENTIALS", "a user-id holds no colon, which would end it");
  }
  let bytes = "";
  for (const byte of new TextEncoder().encode(`${userId}:${password}`)) bytes += String.fromCharCode(byte);
  return `Basic ${btoa(bytes)}`;
}

/**
 * Parses the value of an `Authorization` field.
 *
 * @returns the halves, split at the first colon, or `undefined` for any other scheme and for anything malformed.
 * @see {@link https://www.rfc-editor.org/rfc/rfc7617#section-2 | RFC 7617 §2}
 */
export function parseCredentials(fieldValue: string): Required<Credentials> | undefined {
  const pair = basic.exec(fieldValue)?.[1];
  const text = pair === undefined ? undefined : decodeBase64(pair);
  const colon = text?.indexOf(":") ?? -1;
  if (text === undefined || colon < 0 || control.test(text)) return undefined;
  return { userId: text.slice(0, colon), password: text.slice(colon + 1) };
}

function assertHalf(name: string, value: unknown): void {
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

// CTL of RFC 5234, of which neither half may hold one (RFC 7617 §2): the control characters but U+0080 to U+009F
const control = /[^\P{Cc}\x80-\x9f]/u;
