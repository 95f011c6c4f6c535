import type { Piece } from "../code.ts";
import { mark, textOf } from "../code.ts";

/**
 * Characters that do not show, or show something else than what is sent: controls, format characters (bidirectional
 * marks, zero-width joiners), line separators, odd spaces and halves of surrogate pairs. Languages that have escapes
 * write these as escapes.
 */
export const unseen: RegExp = /(?! )[\p{Cc}\p{Cf}\p{Cs}\p{Z}]/gu;

/** Printable ASCII without `"` and `\`: what stands between double quotes as it is, in JSON and in both languages. */
export const plain: RegExp = /^[ !#-[\]-~]*$/;

/** Quotes a text as black and prettier do: in double quotes, unless that takes more escapes than single ones. */
export function quote(value: string | readonly Piece[], escapeUnseen: (unseen: string) => string): string {
  const text = textOf(value);
  const quick = plain.test(text);
  if (quick && typeof value === "string") return `"${value}"`;
  const quotes = quick || text.split('"').length <= text.split("'").length ? '"' : "'";
  const escapePart = (part: string) =>
    plain.test(part) && quotes === '"'
      ? part
      : part.replaceAll("\\", "\\\\").replaceAll(quotes, `\\${quotes}`).replace(unseen, escapeUnseen);
  return quotes + escapePieces(value, escapePart) + quotes;
}

/** Applies an escape to each piece, and marks the secrets. */
export function escapePieces(value: string | readonly Piece[], escapeText: (text: string) => string): string {
  if (typeof value === "string") return escapeText(value);
  let text = "";
  for (const piece of value)
    text += typeof piece === "string" ? escapeText(piece) : mark(piece, escapeText(piece.text));
  return text;
}

/** A code point in hexadecimal, filled up with zeros. */
export function hexOf(character: string, digits: number): string {
  return (character.codePointAt(0) ?? 0).toString(16).padStart(digits, "0");
}
