import { joinPieces } from "../code.ts";
import type { Json } from "../json.ts";
import { isArray, isObject, plainText } from "../json.ts";
import type { Layout } from "../layout.ts";
import { render } from "../layout.ts";
import { hexOf, unseen } from "./text.ts";

/** A JSON text that may be broken into lines. `escapeText` is applied to every text it holds. */
export function jsonLayout(value: Json, escapeText: (text: string) => string = (text) => text): Layout {
  if (isArray(value)) {
    return { text: [], bracket: { open: "[", close: "]", items: value.map((item) => jsonLayout(item, escapeText)) } };
  }
  if (isObject(value)) {
    const items = Object.entries(value).map(([name, item]) => {
      const layout = jsonLayout(item, escapeText);
      return { ...layout, text: [escapeText(jsonString(name)), ": ", ...layout.text] };
    });
    return { text: [], bracket: { open: "{", close: "}", items } };
  }
  return { text: [typeof value === "string" ? escapeText(jsonString(value)) : plainText(value)] };
}

/** A JSON text on one line. */
export function jsonText(value: Json): string {
  return joinPieces(render(jsonLayout(value), { width: Number.POSITIVE_INFINITY, indent: 0, trailingComma: "never" }))
    .code;
}

/** JSON.stringify's text, with unseen characters escaped. */
function jsonString(value: string): string {
  return JSON.stringify(value).replace(unseen, (character) =>
    [...Array(character.length).keys()].map((index) => `\\u${hexOf(character.charAt(index), 4)}`).join(""),
  );
}
