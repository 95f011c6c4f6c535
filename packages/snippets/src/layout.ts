import { fits } from "./code.ts";

/** Code that may be written on one line or over several: a text, or a bracket with items. */
export type Layout = string | Group;

/** Items in a bracket, with what stands before it. */
export interface Group {
  readonly head: string;
  readonly open: string;
  readonly close: string;
  readonly items: readonly Layout[];
  /** The whole on one line. */
  readonly flat: string;
}

/** How a language's formatter breaks lines. */
export interface LayoutRules {
  readonly width: number;
  /** One step of indentation. */
  readonly indent: string;
  readonly formatter: "prettier" | "black" | "none";
}

/** Puts items between brackets. `padding` stands inside of them on one line. */
export function group(head: string, open: string, items: readonly Layout[], close: string, padding = ""): Group {
  const flat = head + open + (items.length > 0 ? padding + side(items) + padding : "") + close;
  return { head, open, close, items, flat };
}

/** The same where the formatter breaks it, and all around it, even if it would fit. */
export function opened({ head, open, close, items }: Group): Group {
  return { head, open, close, items, flat: fitsNowhere };
}

/** A function and its arguments. */
export function call(name: string, items: readonly Layout[]): Group {
  return group(name, "(", items, ")");
}

/** The same with a text before it. */
export function prefixed(text: string, layout: Layout): Layout {
  if (typeof layout === "string") return text + layout;
  const { head, open, close, items, flat } = layout;
  return { head: text + head, open, close, items, flat: text + flat };
}

/** The whole on one line. */
export function flatOf(layout: Layout): string {
  return typeof layout === "string" ? layout : layout.flat;
}

/**
 * Breaks a layout into lines as the rules say.
 *
 * @param line - a line break, and the indentation behind it.
 * @param after - what follows the end on the same line.
 */
export function render(layout: Layout, rules: LayoutRules, line = "\n", after = ""): string {
  const flat = flatOf(layout);
  if (fits(flat, rules.width + 1 - line.length - after.length)) return flat + after;
  if (typeof layout !== "string" && layout.items.length > 0) return broken(layout, rules, line, layout.head) + after;
  // prettier moves a long string below its property's name, unless that would save less than three columns.
  const [, label, text] = (rules.formatter === "prettier" && property.exec(flat)) || [];
  return (label === undefined ? flat : `${label}:${line}${rules.indent}${text}`) + after;
}

/** Opens a bracket behind what stands before it on its line. */
function broken({ head, open, close, items }: Group, rules: LayoutRules, line: string, before: string): string {
  const { width, formatter } = rules;
  const inner = line + rules.indent;
  let left = items.length;
  const isCall = open === "(" && /\w$/.test(head);
  // black: the items of a call, or a lone item, first move together to a line of their own.
  if (formatter === "black" && (isCall || left === 1)) {
    const together = side(items);
    if (fits(together, width + 1 - inner.length)) return before + open + inner + together + line + close;
  }
  // prettier: a call's last argument opens in place, the others stay beside it.
  const last = items[left - 1];
  if (formatter === "prettier" && isCall && typeof last === "object" && last.items.length > 0) {
    let start = before + open;
    for (const item of items.slice(0, -1)) start += `${flatOf(item)}, `;
    start += last.head;
    if (fits(start + last.open, width + 1 - line.length)) return broken(last, rules, line, start) + close;
  }
  const trailing = formatter === "prettier" || (formatter === "black" && left > 1) ? "," : "";
  let text = before + open;
  for (const item of items) text += inner + render(item, rules, inner, --left > 0 ? "," : trailing);
  return text + line + close;
}

/** Items side by side. */
function side(items: readonly Layout[]): string {
  let text = "";
  for (const item of items) text += (text === "" ? "" : ", ") + flatOf(item);
  return text;
}

/** A name of five columns or more, and a string behind it. */
const property = /^(.{5,}?): ((["'])(?:(?!\3)[^\\]|\\.)*\3)$/s;
const fitsNowhere = " ".repeat(999);
