import { SnippetError } from "../errors.ts";
import type { FilledParameter, Pair } from "./request-model.ts";
import { headerText } from "./serialize.ts";
import { encode } from "./url.ts";

export function headerField(filled: FilledParameter): Pair {
  return checkedField({ name: filled.parameter.name, value: headerText(filled) });
}

/** Creates the cookie of a parameter, percent-encoding what a cookie cannot contain. */
export function cookieField(filled: FilledParameter): Pair {
  // RFC 6265 §4.1.1: no space, quotation mark, comma, semicolon or backslash.
  const value = headerText(filled).replace(/%|[^!#$&-+\--:<-[\]-~]+/g, encode);
  return checkedField({ name: filled.parameter.name, value }, "cookie");
}

/** Checks that clients send a header or cookie unchanged. */
export function checkedField(field: Pair, kind: "header" | "cookie" = "header"): Pair {
  if (token.test(field.name) && (kind === "header" ? fieldValue : cookieValue).test(field.value)) return field;
  throw new SnippetError(
    "ERR_UNSUPPORTED_VALUE",
    `The ${kind} ${JSON.stringify(field.name)} must have a value of visible ASCII without space around it.`,
  );
}

// RFC 9110 §5.6.2
export const token: RegExp = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;
/** Matches a header value: visible characters, with blanks only between them (RFC 9110 §5.5). */
export const fieldValue: RegExp = /^(?:[!-~](?:[\t -~]*[!-~])?)?$/;
/** Headers that every client writes itself, or refuses to send. */
export const writtenByClients: RegExp =
  /^(?:connection|content-length|expect|host|keep-alive|proxy-connection|te|trailer|transfer-encoding|upgrade)$/i;
const cookieValue = /^[ -:<-~]*$/;
