import { SnippetError } from "../errors.ts";

/** Percent-encodes all characters except the unreserved ones of RFC 3986. */
export function encode(text: string): string {
  assertWellFormed(text);
  // encodeURIComponent leaves these five characters, which shells or curl's globbing may interpret.
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** Percent-encodes a query name or value, except for `/`, `:` and `@`. */
export function encodeQueryPart(text: string): string {
  return encode(text).replace(/%(?:2F|3A|40)/g, decodeURIComponent);
}

/**
 * Percent-encodes a query value, except for existing escapes and the reserved characters that a query may contain. Forms
 * read `&` and `+` differently, and clients encode `'` and brackets, which RFC 3986 §3.4 does not allow.
 */
export function encodeUnreserved(text: string): string {
  assertWellFormed(text);
  return text.replace(/%[0-9A-Fa-f]{2}|[^\w.~!$()*,/:;=?@-]/gu, (part) => (part[2] ? part : encode(part)));
}

/** Percent-encodes the literal text of a path, except for slashes and existing escapes. */
export function encodeFixedPath(text: string): string {
  return text.replace(/%[0-9A-Fa-f]{2}|[^\w.~/:@,;=$+-]/gu, (part) => (part[2] ? part : encode(part)));
}

/**
 * Splits a path key into its path and the pairs of its query. A fragment, which only distinguishes keys, is not sent; what
 * `{?names}` stand for is sent as query parameters.
 */
export function splitTemplate(template: string): readonly [path: string, query: readonly string[]] {
  const [path = "", ...query] = template.replace(/\{[?&#][^{}]*\}|#.*/gs, "").split("?");
  return [
    path,
    query
      .join("?")
      .split("&")
      .filter((pair) => pair !== ""),
  ];
}

/** Decodes percent-encoded text. Returns `undefined` if the encoding is invalid. */
export function decode(text: string): string | undefined {
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
    "The URL contains an unpaired surrogate, which UTF-8 cannot encode: remove it.",
  );
}
