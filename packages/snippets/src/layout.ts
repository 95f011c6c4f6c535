import type { Text } from "./code.ts";
import { marksLength } from "./code.ts";

/** Code that may be written on one line or over several: a text, or items in a bracket. */
export type Layout = string | Group;

/** Items in a bracket, with what stands before it; or, without any, a text that holds marks. */
export interface Group {
  readonly head: string;
  readonly open: string;
  readonly close: string;
  readonly items: readonly Layout[];
  /** How many columns the whole takes on one line. */
  readonly width: number;
}

/** How a language's formatter breaks lines. */
export interface LayoutRules {
  readonly width: number;
  /** One step of indentation. */
  readonly indent: string;
  readonly formatter: "prettier" | "black" | "none";
}

/** Puts items between brackets, `()`, `[]` or `{}`, behind `head`; with blanks inside of them, `{  }`. */
export function group(head: string, brackets: string, items: readonly Layout[]): Group {
  const half = items.length === 0 ? 1 : brackets.length / 2;
  let width = head.length + 2 * half;
  for (const item of items) width += widthOf(item) + 2;
  if (items.length > 0) width -= 2;
  return { head, open: brackets.slice(0, half), close: brackets.slice(-half), items, width };
}

/** The same where the formatter breaks it, and all around it, even if it would fit. */
export function opened(list: Group): Group {
  return { ...list, width: Number.POSITIVE_INFINITY };
}

/** A function and its arguments. */
export function call(name: string, items: readonly Layout[]): Group {
  return group(name, "()", items);
}

/** The code that is written for a text; the marks around its secrets take no columns. */
export function marked(value: Text, code: string): Layout {
  if (typeof value === "string") return code;
  let width = code.length;
  for (const piece of value) if (typeof piece === "object") width -= marksLength;
  return { head: code, open: "", close: "", items: [], width };
}

/** The same with a text before it. */
export function prefixed(text: string, layout: Layout): Layout {
  if (typeof layout === "string") return text + layout;
  return { ...layout, head: text + layout.head, width: text.length + layout.width };
}

/** The whole on one line. */
export function flatOf(layout: Layout): string {
  return typeof layout === "string" ? layout : layout.head + layout.open + side(layout.items) + layout.close;
}

/**
 * Breaks a layout into lines as the rules say.
 *
 * @param line - a line break, and the indentation behind it.
 * @param after - what follows the end on the same line.
 */
export function render(layout: Layout, rules: LayoutRules, line = "\n", after = ""): string {
  if (line.length - 1 + widthOf(layout) + after.length <= rules.width) return flatOf(layout) + after;
  if (typeof layout === "object" && layout.items.length > 0) return broken(layout, rules, line, layout.head) + after;
  const flat = flatOf(layout);
  // prettier moves a long string below its property's name, unless that would save less than three columns.
  const [, label, text] = (rules.formatter === "prettier" && property.exec(flat)) || [];
  return (label === undefined ? flat : `${label}:${line}${rules.indent}${text}`) + after;
}

/** Opens a bracket behind what stands before it on its line. */
function broken({ head, open, close, items, width }: Group, rules: LayoutRules, line: string, before: string): string {
  const { formatter } = rules;
  const inner = line + rules.indent;
  let left = items.length;
  let text = before + open.trimEnd();
  const end = line + close.trimStart();
  // A tuple has no name before its bracket.
  const isCall = open === "(" && /\w$/.test(head);
  // black: the items of a call, or a lone item, first move together to a line of their own.
  if (formatter === "black" && (isCall || left === 1) && inner.length - 3 + width - head.length <= rules.width) {
    return text + inner + side(items) + end;
  }
  const last = items[left - 1];
  // prettier: a call's last argument opens in place, the others stay beside it.
  if (formatter === "prettier" && isCall && typeof last === "object" && last.items.length > 0) {
    let columns = line.length + text.length + last.head.length;
    let start = text;
    for (const item of items.slice(0, -1)) {
      start += `${flatOf(item)}, `;
      columns += widthOf(item) + 2;
    }
    if (columns <= rules.width) return broken(last, rules, line, start + last.head) + close;
  }
  const trailing = formatter === "prettier" || (formatter === "black" && left > 1) ? "," : "";
  for (const item of items) text += inner + render(item, rules, inner, --left > 0 ? "," : trailing);
  return text + end;
}

/** Items side by side. */
function side(items: readonly Layout[]): string {
  let text = "";
  for (const item of items) text += (text === "" ? "" : ", ") + flatOf(item);
  return text;
}

function widthOf(layout: Layout): number {
  return typeof layout === "string" ? layout.length : layout.width;
}

/** A name of five columns or more, and a string behind it. */
const property = /^([^`].{4,}?): ((["'])(?:(?!\3)[^\\]|\\.)*\3)$/s;
