import type { Text } from "../code.ts";
import { textOf } from "../code.ts";
import type { Json } from "../json.ts";
import { plainText } from "../json.ts";
import { flatOf } from "../layout.ts";
import type { Language } from "./language.ts";
import { literal } from "./language.ts";
import { plain, unseen } from "./text.ts";

/** JSON whose texts are escaped once more, for what they stand in. */
export function jsonWith(escapeText: (text: string) => string): Language {
  const string = (value: Text) => escapeText(jsonString(textOf(value)));
  return { width: 80, indent: "  ", formatter: "none", padding: "", constant: plainText, string, key: string };
}

/** A JSON text on one line. */
export function jsonText(value: Json): string {
  return flatOf(literal(json, value));
}

/** JSON.stringify's text, with unseen characters escaped. */
function jsonString(value: string): string {
  if (plain.test(value)) return `"${value}"`;
  return JSON.stringify(value).replace(unseen, (characters) =>
    // An escape holds one half of a surrogate pair.
    characters.replace(/./gs, (half) => `\\u${half.charCodeAt(0).toString(16).padStart(4, "0")}`),
  );
}

const json: Language = jsonWith((text) => text);
