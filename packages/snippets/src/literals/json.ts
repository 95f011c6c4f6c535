import { type Json, scalarText } from "../document/json.ts";
import { flatten } from "../write/layout.ts";
import { plainText } from "../write/text.ts";
import { type LiteralSyntax, literal } from "./formatter.ts";
import { invisible } from "./quote.ts";

export function jsonText(value: Json): string {
  return plainText(flatten(literal(json, value)));
}

/** Writes a JSON string, with invisible characters escaped. */
export function jsonString(text: string): string {
  return JSON.stringify(text).replace(invisible, (characters) =>
    // Each escape holds one UTF-16 code unit.
    characters.replace(/./gs, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`),
  );
}

export const json: LiteralSyntax = { braces: "{}", scalar: scalarText, string: jsonString, key: jsonString };
