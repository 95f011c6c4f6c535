import type { Text } from "../write/code.ts";
import { mark, textOf } from "../write/code.ts";

/**
 * Characters that do not show, or show something else than what is sent: controls, format characters (bidirectional
 * marks, zero-width joiners), line separators, odd spaces and halves of surrogate pairs. Languages that have escapes
 * write these as escapes.
 */
export const unseen: RegExp = /[\p{Cc}\p{Cf}\p{Cs}\p{Z}](?<! )/gu;

/** Printable ASCII without `"` and `\`: what stands between double quotes as it is, in JSON and in both languages. */
export const plain: RegExp = /^[ !#-[\]-~]*$/;

/** Quotes a text as black and prettier do: in double quotes, unless that takes more escapes than single ones. */
export function quote(value: Text, escapeUnseen: (unseen: string) => string): string {
  const text = textOf(value);
  if (plain.test(text)) return `"${escapePieces(value)}"`;
  const quotes = text.split('"').length > text.split("'").length ? "'" : '"';
  const marks = quotes === "'" ? /['\\]/g : /["\\]/g;
  return quotes + escapePieces(value, (part) => part.replace(marks, "\\$&").replace(unseen, escapeUnseen)) + quotes;
}

/** Makes the escape of a language, which has one of its own for what lies beyond the first 65,536 characters. */
export function escaper(beyond: (hex: string) => string): (character: string) => string {
  return (character) => {
    const code = character.codePointAt(0) ?? 0;
    const hex = code.toString(16);
    if (code > 0xffff) return beyond(hex);
    return shorts[character] ?? (code > 0xff ? `\\u${hex.padStart(4, "0")}` : `\\x${hex.padStart(2, "0")}`);
  };
}

/** Applies an escape to each piece, if there is one, and marks the secrets. */
export function escapePieces(value: Text, escapeText: (text: string) => string = String): string {
  if (typeof value === "string") return escapeText(value);
  let text = "";
  for (const piece of value) {
    text += typeof piece === "string" ? escapeText(piece) : mark(piece, escapeText(piece.text));
  }
  return text;
}

const shorts: { readonly [character: string]: string } = { "\n": "\\n", "\r": "\\r", "\t": "\\t" };
