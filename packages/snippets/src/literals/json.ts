import type { Json } from "../json.ts";
import { isArray, isObject, plainText } from "../json.ts";
import type { Layout } from "../layout.ts";
import { group, leaf } from "../layout.ts";
import { hexOf, plain, unseen } from "./text.ts";

/** A JSON text that may be broken into lines, behind `head`. `escapeText` is applied to every text it holds. */
export function jsonLayout(value: Json, escapeText: (text: string) => string = same, head = ""): Layout {
  if (isArray(value)) {
    const items = value.map((item) => jsonLayout(item, escapeText));
    return group(head, "[", items, "]");
  }
  if (isObject(value)) {
    const items = Object.entries(value).map(([name, item]) =>
      jsonLayout(item, escapeText, `${escapeText(jsonString(name))}: `),
    );
    return group(head, "{", items, "}");
  }
  return leaf(head + (typeof value === "string" ? escapeText(jsonString(value)) : plainText(value)));
}

/** A JSON text on one line. */
export function jsonText(value: Json): string {
  return jsonLayout(value).flat;
}

/** JSON.stringify's text, with unseen characters escaped. */
function jsonString(value: string): string {
  if (plain.test(value)) return `"${value}"`;
  return JSON.stringify(value).replace(unseen, (character) =>
    [...Array(character.length).keys()].map((index) => `\\u${hexOf(character.charAt(index), 4)}`).join(""),
  );
}

function same(text: string): string {
  return text;
}
