import type { Piece } from "../code.ts";
import type { Json, Scalar } from "../json.ts";
import { isArray, isObject, plainText } from "../json.ts";
import type { Layout, LayoutRules } from "../layout.ts";
import { group, leaf, prefixed } from "../layout.ts";
import { hexOf, quote } from "./text.ts";

/** How black breaks lines. */
export const blackRules: LayoutRules = { width: 88, indent: 4, trailingComma: "several", movesTogether: true };

/** Writes a JSON value as a Python expression, behind `head`. */
export function pythonLiteral(value: Json, head = ""): Layout {
  if (isArray(value)) {
    const items = value.map((item) => pythonLiteral(item));
    return group(head, "[", items, "]");
  }
  if (isObject(value)) {
    const items = Object.entries(value).map(([name, item]) => pythonLiteral(item, `${pythonString(name)}: `));
    return group(head, "{", items, "}");
  }
  return leaf(head + scalar(value));
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

function scalar(value: Scalar): string {
  if (typeof value === "string") return pythonString(value);
  if (value === null) return "None";
  if (typeof value === "boolean") return value ? "True" : "False";
  return plainText(value);
}

function escapeUnseen(unseen: string): string {
  const short = shorts[unseen];
  if (short) return short;
  const code = unseen.codePointAt(0) ?? 0;
  if (code <= 0xff) return `\\x${hexOf(unseen, 2)}`;
  return code <= 0xffff ? `\\u${hexOf(unseen, 4)}` : `\\U${hexOf(unseen, 8)}`;
}

const shorts: { readonly [character: string]: string | undefined } = { "\n": "\\n", "\r": "\\r", "\t": "\\t" };
