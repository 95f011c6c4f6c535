import { plainText } from "../json.ts";
import type { Language } from "./language.ts";
import { escaper, quote } from "./text.ts";

/** Python, as black writes it. */
export const python: Language = {
  width: 88,
  indent: "    ",
  formatter: "black",
  braces: "{}",
  string: (value) => quote(value, escapeUnseen),
  key: (name) => quote(name, escapeUnseen),
  constant: (value) =>
    value === null ? "None" : value === true ? "True" : value === false ? "False" : plainText(value),
};

const escapeUnseen = escaper((hex) => `\\U${hex.padStart(8, "0")}`);
