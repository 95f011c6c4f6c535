import type { Piece } from "../code.ts";
import { textOf } from "../code.ts";
import { SnippetError } from "../errors.ts";
import { escapePieces } from "./text.ts";

/**
 * Writes one word of a command line, in single quotes when it needs any; around the name of an environment variable, in
 * double ones.
 *
 * Inside single quotes sh, bash (history expansion included) and zsh read nothing as their own but the closing quote.
 *
 * @throws {@link SnippetError} `ERR_UNSUPPORTED_VALUE` for NUL, which no command line can hold.
 */
export function shellWord(value: string | readonly Piece[]): string {
  const text = textOf(value);
  if (safe.test(text) && (typeof value === "string" || !value.some(isVariable))) return escapePieces(value, same);
  if (text.includes("\0")) {
    throw new SnippetError("ERR_UNSUPPORTED_VALUE", "A command line cannot hold the character NUL.");
  }
  if (typeof value !== "string" && value.some(isVariable)) return withVariables(value);
  return `'${escapePieces(value, escapeQuotes)}'`;
}

/**
 * Escapes a text that stands between single quotes. An exclamation mark behind a line break leaves the quotes: bash 3.2
 * would expand it there.
 */
export function escapeQuotes(text: string): string {
  const escaped = text.includes("'") ? text.replaceAll("'", "'\\''") : text;
  return text.includes("!") && text.includes("\n") ? escaped.replaceAll("!", "'\\!'") : escaped;
}

/** The fixed text joins the variable between double quotes if nothing in it means something there. */
function withVariables(value: readonly Piece[]): string {
  const write = (piece: Piece) =>
    escapePieces([piece], (part) => (isVariable(piece) ? (/^\w*$/.test(part) ? part : "") : part));
  const fixed = value.filter((piece) => !isVariable(piece));
  if (fixed.every((piece) => quiet.test(textOf([piece])))) {
    // A word character or bracket right behind a name would be read as a part of it.
    const joined = value.map((piece, index) => {
      if (!isVariable(piece)) return write(piece);
      const braces = /^[\w[:]/.test(textOf(value.slice(index + 1, index + 2)).replace(/^:$/, ""));
      return braces ? `\${${write(piece)}}` : `$${write(piece)}`;
    });
    return `"${joined.join("")}"`;
  }
  return value.map((piece) => (isVariable(piece) ? `"$${write(piece)}"` : shellWord([piece]))).join("");
}

function isVariable(piece: Piece): boolean {
  return typeof piece !== "string" && piece.kind === "variable";
}

function same(text: string): string {
  return text;
}

// What no shell gives a meaning to; "=" and "~" are expanded at a word's start by zsh and others.
const safe = /^[\w/.:@%+,-][\w/.:@%+,=-]*$/;

// What means itself between double quotes, history expansion included.
const quiet = /^[\w/.:@%+,=;?& -]*$/;
