import { SnippetError } from "./errors.ts";

/** A JSON value. `bigint` and {@link ExactNumber} stand for numbers that a JavaScript number would change. */
export type Json = null | boolean | number | bigint | string | ExactNumber | readonly Json[] | JsonObject;

/** A JSON object. */
export interface JsonObject {
  readonly [name: string]: Json;
}

/** A JSON value that has no parts. */
export type Scalar = null | boolean | number | bigint | string | ExactNumber;

/** A number that is kept as it was written, such as `1.0`, which is a different thing than `1` to many languages. */
export class ExactNumber {
  /** The number as JSON writes it. */
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** Takes a value out of a document, refusing what JSON cannot say. `where` is named in the error. */
export function asJson(value: unknown, where: string): Json {
  return isJson(value) ? value : copy(value, where);
}

export function isObject(value: Json): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof ExactNumber);
}

export function isArray(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

/** Writes a number, a boolean or null as JSON does, an exponent without the plus that formatters take away. */
export function plainText(value: Exclude<Json, string>): string {
  if (typeof value === "bigint") return value.toString();
  return value instanceof ExactNumber ? value.text : JSON.stringify(value).replace("e+", "e");
}

/** Almost every value is JSON as it is, and is then used as it is. */
function isJson(value: unknown): value is Json {
  switch (typeof value) {
    case "string":
    case "boolean":
    case "bigint":
      return true;
    case "number":
      return Number.isFinite(value);
    case "object":
      if (value === null || value instanceof ExactNumber) return true;
      return Array.isArray(value) ? value.every(isJson) : isPlain(value) && Object.values(value).every(isJson);
    default:
      return false;
  }
}

function copy(value: unknown, where: string): Json {
  if (isJson(value)) return value;
  if (Array.isArray(value)) return value.map((item) => copy(item, where));
  // A date that a YAML parser made is not a plain object; copying its keys would lose it.
  if (typeof value === "object" && value !== null && isPlain(value)) {
    const entries = Object.entries(value).filter(([, item]) => item !== undefined);
    // fromEntries defines properties, so a key named __proto__ stays an ordinary key.
    return Object.fromEntries(entries.map(([name, item]) => [name, copy(item, where)]));
  }
  throw new SnippetError("ERR_UNSUPPORTED_VALUE", `${where} has an example that JSON cannot hold (${String(value)}).`);
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
