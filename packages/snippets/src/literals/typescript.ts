import type { Piece } from "../code.ts";
import { SnippetError } from "../errors.ts";
import type { Json } from "../json.ts";
import { ExactNumber, isArray, isObject, plainText } from "../json.ts";
import type { BracketStyle, Layout, LayoutRules } from "../layout.ts";
import { group, labelled, leaf, prefixed } from "../layout.ts";
import { hexOf, quote, unseen } from "./text.ts";

/** How prettier breaks lines. */
export const prettierRules: LayoutRules = { width: 80, indent: 2, trailingComma: "always", hugsLast: true };

/**
 * Writes a JSON value as a TypeScript expression, behind `head`.
 *
 * @throws {@link SnippetError} `ERR_UNSUPPORTED_VALUE` for an integer that a JavaScript number cannot hold.
 */
export function typescriptLiteral(value: Json, head = ""): Layout {
  if (isArray(value)) return list(value, head);
  if (isObject(value)) {
    const items = Object.entries(value).map(([name, item]) => property(propertyName(name), item));
    return group(head, "{", items, "}", inObject);
  }
  if (typeof value === "string") return leaf(head + typescriptString(value));
  if (!isNumberSafe(value)) {
    throw new SnippetError("ERR_UNSUPPORTED_VALUE", `A JavaScript number cannot hold ${plainText(value)} exactly.`);
  }
  return leaf(head + (value instanceof ExactNumber ? Number(value.text) : plainText(value)));
}

/** Whether a value reads back as it is when it is written as a JavaScript literal; `1.0` would come back as `1`. */
export function isExact(value: Json): boolean {
  if (value instanceof ExactNumber) return false;
  if (isArray(value)) return value.every(isExact);
  if (isObject(value)) return Object.values(value).every(isExact);
  return typeof value === "string" || isNumberSafe(value);
}

/** Writes an object whose values are written already. */
export function typescriptObject(entries: readonly (readonly [name: string, value: Layout])[]): Layout {
  const items = entries.map(([name, value]) => {
    const isString = value.bracket === undefined && /^["']/.test(value.head);
    const key = propertyName(name);
    return isString && movesBelow(key) ? labelled(`${key}:`, value.head) : prefixed(`${key}: `, value);
  });
  return group("", "{", items, "}", inObject);
}

function property(name: string, value: Json): Layout {
  if (typeof value === "string" && movesBelow(name)) return labelled(`${name}:`, typescriptString(value));
  return typescriptLiteral(value, `${name}: `);
}

/** prettier moves a long string below its property's name, unless that would save less than three columns. */
function movesBelow(name: string): boolean {
  return name.length >= prettierRules.indent + 3;
}

/** Writes a string. */
export function typescriptString(value: string | readonly Piece[]): string {
  return quote(value, escapeUnseen);
}

/** Escapes a text that stands between the backticks of a template. */
export function templateText(text: string): string {
  if (/^[\w /.:-]*$/.test(text)) return text;
  return text.replace(/[\\`]|\$\{/g, "\\$&").replace(unseen, escapeUnseen);
}

/** prettier opens a list of two or more objects, or of two or more lists, when each has two or more parts. */
function list(value: readonly Json[], head: string): Layout {
  const sameKind = value.every(isObject) || value.every(isArray);
  const forced = sameKind && value.length > 1 && value.every((item) => Object.keys(item as object).length > 1);
  const items = value.map((item) => typescriptLiteral(item));
  return group(head, "[", items, "]", { forced });
}

function isNumberSafe(value: Json): boolean {
  return typeof value !== "bigint" || Number.isSafeInteger(Number(value));
}

function propertyName(name: string): string {
  // Written plainly, this one would set the object's prototype instead of a property.
  if (name === "__proto__") return '["__proto__"]';
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : typescriptString(name);
}

function escapeUnseen(character: string): string {
  const short = shorts[character];
  if (short) return short;
  return character.length === 1 ? `\\u${hexOf(character, 4)}` : `\\u{${hexOf(character, 1)}}`;
}

const inObject: BracketStyle = { padding: " " };

const shorts: { readonly [character: string]: string | undefined } = {
  "\n": "\\n",
  "\r": "\\r",
  "\t": "\\t",
  "\b": "\\b",
  "\f": "\\f",
  "\v": "\\v",
};
