import { SnippetError } from "../errors.ts";
import type { Piece, Text } from "../write/code.ts";
import { hasVariable, isVariable, mark, textOf } from "../write/code.ts";
import { escapePieces } from "./text.ts";

/**
 * Writes one word of a command line, in single quotes when it needs any; around the name of an environment variable, in
 * double ones.
 *
 * Inside single quotes sh, bash (history expansion included) and zsh read nothing as their own but the closing quote.
 *
 * @throws {@link SnippetError} `ERR_UNSUPPORTED_VALUE` for NUL, which no command line can hold.
 */
export function shellWord(value: Text): string {
  const text = textOf(value);
  const isSafe = safe.test(text);
  if (isSafe && typeof value === "string") return value;
  if (!isSafe && text.includes("\0")) {
    throw new SnippetError("ERR_UNSUPPORTED_VALUE", "A command line cannot hold the character NUL.");
  }
  if (hasVariable(value)) return withVariables(value);
  return isSafe ? escapePieces(value) : `'${escapePieces(value, escapeQuotes)}'`;
}

/**
 * Escapes a text that stands between single quotes. An exclamation mark behind a line break leaves the quotes: bash 3.2
 * would expand it there.
 */
function escapeQuotes(text: string): string {
  const escaped = text.includes("'") ? text.replaceAll("'", "'\\''") : text;
  return text.includes("!") && text.includes("\n") ? escaped.replaceAll("!", "'\\!'") : escaped;
}

/** The fixed text joins the variable between double quotes if nothing in it means something there. */
function withVariables(value: readonly Piece[]): string {
  const joins = value.every((piece) => isVariable(piece) || quiet.test(textOf([piece])));
  const words = value.map((piece, index) => {
    if (!isVariable(piece)) return joins ? escapePieces([piece]) : shellWord([piece]);
    const name = mark(piece, piece.text);
    if (!joins) return `"$${name}"`;
    // A word character or bracket right behind a name would be read as a part of it.
    const behind = textOf(value.slice(index + 1, index + 2));
    return /^[\w[:]/.test(behind) && behind !== ":" ? `\${${name}}` : `$${name}`;
  });
  return joins ? `"${words.join("")}"` : words.join("");
}

// What no shell gives a meaning to; "=" and "~" are expanded at a word's start by zsh and others.
const safe = /^[\w/.:@%+,-][\w/.:@%+,=-]*$/;

// What means itself between double quotes, history expansion included.
const quiet = /^[\w/.:@%+,=;?& -]*$/;
