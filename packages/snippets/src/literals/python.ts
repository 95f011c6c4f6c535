import { scalarText } from "../document/json.ts";
import { type Group, isCall, joinInline, joinLines } from "../write/layout.ts";
import { plainText, type Text } from "../write/text.ts";
import type { Formatter } from "./formatter.ts";
import { escaper, quote } from "./quote.ts";

/** Python, as black formats it. */
export const python: Formatter = {
  width: 88,
  indent: "    ",
  breakGroup,
  braces: "{}",
  string: (value) => plainText(pythonString(value)),
  key: (name) => plainText(pythonString(name)),
  scalar: (value) =>
    value === null ? "None" : value === true ? "True" : value === false ? "False" : scalarText(value),
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

const escapeInvisible = escaper((hex) => `\\U${hex.padStart(8, "0")}`);
