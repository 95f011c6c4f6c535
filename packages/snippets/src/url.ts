import { SnippetError } from "./errors.ts";
import type { QueryPair } from "./serialize.ts";

/** Percent-encodes everything but RFC 3986's unreserved characters. */
export function encode(text: string): string {
  if (!text.isWellFormed()) {
    throw new SnippetError(
      "ERR_UNSUPPORTED_VALUE",
      "A value for the URL holds half of a surrogate pair, which UTF-8 cannot say.",
    );
  }
  // encodeURIComponent leaves these five, which shells, curl's globbing or quoted strings may read as their own.
  return encodeURIComponent(text).replace(/[!'()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** Writes pairs as a query, leaving readable what a query may hold as it is. */
export function formatQuery(pairs: readonly QueryPair[]): string {
  return pairs.map(({ name, value }) => `${encodeQueryPart(name)}=${encodeQueryPart(String(value))}`).join("&");
}

/** Percent-encodes the fixed text of a path; `/` and what is encoded already stay. */
export function encodeFixedPath(text: string): string {
  return text.replace(/%[0-9A-Fa-f]{2}|[/:@,;=$+]|[^/:@,;=$+]/gu, (part) =>
    part.length === 3 && part.startsWith("%") ? part : /[/:@,;=$+]/.test(part) ? part : encode(part),
  );
}

function encodeQueryPart(text: string): string {
  return encode(text).replace(/%(?:2C|2F|3A|40)/g, (code) => decodeURIComponent(code));
}
