import { scalarText } from "../document/json.ts";
import { type Group, isCall, joinInline, joinLines } from "../write/layout.ts";
import { plainText, sliceText, type Text } from "../write/text.ts";
import type { Formatter } from "./formatter.ts";
import { escaper, quote } from "./quote.ts";

/** Python, as black formats it. */
export const python: Formatter = {
  width: 88,
  indent: "    ",
  breakGroup,
  breakText,
  braces: "{}",
  string: (value) => plainText(pythonString(value)),
  key: (name) => plainText(pythonString(name)),
  scalar(value) {
    if (value === null) return "None";
    if (typeof value === "boolean") return value ? "True" : "False";
    return scalarText(value).toLowerCase().replace("+", "");
  },
};

export function pythonString(value: Text): Text {
  return quote(value, escapeInvisible);
}

/** The items of a call, or a lone item, first move together to a separate line. */
function breakGroup(group: Group, line: string, before: Text): Text {
  const { head, open, close, items, width } = group;
  const inner = line + python.indent;
  return (isCall(group) || items.length === 1) && inner.length - 3 + width - head.length <= python.width
    ? [before, open, inner, joinInline(items), line, close]
    : joinLines(group, python, line, before, items.length > 1 ? "," : "");
}

/** A sum is broken before each `+`, and a variable alone in its brackets. */
function breakText(text: Text, line: string): Text {
  const plain = plainText(text);
  if (!plain.includes('os.environ["')) return text;
  const breaks = [...plain.matchAll(/ \+ (?=os\.environ\[")|(?<=os\.environ\["\w+"\]) \+ /g)].map(({ index }) => index);
  if (breaks.length === 0) {
    const [start, end] = [plain.lastIndexOf("[") + 1, plain.lastIndexOf("]")];
    return [sliceText(text, 0, start), line, python.indent, sliceText(text, start, end), line, sliceText(text, end)];
  }
  return [0, ...breaks].map((at, index): Text => {
    const part = sliceText(text, index === 0 ? 0 : at + 1, breaks[index]);
    return index === 0 ? part : [line, part];
  });
}

const escapeInvisible = escaper((hex) => `\\U${hex.padStart(8, "0")}`);
