import { SnippetError } from "../errors.ts";
import { hasVariable, isVariable, mapText, plainText, type Segment, segmentsOf, type Text } from "../write/text.ts";

/**
 * Writes one word of a command line: in single quotes when it needs any, in double quotes around an environment variable.
 * Inside single quotes sh, bash (history expansion included) and zsh interpret nothing but the closing quote.
 */
export function shellWord(value: Text): Text {
  const text = plainText(value);
  if (text.includes("\0")) {
    throw new SnippetError("ERR_UNSUPPORTED_VALUE", "A command line cannot contain the character NUL.");
  }
  if (hasVariable(value)) return withVariables(segmentsOf(value));
  return safe.test(text) ? value : ["'", mapText(value, escapeQuotes), "'"];
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

// Characters that no shell interprets; "=" and "~" are expanded at a word's start by zsh and others.
const safe = /^[\w/.:@%+,-][\w/.:@%+,=-]*$/;

// Characters that are literal between double quotes, history expansion included.
const quiet = /^[\w/.:@%+,=;?& -]*$/;
