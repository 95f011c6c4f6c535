import type { Piece } from "../code.ts";
import { pieceText } from "../code.ts";
import { SnippetError } from "../errors.ts";
import type { Json } from "../json.ts";
import { isArray, isObject, plainText } from "../json.ts";
import type { Bracket, Layout, LayoutRules } from "../layout.ts";
import { hexOf, quote, unseen } from "./text.ts";

/** How prettier breaks lines. */
export const prettierRules: LayoutRules = { width: 80, indent: 2, trailingComma: "always", hugsLast: true };

/**
 * Writes a JSON value as a TypeScript expression.
 *
 * @throws {@link SnippetError} `ERR_UNSUPPORTED_VALUE` for an integer that a JavaScript number cannot hold.
 */
export function typescriptLiteral(value: Json): Layout {
  if (isArray(value)) return { text: [], bracket: list(value) };
  if (isObject(value)) {
    return typescriptObject(Object.entries(value).map(([name, item]) => [name, typescriptLiteral(item)]));
  }
  if (typeof value === "string") return { text: typescriptString(value) };
  if (typeof value === "bigint" && !Number.isSafeInteger(Number(value))) {
    throw new SnippetError("ERR_UNSUPPORTED_VALUE", `A JavaScript number cannot hold ${value} exactly.`);
  }
  return { text: [plainText(value)] };
}

/** Writes an object whose values are written already. */
export function typescriptObject(entries: readonly (readonly [name: string, value: Layout])[]): Layout {
  const items = entries.map(([name, value]) => typescriptProperty(propertyName(name), value));
  return { text: [], bracket: { open: "{", close: "}", padding: " ", items } };
}

/** prettier moves a long string below its property's name, unless that would save less than three columns. */
function typescriptProperty(name: string, value: Layout): Layout {
  const isString = value.bracket === undefined && /^["']/.test(pieceText(value.text[0] ?? ""));
  if (isString && name.length >= prettierRules.indent + 3) return { label: `${name}:`, text: value.text };
  return { ...value, text: [name, ": ", ...value.text] };
}

/** Writes a string, or the token as one. */
export function typescriptString(value: Piece): readonly Piece[] {
  const { mark, inside } = quote(typeof value === "string" ? value : value.token, escapeUnseen);
  return [mark, typeof value === "string" ? inside : { token: inside }, mark];
}

/** Escapes a text that stands between the backticks of a template. */
export function templateText(text: string): string {
  return text.replace(/[\\`]|\$\{/g, "\\$&").replace(unseen, escapeUnseen);
}

/** prettier opens a list of two or more objects, or of two or more lists, when each has two or more parts. */
function list(value: readonly Json[]): Bracket {
  const sameKind = value.every(isObject) || value.every(isArray);
  const forced = sameKind && value.length > 1 && value.every((item) => Object.keys(item as object).length > 1);
  return { open: "[", close: "]", items: value.map(typescriptLiteral), forced };
}

function propertyName(name: string): string {
  // Written plainly, this one would set the object's prototype instead of a property.
  if (name === "__proto__") return '["__proto__"]';
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : typescriptString(name).join("");
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
