import type { Json } from "../document/json.ts";
import { ExactNumber, isArray, isObject, isScalar, plainText } from "../document/json.ts";
import { SnippetError } from "../errors.ts";
import type { Group } from "../write/layout.ts";
import { flatOf, isCall, stacked, widthOf } from "../write/layout.ts";
import type { Language } from "./language.ts";
import { escaper, quote, unseen } from "./text.ts";

const escapeUnseen = escaper((hex) => `\\u{${hex}}`);

/** TypeScript, as prettier writes it; an integer that a JavaScript number cannot hold is refused. */
export const typescript: Language = {
  width: 80,
  indent: "  ",
  breakGroup,
  // A long string moves below its property's name, unless that would save less than three columns.
  breakText: (text, line) => text.replace(property, `$1:${line}  $2`),
  opens,
  braces: "{  }",
  string: (value) => quote(value, escapeUnseen),
  key: propertyName,
  constant(value) {
    if (!isSafe(value)) {
      throw new SnippetError("ERR_UNSUPPORTED_VALUE", `A JavaScript number cannot hold ${plainText(value)} exactly.`);
    }
    return value instanceof ExactNumber ? `${Number(value.text)}` : plainText(value);
  },
};

/** Whether a value reads back as it is when it is written as a JavaScript literal; `1.0` would come back as `1`. */
export function isExact(value: Json): boolean {
  if (value instanceof ExactNumber) return false;
  return isScalar(value) ? isSafe(value) : Object.values(value).every(isExact);
}

/** Escapes a text that stands between the backticks of a template. */
export function templateText(text: string): string {
  if (/^[\w /.:-]*$/.test(text)) return text;
  return text.replace(/[\\`]|\$\{/g, "\\$&").replace(unseen, escapeUnseen);
}

/** Whether a word is a name as it is. */
export function isName(word: string): boolean {
  return /^[A-Za-z_$][\w$]*$/.test(word);
}

function isSafe(value: Json): boolean {
  return typeof value !== "bigint" || Number.isSafeInteger(Number(value));
}

function propertyName(name: string): string {
  // Written plainly, this one would set the object's prototype instead of a property.
  if (name === "__proto__") return '["__proto__"]';
  return isName(name) ? name : quote(name, escapeUnseen);
}

/** A call's last argument opens in place, the others stay beside it. */
function breakGroup(group: Group, line: string, before: string): string {
  const { open, close, items } = group;
  const last = items.at(-1);
  if (isCall(group) && typeof last === "object" && last.items.length > 0) {
    let start = before + open;
    let columns = line.length + start.length + last.head.length;
    for (const item of items.slice(0, -1)) {
      start += `${flatOf(item)}, `;
      columns += widthOf(item) + 2;
    }
    if (columns <= typescript.width) return breakGroup(last, line, start + last.head) + close;
  }
  return stacked(group, typescript, line, before, ",");
}

/** A list of two or more objects, or of two or more lists, is opened when each has two or more parts. */
function opens(list: readonly Json[]): boolean {
  return (
    list.length > 1 &&
    (list.every(isObject) || list.every(isArray)) &&
    list.every((item) => Object.keys(item as object).length > 1)
  );
}

/** A name of five columns or more, and a string behind it. */
const property = /^([^`].{4,}?): ((["'])(?:(?!\3)[^\\]|\\.)*\3)$/s;
