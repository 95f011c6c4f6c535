import { fits } from "./code.ts";

/** Code that may be written on one line or over several: a text, or a text and a bracket with items. */
export type Layout = string | Group;

/** Items in a bracket, with what stands before it. */
export interface Group {
  readonly head: string;
  /** The brackets; a colon and nothing for a text that may move below its label. */
  readonly open: string;
  readonly close: string;
  readonly items: readonly Layout[];
  /** Whether the items are a call's arguments. */
  readonly call: boolean;
  /** Whether the formatter breaks it even where it would fit. */
  readonly forced: boolean;
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
export function group(
  head: string,
  open: string,
  items: readonly Layout[],
  close: string,
  padding = "",
  forced = false,
  call = false,
): Group {
  let breaks = forced;
  for (const item of items) breaks ||= typeof item === "object" && item.forced;
  const pad = items.length > 0 ? padding : "";
  return { head, open, close, items, call, forced: breaks, flat: head + open + pad + side(items) + pad + close };
}

/** A function and its arguments. */
export function call(name: string, items: readonly Layout[]): Group {
  return group(name, "(", items, ")", "", false, true);
}

/** A text that may move below its label. */
export function labelled(head: string, text: string): Group {
  return { head, open: ":", close: "", items: [text], call: false, forced: false, flat: `${head}: ${text}` };
}

/** The same with a text before it. */
export function prefixed(text: string, layout: Layout): Layout {
  if (typeof layout === "string") return text + layout;
  const { head, open, close, items, call, forced, flat } = layout;
  return { head: text + head, open, close, items, call, forced, flat: text + flat };
}

/** The whole on one line. */
export function flatOf(layout: Layout): string {
  return typeof layout === "string" ? layout : layout.flat;
}

/** Breaks a layout into lines as the rules say. `after` is what follows its end on the same line. */
export function render(layout: Layout, rules: LayoutRules, indentation = "", after = ""): string {
  if (typeof layout === "string") return layout + after;
  const { head, items, forced, flat } = layout;
  if (items.length === 0 || (!forced && fits(indentation + flat + after, rules.width))) return flat + after;
  return broken(layout, rules, indentation, head) + after;
}

/** Opens a bracket behind what stands before it on its line. */
function broken({ open, close, items, call }: Group, rules: LayoutRules, indentation: string, before: string): string {
  const { width, formatter } = rules;
  const inner = indentation + rules.indent;
  const start = `${before}${open}\n${inner}`;
  if (open === ":") return start + side(items);
  const end = `\n${indentation}${close}`;
  // black: the items of a call, or a lone item, first move together to a line of their own.
  if (formatter === "black" && (call || items.length === 1)) {
    const together = side(items);
    if (fits(inner + together, width)) return start + together + end;
  }
  const last = items[items.length - 1];
  // prettier: a call's last argument opens in place, the others stay beside it.
  if (formatter === "prettier" && call && typeof last === "object" && last.items.length > 0) {
    const others = side(items.slice(0, -1));
    const line = before + open + others + (others === "" ? "" : ", ") + last.head;
    if (fits(indentation + line + last.open, width)) return broken(last, rules, indentation, line) + close;
  }
  let text = before + open;
  let left = items.length;
  const trailing = formatter === "prettier" || (formatter === "black" && left > 1) ? "," : "";
  for (const item of items) text += `\n${inner}${render(item, rules, inner, --left > 0 ? "," : trailing)}`;
  return text + end;
}

/** Items side by side. */
function side(items: readonly Layout[]): string {
  let text = "";
  for (const item of items) text += (text === "" ? "" : ", ") + flatOf(item);
  return text;
}
