import { SnippetError } from "../errors.ts";
import type { FilledParameter, Pair } from "./request-model.ts";
import { headerText } from "./serialize.ts";
import { encode } from "./url.ts";

/** Writes a header parameter as a field. */
export function headerField(filled: FilledParameter): Pair {
  return checkedField({ name: filled.parameter.name, value: headerText(filled) });
}

/** Writes a cookie parameter, percent-encoding what a cookie cannot hold. */
export function cookieField(filled: FilledParameter): Pair {
  // RFC 6265 §4.1.1: no space, quotation mark, comma, semicolon or backslash.
  const value = headerText(filled).replace(/%|[^!#$&-+\--:<-[\]-~]+/g, encode);
  return checkedField({ name: filled.parameter.name, value }, "cookie");
}

/** Refuses a header's field or a cookie that no client sends as it is. */
export function checkedField(field: Pair, kind: "header" | "cookie" = "header"): Pair {
  if (token.test(field.name) && (kind === "header" ? fieldValue : cookieValue).test(field.value)) return field;
  throw new SnippetError(
    "ERR_UNSUPPORTED_VALUE",
    `The ${kind} ${JSON.stringify(field.name)} needs a value of visible ASCII without space around it.`,
  );
}

// RFC 9110 §5.6.2
const token = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;
/** A field's value holds visible characters, blanks only between them (RFC 9110 §5.5). */
export const fieldValue: RegExp = /^(?:[!-~](?:[\t -~]*[!-~])?)?$/;
const cookieValue = /^[ -:<-~]*$/;
