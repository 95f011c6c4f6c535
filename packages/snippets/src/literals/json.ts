import type { Json } from "../document/json.ts";
import { plainText } from "../document/json.ts";
import type { Text } from "../write/code.ts";
import { textOf } from "../write/code.ts";
import { flatOf } from "../write/layout.ts";
import type { Notation } from "./language.ts";
import { literal } from "./language.ts";
import { plain, unseen } from "./text.ts";

/** A JSON text on one line. */
export function jsonText(value: Json): string {
  return flatOf(literal(json, value));
}

/** JSON.stringify's text, with unseen characters escaped. */
export function jsonString(value: Text): string {
  const text = textOf(value);
  if (plain.test(text)) return `"${text}"`;
  return JSON.stringify(text).replace(unseen, (characters) =>
    // An escape holds one half of a surrogate pair.
    characters.replace(/./gs, (half) => `\\u${half.charCodeAt(0).toString(16).padStart(4, "0")}`),
  );
}

/** JSON, as people write it. */
export const json: Notation = { braces: "{}", constant: plainText, string: jsonString, key: jsonString };
