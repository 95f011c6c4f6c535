import type { Piece } from "../code.ts";
import type { Json } from "../json.ts";
import { isArray, isObject, plainText } from "../json.ts";
import type { Layout, LayoutRules } from "../layout.ts";
import { hexOf, quote } from "./text.ts";

/** How black breaks lines. */
export const blackRules: LayoutRules = { width: 88, indent: 4, trailingComma: "several", movesTogether: true };

/** Writes a JSON value as a Python expression. */
export function pythonLiteral(value: Json): Layout {
  if (isArray(value)) return { text: [], bracket: { open: "[", close: "]", items: value.map(pythonLiteral) } };
  if (isObject(value)) {
    const items = Object.entries(value).map(([name, item]) => pythonEntry(name, pythonLiteral(item)));
    return { text: [], bracket: { open: "{", close: "}", items } };
  }
  if (typeof value === "string") return { text: pythonString(value) };
  if (value === null) return { text: ["None"] };
  if (typeof value === "boolean") return { text: [value ? "True" : "False"] };
  return { text: [plainText(value)] };
}

/** Writes one entry of a dict. */
export function pythonEntry(name: string, value: Layout): Layout {
  return { ...value, text: [...pythonString(name), ": ", ...value.text] };
}

/** Writes a string, or the token as one. */
export function pythonString(value: Piece): readonly Piece[] {
  const { mark, inside } = quote(typeof value === "string" ? value : value.token, escapeUnseen);
  return [mark, typeof value === "string" ? inside : { token: inside }, mark];
}

function escapeUnseen(unseen: string): string {
  const short = shorts[unseen];
  if (short) return short;
  const code = unseen.codePointAt(0) ?? 0;
  if (code <= 0xff) return `\\x${hexOf(unseen, 2)}`;
  return code <= 0xffff ? `\\u${hexOf(unseen, 4)}` : `\\U${hexOf(unseen, 8)}`;
}

const shorts: { readonly [character: string]: string | undefined } = { "\n": "\\n", "\r": "\\r", "\t": "\\t" };
