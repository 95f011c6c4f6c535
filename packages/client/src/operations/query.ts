import { ClientError } from "../errors.ts";

/**
 * Writes an operation's query, as the contract's `style` and `explode` say.
 *
 * A value is a string, a finite number, a boolean or an array of these; `undefined` and an empty array leave the parameter out.
 *
 * @param joined - the parameters whose array is joined by commas; any other array repeats its name.
 * @returns the query with its question mark, or nothing.
 * @throws {@link ClientError} `ERR_INVALID_PARAMETER` for any other value.
 */
export function serializeQuery(query: object, joined: readonly string[] = []): string {
  let text = "";
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined) continue;
    const values = (Array.isArray(value) ? value : [value]).map((item: unknown) => scalar(name, item));
    const written = joined.includes(name) && values.length > 0 ? [values.join(",")] : values;
    for (const each of written) text += `${text === "" ? "?" : "&"}${encode(name, name)}=${each}`;
  }
  return text;
}

function scalar(name: string, value: unknown): string {
  if (typeof value === "number" ? Number.isFinite(value) : typeof value === "boolean")
    return encodeURIComponent(String(value));
  return encode(name, value);
}

function encode(name: string, text: unknown): string {
  if (typeof text === "string" && text.isWellFormed()) return encodeURIComponent(text);
  throw new ClientError(
    "ERR_INVALID_PARAMETER",
    `query parameter ${plainName.test(name) ? `"${name}"` : "with an unusual name"} must be a string, a finite number, a boolean or an array of them`,
  );
}

// A name that is not one of a contract is not repeated in a message.
const plainName = /^[\w.-]{1,32}$/;
