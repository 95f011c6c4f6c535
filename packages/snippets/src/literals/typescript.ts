import { ExactNumber, isArray, isObject, isScalar, type Json, scalarText } from "../document/json.ts";
import { SnippetError } from "../errors.ts";
import { type Group, isCall, isGroup, joinInline, joinLines, widthOf } from "../write/layout.ts";
import { plainText, sliceText, type Text } from "../write/text.ts";
import type { Formatter } from "./formatter.ts";
import { escaper, invisible, quote } from "./quote.ts";

const escapeInvisible = escaper((hex) => `\\u{${hex}}`);

/** TypeScript, as prettier formats it; an integer that a JavaScript number cannot represent is refused. */
export const typescript: Formatter = {
  width: 80,
  indent: "  ",
  breakGroup,
  breakText,
  breaksList,
  braces: "{  }",
  string: (value) => plainText(typescriptString(value)),
  key: propertyName,
  scalar(value) {
    if (!isSafe(value)) {
      throw new SnippetError(
        "ERR_UNSUPPORTED_VALUE",
        `A JavaScript number cannot represent ${scalarText(value)} exactly.`,
      );
    }
    return scalarText(value instanceof ExactNumber ? Number(value.text) : value);
  },
};

export function typescriptString(value: Text): Text {
  return quote(value, escapeInvisible);
}

/** Tests whether a value stays the same as a JavaScript literal; `1.0` would become `1`. */
export function isExact(value: Json): boolean {
  if (value instanceof ExactNumber) return false;
  return isScalar(value) ? isSafe(value) : Object.values(value).every(isExact);
}

export function templateText(text: string): string {
  return text.replace(/[\\`]|\$\{/g, "\\$&").replace(invisible, escapeInvisible);
}

export function isName(word: string): boolean {
  return /^[A-Za-z_$][\w$]*$/.test(word);
}

function isSafe(value: Json): boolean {
  return typeof value !== "bigint" || Number.isSafeInteger(Number(value));
}

function propertyName(name: string): string {
  // Written plainly, this name would set the object's prototype instead of a property.
  if (name === "__proto__") return '["__proto__"]';
  return isName(name) ? name : typescript.string(name);
}

/** A call's last argument opens in place, the others stay beside it. */
function breakGroup(group: Group, line: string, before: Text): Text {
  const { open, close, items } = group;
  const last = items.at(-1);
  if (isCall(group) && last !== undefined && isGroup(last) && last.items.length > 0) {
    const others = items.slice(0, -1);
    const start = [before, open, joinInline(others), others.length > 0 ? ", " : "", last.head];
    if (line.length + widthOf(start) <= typescript.width) return [breakGroup(last, line, start), close];
  }
  return joinLines(group, typescript, line, before, ",");
}

/** A long string moves below its property's name, unless that would save less than three columns. So does a variable. */
function breakText(text: Text, line: string): Text {
  const plain = plainText(text);
  const [, name] = longString.exec(plain) ?? longVariable.exec(plain) ?? [];
  if (name === undefined) return text;
  return [sliceText(text, 0, name.length + 1), line, "  ", sliceText(text, name.length + 2)];
}

/** A list of two or more objects, or of two or more lists, is broken when each has two or more items. */
function breaksList(list: readonly Json[]): boolean {
  return (
    list.length > 1 &&
    (list.every(isObject) || list.every(isArray)) &&
    list.every((item) => Object.keys(item as object).length > 1)
  );
}

const longString = /^([^`].{4,}?): (["'])(?:(?!\2)[^\\]|\\.)*\2$/s;
const longVariable = /^([^`]+?): process\.env\.\w+ \?\? ""$/;
