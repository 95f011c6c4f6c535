import { plainText, type Text } from "./text.ts";

/** Code that fits on one line or is broken into several: text, or items in brackets. */
export type Layout = Text | Group;

/** Items in brackets, and the text before them. */
export interface Group {
  readonly head: string;
  readonly open: string;
  readonly close: string;
  readonly items: readonly Layout[];
  readonly width: number;
}

/** The rules by which a language's formatter breaks lines. */
export interface LayoutRules {
  readonly width: number;
  readonly indent: string;
  /** Breaks a group; `before` is the text on its line so far. */
  readonly breakGroup: (group: Group, line: string, before: Text) => Text;
  /** Breaks text that has no brackets. */
  readonly breakText?: (text: Text, line: string) => Text;
}

export function group(head: string, brackets: string, items: readonly Layout[]): Group {
  const half = items.length === 0 ? 1 : brackets.length / 2;
  const commas = Math.max(0, items.length - 1) * 2;
  const width = items.reduce((sum, item) => sum + widthOf(item), head.length + 2 * half + commas);
  return { head, open: brackets.slice(0, half), close: brackets.slice(-half), items, width };
}

export function forceBreak(list: Group): Group {
  return { ...list, width: Number.POSITIVE_INFINITY };
}

export function call(name: string, items: readonly Layout[]): Group {
  return group(name, "()", items);
}

export function prefixed(text: string, layout: Layout): Layout {
  if (!isGroup(layout)) return [text, layout];
  return { ...layout, head: text + layout.head, width: text.length + layout.width };
}

export function flatten(layout: Layout): Text {
  return isGroup(layout) ? [layout.head, layout.open, joinInline(layout.items), layout.close] : layout;
}

/**
 * Breaks a layout into lines.
 *
 * @param line - a line break and the indentation after it.
 * @param after - what follows on the last line.
 */
export function render(layout: Layout, rules: LayoutRules, line = "\n", after = ""): Text {
  const isTooLong = line.length - 1 + widthOf(layout) + after.length > rules.width;
  if (!isTooLong) return [flatten(layout), after];
  if (!isGroup(layout)) return [rules.breakText?.(layout, line) ?? layout, after];
  return [layout.items.length > 0 ? rules.breakGroup(layout, line, layout.head) : flatten(layout), after];
}

/** Writes a group with each item on its own line; `trailing` follows the last. */
export function joinLines(
  { open, close, items }: Group,
  rules: LayoutRules,
  line: string,
  before: Text,
  trailing = "",
): Text {
  const inner = line + rules.indent;
  const lines = items.map((item, index): Text => {
    return [inner, render(item, rules, inner, index < items.length - 1 ? "," : trailing)];
  });
  return [before, open.trimEnd(), lines, line, close.trimStart()];
}

export function joinInline(items: readonly Layout[]): Text {
  return items.map((item, index) => [index === 0 ? "" : ", ", flatten(item)]);
}

/** Tests whether brackets contain a call's arguments: a tuple has no name before it. */
export function isCall({ open, head }: Group): boolean {
  return open === "(" && /\w$/.test(head);
}

export function isGroup(layout: Layout): layout is Group {
  return typeof layout === "object" && "items" in layout;
}

/** Counts the columns of a layout on one line. */
export function widthOf(layout: Layout): number {
  return isGroup(layout) ? layout.width : plainText(layout).length;
}
