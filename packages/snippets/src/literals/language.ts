import type { Json, Scalar } from "../document/json.ts";
import { isArray, isObject } from "../document/json.ts";
import type { Text } from "../write/code.ts";
import type { Group, Layout, LayoutRules } from "../write/layout.ts";
import { group, opened, prefixed } from "../write/layout.ts";

/** How values are written, on one line. */
export interface Notation {
  readonly string: (value: Text) => string;
  /** The name of an object's property. */
  readonly key: (name: string) => string;
  /** What is neither a text nor made of parts. */
  readonly constant: (value: Exclude<Scalar, string>) => string;
  /** Around an object's properties, with blanks inside of them if one line has such. */
  readonly braces: string;
  /** Whether a list is broken even if it would fit. */
  readonly opens?: (list: readonly Json[]) => boolean;
}

/** A language's literals, and how its formatter breaks them. */
export interface Language extends Notation, LayoutRules {}

/** Writes a JSON value, behind `head`. */
export function literal(language: Notation, value: Json, head = ""): Layout {
  if (typeof value === "string") return head + language.string(value);
  const items: Layout[] = [];
  if (isArray(value)) {
    for (const item of value) items.push(literal(language, item));
    const list = group(head, "[]", items);
    return language.opens?.(value) ? opened(list) : list;
  }
  if (!isObject(value)) return head + language.constant(value);
  for (const name of Object.keys(value)) {
    items.push(literal(language, value[name] ?? null, `${language.key(name)}: `));
  }
  return object(language, items, head);
}

/** A property of an object, its value written already. */
export function property(language: Notation, name: string, value: Layout): Layout {
  return prefixed(`${language.key(name)}: `, value);
}

/** Puts properties in braces, behind `head`. */
export function object(language: Notation, properties: readonly Layout[], head = ""): Group {
  return group(head, language.braces, properties);
}
