import type { Piece } from "./code.ts";
import { widthOf } from "./code.ts";

/** Code that may be written on one line or over several: a text, then perhaps one bracket with items. */
export interface Layout {
  /** What stands before a text that may move to a line of its own. */
  readonly label?: string;
  readonly text: readonly Piece[];
  readonly bracket?: Bracket;
}

/** A list, an object or a call's arguments. */
export interface Bracket {
  readonly open: string;
  readonly close: string;
  /** Blank inside the bracket when it stays on one line. */
  readonly padding?: string;
  readonly items: readonly Layout[];
  /** Whether the formatter opens it even where it would fit. */
  readonly forced?: boolean;
  readonly call?: boolean;
}

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

/** Breaks a layout into lines as the rules say. `after` is what follows its end on the same line. */
export function render(layout: Layout, rules: LayoutRules, depth = 0, after = ""): readonly Piece[] {
  const flat = [...flatten(layout), after];
  const { bracket } = layout;
  const fits = depth * rules.indent + widthOf(flat) <= rules.width;
  if (fits && !isForced(layout)) return flat;
  if (layout.label !== undefined) return [layout.label, newLine(rules, depth + 1), ...layout.text, after];
  if (!bracket || bracket.items.length === 0) return flat;
  return [...layout.text, ...open(bracket, rules, depth, widthOf(layout.text)), after];
}

function open(bracket: Bracket, rules: LayoutRules, depth: number, column: number): readonly Piece[] {
  return (
    (rules.movesTogether && moveTogether(bracket, rules, depth)) ||
    (rules.hugsLast && hugLast(bracket, rules, depth, column)) ||
    onePerLine(bracket, rules, depth)
  );
}

function onePerLine({ items, open, close }: Bracket, rules: LayoutRules, depth: number): readonly Piece[] {
  const comma = (index: number) => (index < items.length - 1 || hasTrailingComma(rules, items.length) ? "," : "");
  const lines = items.flatMap((item, index) => [
    newLine(rules, depth + 1),
    ...render(item, rules, depth + 1, comma(index)),
  ]);
  return [open, ...lines, newLine(rules, depth), close];
}

function moveTogether(bracket: Bracket, rules: LayoutRules, depth: number): readonly Piece[] | undefined {
  const { items } = bracket;
  if (!bracket.call && items.length > 1) return undefined;
  const body = joinFlat(items);
  if ((depth + 1) * rules.indent + widthOf(body) > rules.width) return undefined;
  return [bracket.open, newLine(rules, depth + 1), ...body, newLine(rules, depth), bracket.close];
}

function hugLast(bracket: Bracket, rules: LayoutRules, depth: number, column: number): readonly Piece[] | undefined {
  const last = bracket.items.at(-1);
  if (!bracket.call || !last?.bracket || last.bracket.items.length === 0) return undefined;
  const others = bracket.items.slice(0, -1).flatMap((item) => [...flatten(item), ", "]);
  const head = [bracket.open, ...others, ...last.text];
  const headEnd = column + widthOf(head);
  if (depth * rules.indent + headEnd + widthOf([last.bracket.open]) > rules.width) return undefined;
  return [...head, ...open(last.bracket, rules, depth, headEnd), bracket.close];
}

function flatten({ label, text, bracket }: Layout): readonly Piece[] {
  if (label !== undefined) return [label, " ", ...text];
  if (!bracket) return text;
  const padding = bracket.items.length > 0 ? (bracket.padding ?? "") : "";
  return [...text, bracket.open, padding, ...joinFlat(bracket.items), padding, bracket.close];
}

function joinFlat(items: readonly Layout[]): readonly Piece[] {
  return items.flatMap((item, index) => (index === 0 ? flatten(item) : [", ", ...flatten(item)]));
}

function isForced({ bracket }: Layout): boolean {
  return bracket !== undefined && (bracket.forced === true || bracket.items.some(isForced));
}

function hasTrailingComma({ trailingComma }: LayoutRules, items: number): boolean {
  return trailingComma === "always" || (trailingComma === "several" && items > 1);
}

function newLine(rules: LayoutRules, depth: number): string {
  return `\n${" ".repeat(depth * rules.indent)}`;
}
