import { SnippetError } from "../errors.ts";

/** Percent-encodes everything but RFC 3986's unreserved characters. */
export function encode(text: string): string {
  assertWellFormed(text);
  // encodeURIComponent leaves these five, which shells, curl's globbing or quoted strings may read as their own.
  return encodeURIComponent(text).replace(/[!'()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** Percent-encodes one half of a query's pair, leaving readable what a query may hold as it is. */
export function encodeQueryPart(text: string): string {
  return encode(text).replace(/%(?:2C|2F|3A|40)/g, decodeURIComponent);
}

/** Percent-encodes the fixed text of a path; `/` and what is encoded already, in three characters, stay. */
export function encodeFixedPath(text: string): string {
  return text.replace(/%[0-9A-Fa-f]{2}|[^\w.~/:@,;=$+-]/gu, (part) => (part[2] ? part : encode(part)));
}

/** Takes percent-encoding away; `undefined` where it is no text's. */
export function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

/** Refuses a text that UTF-8 cannot say. */
export function assertWellFormed(text: string): void {
  if (text.isWellFormed()) return;
  throw new SnippetError("ERR_UNSUPPORTED_VALUE", "A value of the URL holds half a surrogate pair.");
}
