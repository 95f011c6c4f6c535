import { isArray, isObject, type Json, type Scalar } from "../document/json.ts";
import { forceBreak, type Group, group, type Layout, type LayoutRules, prefixed } from "../write/layout.ts";

/** The syntax of values on one line. */
export interface LiteralSyntax {
  readonly string: (value: string) => string;
  readonly key: (name: string) => string;
  readonly scalar: (value: Exclude<Scalar, string>) => string;
  /** The brackets of an object, with the blanks inside. */
  readonly braces: string;
  /** Tests whether the formatter breaks a list even if it would fit. */
  readonly breaksList?: (list: readonly Json[]) => boolean;
}

export interface Formatter extends LiteralSyntax, LayoutRules {}

/** Writes a JSON value; `head` is the text before it. */
export function literal(syntax: LiteralSyntax, value: Json, head = ""): Layout {
  if (typeof value === "string") return head + syntax.string(value);
  if (isArray(value)) {
    const items = value.map((item) => literal(syntax, item));
    const list = group(head, "[]", items);
    return syntax.breaksList?.(value) ? forceBreak(list) : list;
  }
  if (!isObject(value)) return head + syntax.scalar(value);
  const properties = Object.entries(value).map(([name, item]) => literal(syntax, item, `${syntax.key(name)}: `));
  return object(syntax, properties, head);
}

export function property(syntax: LiteralSyntax, name: string, value: Layout): Layout {
  return prefixed(`${syntax.key(name)}: `, value);
}

/** Puts properties in braces; `head` is the text before them. */
export function object(syntax: LiteralSyntax, properties: readonly Layout[], head = ""): Group {
  return group(head, syntax.braces, properties);
}
