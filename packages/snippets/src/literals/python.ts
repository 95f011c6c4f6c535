import type { Piece } from "../code.ts";
import type { Json } from "../json.ts";
import { isArray, isObject, plainText } from "../json.ts";
import type { Layout, LayoutRules } from "../layout.ts";
import { group, leaf, prefixed } from "../layout.ts";
import { hexOf, quote } from "./text.ts";

/** How black breaks lines. */
export const blackRules: LayoutRules = { width: 88, indent: 4, trailingComma: "several", movesTogether: true };

/** Writes a JSON value as a Python expression. */
export function pythonLiteral(value: Json): Layout {
  if (isArray(value)) return pythonList(value.map(pythonLiteral));
  if (isObject(value)) {
    return pythonDict(Object.entries(value).map(([name, item]) => [name, pythonLiteral(item)]));
  }
  if (typeof value === "string") return leaf(pythonString(value));
  if (value === null) return leaf("None");
  if (typeof value === "boolean") return leaf(value ? "True" : "False");
  return leaf(plainText(value));
}

/** Writes a list whose items are written already. */
export function pythonList(items: readonly Layout[]): Layout {
  return group("", "[", items, "]");
}

/** Writes a tuple of two or more items. */
export function pythonTuple(items: readonly Layout[]): Layout {
  return group("", "(", items, ")");
}

/** Writes a dict whose values are written already. */
export function pythonDict(entries: readonly (readonly [name: string, value: Layout])[]): Layout {
  const items = entries.map(([name, value]) => prefixed(`${pythonString(name)}: `, value));
  return group("", "{", items, "}");
}

/** Writes a string. */
export function pythonString(value: string | readonly Piece[]): string {
  return quote(value, escapeUnseen);
}

function escapeUnseen(unseen: string): string {
  const short = shorts[unseen];
  if (short) return short;
  const code = unseen.codePointAt(0) ?? 0;
  if (code <= 0xff) return `\\x${hexOf(unseen, 2)}`;
  return code <= 0xffff ? `\\u${hexOf(unseen, 4)}` : `\\U${hexOf(unseen, 8)}`;
}

const shorts: { readonly [character: string]: string | undefined } = { "\n": "\\n", "\r": "\\r", "\t": "\\t" };
