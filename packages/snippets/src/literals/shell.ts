import { SnippetError } from "../errors.ts";
import { hasVariable, isVariable, mapText, plainText, type Segment, segmentsOf, type Text } from "../write/text.ts";

/**
 * Writes one word of a command line: in single quotes when it needs any, in double quotes around an environment variable.
 * Text with control characters needs `$'…'`, which bash and zsh have.
 * Inside single quotes sh, bash (history expansion included) and zsh interpret nothing but the closing quote.
 */
export function shellWord(value: Text): Text {
  const text = plainText(value);
  if (text.includes("\0")) {
    throw new SnippetError("ERR_UNSUPPORTED_VALUE", "A command line cannot contain the character NUL.");
  }
  if (hasVariable(value)) return withVariables(segmentsOf(value));
  if (control.test(text)) return ["$'", mapText(value, escapeControls), "'"];
  return safe.test(text) ? value : ["'", mapText(value, escapeQuotes), "'"];
}

/** Escapes text for `$'…'` of bash and zsh. Pasted as they are, a carriage return would be Enter, and a tab be lost. */
function escapeControls(text: string): string {
  return text.replace(/[\\'!\p{Cc}]/gu, (character) => {
    if (character === "'" || character === "\\") return `\\${character}`;
    const hex = character.charCodeAt(0).toString(16).padStart(2, "0");
    return shorts[character] ?? (hex < "80" ? `\\x${hex}` : character);
  });
}

/**
 * Escapes text between single quotes. An exclamation mark after a line break leaves the quotes: bash 3.2 would expand it
 * there.
 */
function escapeQuotes(text: string): string {
  const escaped = text.replaceAll("'", "'\\''");
  return text.includes("\n") ? escaped.replaceAll("!", "'\\!'") : escaped;
}

/** The fixed text joins the variable between double quotes if nothing in it has a meaning there. */
function withVariables(segments: readonly Segment[]): Text {
  const joins = segments.every((segment) => isVariable(segment) || quiet.test(segment.text));
  const words = segments.map((segment, index): Text => {
    if (!isVariable(segment)) return joins ? segment : shellWord(segment);
    if (!joins) return ['"$', segment, '"'];
    // A word character or bracket directly after a name would be read as part of it.
    const next = segments[index + 1]?.text ?? "";
    return /^[\w[:]/.test(next) && next !== ":" ? ["${", segment, "}"] : ["$", segment];
  });
  return joins ? ['"', words, '"'] : words;
}

/** Control characters other than line breaks. */
const control = /[^\P{Cc}\n\x80-\x9f]/u;
const shorts: { readonly [character: string]: string } = { "\n": "\\n", "\r": "\\r", "\t": "\\t" };

// Characters that no shell interprets; "=" and "~" are expanded at a word's start by zsh and others.
const safe = /^[\w/.:@%+,-][\w/.:@%+,=-]*$/;

// Characters that are literal between double quotes, history expansion included.
const quiet = /^[\w/.:@%+,=;?& -]*$/;
