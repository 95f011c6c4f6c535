import { plainText } from "../document/json.ts";
import type { Group } from "../write/layout.ts";
import { isCall, side, stacked } from "../write/layout.ts";
import type { Language } from "./language.ts";
import { escaper, quote } from "./text.ts";

/** Python, as black writes it. */
export const python: Language = {
  width: 88,
  indent: "    ",
  breakGroup,
  braces: "{}",
  string: (value) => quote(value, escapeUnseen),
  key: (name) => quote(name, escapeUnseen),
  constant: (value) =>
    value === null ? "None" : value === true ? "True" : value === false ? "False" : plainText(value),
};

/** The items of a call, or a lone item, first move together to a line of their own. */
function breakGroup(group: Group, line: string, before: string): string {
  const { head, open, close, items, width } = group;
  const inner = line + python.indent;
  return (isCall(group) || items.length === 1) && inner.length - 3 + width - head.length <= python.width
    ? before + open + inner + side(items) + line + close
    : stacked(group, python, line, before, items.length > 1 ? "," : "");
}

const escapeUnseen = escaper((hex) => `\\U${hex.padStart(8, "0")}`);
