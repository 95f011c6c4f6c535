import type { Piece } from "../code.ts";
import { mapPieces, pieceText } from "../code.ts";
import { SnippetError } from "../errors.ts";

/**
 * Writes one word of a command line, in single quotes when it needs any.
 *
 * Inside single quotes sh, bash (history expansion included) and zsh read nothing as their own but the closing quote.
 *
 * @throws {@link SnippetError} `ERR_UNSUPPORTED_VALUE` for NUL, which no command line can hold.
 */
export function shellWord(...pieces: readonly Piece[]): readonly Piece[] {
  const text = pieces.map(pieceText).join("");
  if (text.includes("\0")) {
    throw new SnippetError("ERR_UNSUPPORTED_VALUE", "A command line cannot hold the character NUL.");
  }
  return safe.test(text) ? pieces : ["'", ...mapPieces(pieces, escapeQuotes), "'"];
}

/** Escapes a text that stands between single quotes. */
export function escapeQuotes(text: string): string {
  return text.replaceAll("'", "'\\''");
}

// What no shell gives a meaning to; "=" and "~" are expanded at a word's start by zsh and others.
const safe = /^[\w/.:@%+,-][\w/.:@%+,=-]*$/;
