import type { Text } from "../code.ts";
import type { Json, Scalar } from "../json.ts";
import { isArray, isObject } from "../json.ts";
import type { Layout, LayoutRules } from "../layout.ts";
import { group, labelled, prefixed } from "../layout.ts";

/** How values are written in a language, JSON among them. */
export interface Language extends LayoutRules {
  readonly string: (value: Text) => string;
  /** The name of an object's property. */
  readonly key: (name: string) => string;
  /** What is neither a text nor made of parts. */
  readonly constant: (value: Exclude<Scalar, string>) => string;
  /** Blank inside an object's braces on one line. */
  readonly padding: string;
}

/** A property's name and what is written for its value. */
export type Entry = readonly [name: string, value: Layout];

/** Writes a JSON value, behind `head`. */
export function literal(language: Language, value: Json, head = ""): Layout {
  if (isArray(value)) {
    const items = value.map((item) => literal(language, item));
    return group(head, "[", items, "]", "", language.formatter === "prettier" && opens(value));
  }
  if (isObject(value)) {
    const entries = Object.keys(value).map((name): Entry => [name, literal(language, value[name] ?? null)]);
    return object(language, entries, head);
  }
  return head + (typeof value === "string" ? language.string(value) : language.constant(value));
}

/** Writes an object whose values are written already. */
export function object(language: Language, entries: readonly Entry[], head = ""): Layout {
  const { key, formatter, padding } = language;
  const items = entries.map(([name, value]) => {
    const written = key(name);
    // prettier moves a long string below its property's name, unless that would save less than three columns.
    const moves = formatter === "prettier" && written.length > 4 && typeof value === "string" && /^["']/.test(value);
    return moves ? labelled(written, value) : prefixed(`${written}: `, value);
  });
  return group(head, "{", items, "}", padding);
}

/** prettier opens a list of two or more objects, or of two or more lists, when each has two or more parts. */
function opens(list: readonly Json[]): boolean {
  return (
    list.length > 1 &&
    (list.every(isObject) || list.every(isArray)) &&
    list.every((item) => Object.keys(item as object).length > 1)
  );
}
