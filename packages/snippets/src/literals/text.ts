/**
 * Characters that do not show, or show something else than what is sent: controls, format characters (bidirectional
 * marks, zero-width joiners), line separators, odd spaces and halves of surrogate pairs. Languages that have escapes
 * write these as escapes.
 */
export const unseen: RegExp = /(?! )[\p{Cc}\p{Cf}\p{Cs}\p{Z}]/gu;

/** Quotes a text as black and prettier do: in double quotes, unless that takes more escapes than single ones. */
export function quote(text: string, escapeUnseen: (unseen: string) => string): Quoted {
  const doubles = text.split('"').length;
  const singles = text.split("'").length;
  const mark = doubles > singles ? "'" : '"';
  const inside = text.replaceAll("\\", "\\\\").replaceAll(mark, `\\${mark}`).replace(unseen, escapeUnseen);
  return { mark, inside };
}

/** A quoted text, its quotation mark apart. */
export interface Quoted {
  readonly mark: string;
  readonly inside: string;
}

/** A code point in hexadecimal, filled up with zeros. */
export function hexOf(character: string, digits: number): string {
  return (character.codePointAt(0) ?? 0).toString(16).padStart(digits, "0");
}
