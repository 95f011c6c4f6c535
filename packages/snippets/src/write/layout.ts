import { readMarks } from "./code.ts";

/** Code that may be written on one line or over several: a text, or items in a bracket. */
export type Layout = string | Group;

/** Items in a bracket, with what stands before it. */
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
  /** Opens a bracket behind `before`, which stands on its line already. */
  readonly breakGroup: (group: Group, line: string, before: string) => string;
  /** Breaks a text that has no brackets. */
  readonly breakText?: (text: string, line: string) => string;
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

/** Code with marks in it, which take no columns. */
export function marked(code: string): Layout {
  return { ...group(code, "", []), width: readMarks(code).code.length };
}

/** The same layout with a text before it. */
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
  const isBroken = line.length - 1 + widthOf(layout) + after.length > rules.width;
  if (isBroken && typeof layout === "object" && layout.items.length > 0) {
    return rules.breakGroup(layout, line, layout.head) + after;
  }
  const flat = flatOf(layout);
  return ((isBroken && rules.breakText?.(flat, line)) || flat) + after;
}

/** A bracket behind `before`, with each item on a line of its own; `trailing` stands behind the last. */
export function stacked(
  { open, close, items }: Group,
  rules: LayoutRules,
  line: string,
  before: string,
  trailing = "",
): string {
  const inner = line + rules.indent;
  let left = items.length;
  let text = before + open.trimEnd();
  for (const item of items) text += inner + render(item, rules, inner, --left > 0 ? "," : trailing);
  return text + line + close.trimStart();
}

/** Whether a bracket holds a call's arguments: a tuple has no name before it. */
export function isCall({ open, head }: Group): boolean {
  return open === "(" && /\w$/.test(head);
}

/** Items side by side. */
export function side(items: readonly Layout[]): string {
  let text = "";
  for (const item of items) text += (text === "" ? "" : ", ") + flatOf(item);
  return text;
}

/** How many columns a layout takes on one line. */
export function widthOf(layout: Layout): number {
  return typeof layout === "string" ? layout.length : layout.width;
}
