import { SnippetError } from "./errors.ts";
import type { FilledParameter } from "./parameters.ts";
import { headerText } from "./serialize.ts";
import { encode } from "./url.ts";

/** A header's or cookie's name and value. */
export interface Field {
  readonly name: string;
  readonly value: string;
}

/** Writes header parameters; those of one name become one field. */
export function headerFields(filled: readonly FilledParameter[]): readonly Field[] {
  return filled.map((one) => checkedHeader({ name: one.parameter.name, value: headerText(one) }));
}

/** Refuses a field that no client sends as it is. */
export function checkedHeader(field: Field): Field {
  if (token.test(field.name) && fieldValue.test(field.value)) return field;
  throw new SnippetError(
    "ERR_UNSUPPORTED_VALUE",
    `The header ${JSON.stringify(field.name)} needs a value of visible ASCII, without space at its ends.`,
  );
}

/** Writes cookie parameters, percent-encoding what a cookie cannot hold. */
export function cookieFields(filled: readonly FilledParameter[]): readonly Field[] {
  return filled.map((one) => checkedCookie({ name: one.parameter.name, value: cookieValue(headerText(one)) }));
}

/** Refuses a cookie whose name no client sends. */
export function checkedCookie(field: Field): Field {
  if (token.test(field.name) && !/[^ -~]|[;]/.test(field.value)) return field;
  throw new SnippetError(
    "ERR_UNSUPPORTED_VALUE",
    `The cookie ${JSON.stringify(field.name)} has a name or value that no cookie has.`,
  );
}

/** RFC 6265 §4.1.1: no space, quotation mark, comma, semicolon or backslash. */
function cookieValue(text: string): string {
  return text.replace(/%|[^!#$&-+\--:<-[\]-~]+/g, (part) => encode(part));
}

// RFC 9110 §5.6.2: a field name is a token. §5.5: a value holds visible characters, blanks only between them.
const token = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;
const fieldValue = /^(?:[!-~](?:[\t -~]*[!-~])?)?$/;
