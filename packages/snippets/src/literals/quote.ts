import { mapText, plainText, type Text } from "../write/text.ts";

/**
 * Characters that are invisible or look like others: controls, format characters (bidirectional marks, zero-width
 * joiners), line separators, unusual spaces and halves of surrogate pairs. Languages that have escapes write them as
 * escapes.
 */
export const invisible: RegExp = /[\p{Cc}\p{Cf}\p{Cs}\p{Z}](?<! )/gu;

/** Quotes a text as black and prettier do: in double quotes, unless single ones need fewer escapes. */
export function quote(value: Text, escapeInvisible: (character: string) => string): Text {
  const text = plainText(value);
  const mark = text.split('"').length > text.split("'").length ? "'" : '"';
  const special = mark === "'" ? /['\\]/g : /["\\]/g;
  return [mark, mapText(value, (part) => part.replace(special, "\\$&").replace(invisible, escapeInvisible)), mark];
}

/** Creates a language's escape function; `astral` writes code points above U+FFFF. */
export function escaper(astral: (hex: string) => string): (character: string) => string {
  return (character) => {
    const code = character.codePointAt(0) ?? 0;
    const hex = code.toString(16);
    if (code > 0xffff) return astral(hex);
    return shorts[character] ?? (code > 0xff ? `\\u${hex.padStart(4, "0")}` : `\\x${hex.padStart(2, "0")}`);
  };
}

const shorts: { readonly [character: string]: string } = { "\n": "\\n", "\r": "\\r", "\t": "\\t" };
