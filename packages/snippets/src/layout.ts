import { widthOf } from "./code.ts";

/** Code that may be written on one line or over several: a text, then perhaps one bracket with items. */
export class Layout {
  /** The whole on one line, and its width. */
  readonly flat: string;
  readonly width: number;
  /** What stands before the bracket, and its width. */
  readonly head: string;
  readonly headWidth: number;
  readonly bracket: Bracket | undefined;
  /** Whether the formatter breaks it even where it would fit. */
  readonly forced: boolean;
  /** What stands before a text that may move to a line of its own. */
  readonly label: string | undefined;

  constructor(
    flat: string,
    width: number,
    head: string,
    headWidth: number,
    bracket?: Bracket,
    forced: boolean = false,
    label?: string,
  ) {
    this.flat = flat;
    this.width = width;
    this.head = head;
    this.headWidth = headWidth;
    this.bracket = bracket;
    this.forced = forced;
    this.label = label;
  }
}

/** A list, an object or a call's arguments. */
export interface Bracket {
  readonly open: string;
  readonly close: string;
  readonly items: readonly Layout[];
  readonly call: boolean;
}

/** How a bracket is written. */
export interface BracketStyle {
  /** Blank inside the bracket when it stays on one line. */
  readonly padding?: string;
  readonly forced?: boolean;
  readonly call?: boolean;
}

/** The style of a call's arguments. */
export const asCall: BracketStyle = { call: true };

/** How a language's formatter breaks lines. */
export interface LayoutRules {
  readonly width: number;
  readonly indent: number;
  readonly trailingComma: "always" | "several" | "never";
  /** black: the items of a call, or a lone item, first move together to a line of their own. */
  readonly movesTogether?: boolean;
  /** prettier: a call's last argument opens in place, the others stay beside it. */
  readonly hugsLast?: boolean;
}

/** A text that is never broken. */
export function leaf(text: string): Layout {
  const width = widthOf(text);
  return new Layout(text, width, text, width);
}

/** A text that may move below its label. */
export function labelled(label: string, text: string): Layout {
  const flat = `${label} ${text}`;
  return new Layout(flat, widthOf(flat), text, 0, undefined, false, label);
}

/** A bracket, with what stands before it; `open` and `close` are plain ASCII. */
export function group(
  head: string,
  open: string,
  items: readonly Layout[],
  close: string,
  { padding = "", forced = false, call = false }: BracketStyle = none,
): Layout {
  const headWidth = widthOf(head);
  const pad = items.length > 0 ? padding : "";
  let flat = head + open + pad;
  let width = headWidth + open.length + close.length + 2 * pad.length;
  let breaks = forced;
  let separator = "";
  for (const item of items) {
    flat += separator + item.flat;
    width += item.width + separator.length;
    breaks ||= item.forced;
    separator = ", ";
  }
  return new Layout(flat + pad + close, width, head, headWidth, { open, close, items, call }, breaks);
}

/** The same with a text before it. */
export function prefixed(text: string, layout: Layout): Layout {
  const added = widthOf(text);
  const { flat, width, head, headWidth, bracket, forced, label } = layout;
  return new Layout(text + flat, added + width, text + head, added + headWidth, bracket, forced, label);
}

/** Breaks a layout into lines as the rules say. `after` is what follows its end on the same line. */
export function render(layout: Layout, rules: LayoutRules, depth = 0, after = ""): string {
  const { flat, width, head, headWidth, bracket, label, forced } = layout;
  if (!forced && depth * rules.indent + width + after.length <= rules.width) return flat + after;
  if (label !== undefined) return label + newLine(rules, depth + 1) + head + after;
  if (!bracket || bracket.items.length === 0) return flat + after;
  return head + open(bracket, rules, depth, headWidth) + after;
}

function open(bracket: Bracket, rules: LayoutRules, depth: number, column: number): string {
  return (
    (rules.movesTogether && moveTogether(bracket, rules, depth)) ||
    (rules.hugsLast && hugLast(bracket, rules, depth, column)) ||
    onePerLine(bracket, rules, depth)
  );
}

function onePerLine({ items, open, close }: Bracket, rules: LayoutRules, depth: number): string {
  const line = newLine(rules, depth + 1);
  const last = rules.trailingComma === "always" || (rules.trailingComma === "several" && items.length > 1) ? "," : "";
  let text = open;
  let left = items.length;
  for (const item of items) text += line + render(item, rules, depth + 1, --left > 0 ? "," : last);
  return text + newLine(rules, depth) + close;
}

function moveTogether({ items, open, close, call }: Bracket, rules: LayoutRules, depth: number): string | undefined {
  if (!call && items.length > 1) return undefined;
  const room = rules.width - (depth + 1) * rules.indent;
  const body = side(items);
  return body.width > room ? undefined : open + newLine(rules, depth + 1) + body.flat + newLine(rules, depth) + close;
}

function hugLast(bracket: Bracket, rules: LayoutRules, depth: number, column: number): string | undefined {
  const { items } = bracket;
  const last = items[items.length - 1];
  if (!bracket.call || !last?.bracket || last.bracket.items.length === 0) return undefined;
  const others = side(items.slice(0, -1));
  const joint = items.length > 1 ? ", " : "";
  const headEnd = column + bracket.open.length + others.width + joint.length + last.headWidth;
  if (depth * rules.indent + headEnd + last.bracket.open.length > rules.width) return undefined;
  return bracket.open + others.flat + joint + last.head + open(last.bracket, rules, depth, headEnd) + bracket.close;
}

/** Items side by side. */
function side(items: readonly Layout[]): { readonly flat: string; readonly width: number } {
  let flat = "";
  let width = 0;
  for (const item of items) {
    const joint = flat === "" ? "" : ", ";
    flat += joint + item.flat;
    width += joint.length + item.width;
  }
  return { flat, width };
}

function newLine(rules: LayoutRules, depth: number): string {
  return depth === 0 ? "\n" : `\n${" ".repeat(depth * rules.indent)}`;
}

const none: BracketStyle = {};
