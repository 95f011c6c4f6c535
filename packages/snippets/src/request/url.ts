import { SnippetError } from "../errors.ts";

/** Percent-encodes all characters except the unreserved ones of RFC 3986. */
export function encode(text: string): string {
  assertWellFormed(text);
  // encodeURIComponent leaves these five, which shells, curl's globbing and quotes may interpret.
  return encodeURIComponent(text).replace(/[!'()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** Percent-encodes a name or value of a query; `,`, `/`, `:` and `@` stay readable. */
export function encodeQueryPart(text: string): string {
  return encode(text).replace(/%(?:2C|2F|3A|40)/g, decodeURIComponent);
}

/** Percent-encodes the fixed text of a path; slashes and percent-encoded characters stay. */
export function encodeFixedPath(text: string): string {
  return text.replace(/%[0-9A-Fa-f]{2}|[^\w.~/:@,;=$+-]/gu, (part) => (part[2] ? part : encode(part)));
}

/** Decodes percent-encoding; `undefined` for an invalid one. */
export function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

export function assertWellFormed(text: string): void {
  if (text.isWellFormed()) return;
  throw new SnippetError(
    "ERR_UNSUPPORTED_VALUE",
    "A value of the URL contains half a surrogate pair, which UTF-8 cannot encode.",
  );
}
