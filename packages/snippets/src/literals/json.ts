import type { Json } from "../json.ts";
import { isArray, isObject, plainText } from "../json.ts";
import { plain, unseen } from "./text.ts";

/** A JSON text on one line. */
export function jsonText(value: Json): string {
  if (typeof value === "string") return jsonString(value);
  let text = "";
  if (isArray(value)) {
    for (const item of value) text += (text === "" ? "" : ", ") + jsonText(item);
    return `[${text}]`;
  }
  if (!isObject(value)) return plainText(value);
  for (const name of Object.keys(value)) {
    text += `${text === "" ? "" : ", "}${jsonString(name)}: ${jsonText(value[name] ?? null)}`;
  }
  return `{${text}}`;
}

/** JSON.stringify's text, with unseen characters escaped. */
function jsonString(value: string): string {
  if (plain.test(value)) return `"${value}"`;
  return JSON.stringify(value).replace(unseen, (characters) =>
    // An escape holds one half of a surrogate pair.
    characters.replace(/./gs, (half) => `\\u${half.charCodeAt(0).toString(16).padStart(4, "0")}`),
  );
}
