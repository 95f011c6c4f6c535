import { showName } from "../check-options.ts";
import { ClientError } from "../errors.ts";
import { joinedParameters } from "../generated/operation-table.ts";

/**
 * Serializes an operation's query; `undefined` and an empty array omit a parameter.
 *
 * Arrays of the contract's parameters are joined by commas; other arrays repeat the name.
 *
 * @returns the query with its question mark, or an empty string.
 */
export function serializeQuery(query: object): string {
  let text = "";
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined) continue;
    const values = (Array.isArray(value) ? value : [value]).map((item: unknown) => scalar(name, item));
    const written = joinedParameters.includes(name) && values.length > 0 ? [values.join(",")] : values;
    for (const each of written) text += `${text === "" ? "?" : "&"}${encode(name, name)}=${each}`;
  }
  return text;
}

function scalar(name: string, value: unknown): string {
  return encode(name, typeof value === "boolean" || Number.isFinite(value) ? String(value) : value);
}

function encode(name: string, text: unknown): string {
  if (typeof text === "string" && text.isWellFormed()) return encodeURIComponent(text);
  throw new ClientError(
    "ERR_INVALID_PARAMETER",
    `query parameter ${showName(name, '"')} must be a string, a finite number, a boolean or an array of them`,
  );
}
