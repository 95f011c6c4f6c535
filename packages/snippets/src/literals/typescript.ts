import type { Piece } from "../code.ts";
import { SnippetError } from "../errors.ts";
import type { Json } from "../json.ts";
import { ExactNumber, isArray, isObject, plainText } from "../json.ts";
import type { Layout, LayoutRules } from "../layout.ts";
import { group, labelled, leaf, prefixed } from "../layout.ts";
import { hexOf, quote, unseen } from "./text.ts";

/** How prettier breaks lines. */
export const prettierRules: LayoutRules = { width: 80, indent: 2, trailingComma: "always", hugsLast: true };

/**
 * Writes a JSON value as a TypeScript expression.
 *
 * @throws {@link SnippetError} `ERR_UNSUPPORTED_VALUE` for an integer that a JavaScript number cannot hold.
 */
export function typescriptLiteral(value: Json): Layout {
  if (isArray(value)) return list(value);
  if (isObject(value)) {
    return typescriptObject(Object.entries(value).map(([name, item]) => [name, typescriptLiteral(item)]));
  }
  if (typeof value === "string") return leaf(typescriptString(value));
  if (!isNumberSafe(value)) {
    throw new SnippetError("ERR_UNSUPPORTED_VALUE", `A JavaScript number cannot hold ${plainText(value)} exactly.`);
  }
  return leaf(value instanceof ExactNumber ? `${Number(value.text)}` : plainText(value));
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
  const items = entries.map(([name, value]) => typescriptProperty(propertyName(name), value));
  return group("", "{", items, "}", { padding: " " });
}

/** prettier moves a long string below its property's name, unless that would save less than three columns. */
function typescriptProperty(name: string, value: Layout): Layout {
  const isString = value.bracket === undefined && /^["']/.test(value.head);
  if (isString && name.length >= prettierRules.indent + 3) return labelled(`${name}:`, value.head);
  return prefixed(`${name}: `, value);
}

/** Writes a string. */
export function typescriptString(value: string | readonly Piece[]): string {
  return quote(value, escapeUnseen);
}

/** Escapes a text that stands between the backticks of a template. */
export function templateText(text: string): string {
  return text.replace(/[\\`]|\$\{/g, "\\$&").replace(unseen, escapeUnseen);
}

/** prettier opens a list of two or more objects, or of two or more lists, when each has two or more parts. */
function list(value: readonly Json[]): Layout {
  const sameKind = value.every(isObject) || value.every(isArray);
  const forced = sameKind && value.length > 1 && value.every((item) => Object.keys(item as object).length > 1);
  return group("", "[", value.map(typescriptLiteral), "]", { forced });
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

const shorts: { readonly [character: string]: string | undefined } = {
  "\n": "\\n",
  "\r": "\\r",
  "\t": "\\t",
  "\b": "\\b",
  "\f": "\\f",
  "\v": "\\v",
};
