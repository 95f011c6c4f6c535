import { SnippetError } from "../errors.ts";
import { type Group, group, isGroup, type Layout, widthOf } from "../write/layout.ts";
import { mapText, plainText, segmentsOf, type Text } from "../write/text.ts";
import { invisible } from "./quote.ts";

export function javaString(value: Text): Text {
  if (new TextEncoder().encode(plainText(value)).length > 65_535) {
    throw new SnippetError("ERR_UNSUPPORTED_VALUE", "A Java program cannot contain a text over 64 KiB.");
  }
  return ['"', mapText(value, (part) => part.replace(/["\\]/g, "\\$&").replace(invisible, escapeInvisible)), '"'];
}

/** Joins operands with `+`. */
export function sum(operands: readonly Layout[]): Layout {
  const [first = '""', ...others] = operands;
  return others.length === 0 ? first : { ...group("", "", operands), width: widthOfAll(operands, 3) };
}

/**
 * Breaks an expression as google-java-format does.
 *
 * @param line - a line break and the indentation after it.
 * @param after - what follows on the last line.
 */
export function javaExpression(layout: Layout, line: string, after = ""): Text {
  if (fits(layout, line, after)) return [flat(layout), after];
  if (!isGroup(layout)) return [splitString(layout, line, after), after];
  const { head, items } = layout;
  const inner = `${line}    `;
  const isLast = (index: number) => index === items.length - 1;
  if (isSum(layout)) {
    return items.map((item, index): Text => {
      const start = index === 0 ? "" : `${inner}+ `;
      const isLong = !isGroup(item) && !fits(item, line, "");
      return [start, isLong ? splitString(item, line, "") : flat(item), isLast(index) ? after : ""];
    });
  }
  const end = `)${after}`;
  if (inner.length - 1 + widthOfAll(items, 2) + end.length <= width) return [head, "(", inner, flatItems(layout), end];
  const lines = items.map((item, index): Text => [inner, javaExpression(item, inner, isLast(index) ? end : ",")]);
  return [head, "(", lines];
}

/** Tests whether an expression fits on the line that has this line break, indentation and text before it. */
export function fits(layout: Layout, before: string, after: string): boolean {
  return before.length - 1 + widthOf(layout) + after.length <= width;
}

function flat(layout: Layout): Text {
  if (!isGroup(layout)) return layout;
  return isSum(layout) ? flatItems(layout) : [layout.head, "(", flatItems(layout), ")"];
}

function flatItems(layout: Group): Text {
  return layout.items.map((item, index): Text => [index === 0 ? "" : isSum(layout) ? " + " : ", ", flat(item)]);
}

function isSum({ open }: Group): boolean {
  return open === "";
}

function widthOfAll(items: readonly Layout[], separator: number): number {
  return items.reduce((total, item) => total + widthOf(item), separator * Math.max(0, items.length - 1));
}

/** Splits a long string before blanks and after line breaks. */
function splitString(text: Text, line: string, after: string): Text {
  const [, content] = /^"(.*)"$/s.exec(plainText(text)) ?? [];
  if (content === undefined || segmentsOf(text).some(({ kind }) => kind !== undefined)) return text;
  const words = content.split(/(?<=\\[nr])(?!\\[nr])|(?= )|(?=\\t)/);
  const lines: string[] = [];
  let space = width - (line.length - 1) - 2;
  while (words.length > 0) {
    if (words.join("").length <= space) space -= after.length;
    let part = words.shift() ?? "";
    while (
      words.length > 0 &&
      !/\\[nr]$/.test(part) &&
      (part.length <= 4 || part.length + (words[0] ?? "").length <= space)
    )
      part += words.shift();
    lines.push(`"${part}"`);
    if (lines.length === 1) space -= 6;
  }
  return lines.join(`${line}    + `);
}

function escapeInvisible(character: string): string {
  const short = { "\n": "\\n", "\r": "\\r", "\t": "\\t" }[character];
  return short ?? character.replace(/./gs, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

const width = 100;
