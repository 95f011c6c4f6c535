import { SnippetError } from "./errors.ts";

/** A JSON value. `bigint` stands for an integer that a JavaScript number cannot hold. */
export type Json = null | boolean | number | bigint | string | readonly Json[] | JsonObject;

/** A JSON object. */
export interface JsonObject {
  readonly [name: string]: Json;
}

/** A JSON value that has no parts. */
export type Scalar = null | boolean | number | bigint | string;

/** Takes a value out of a document, refusing what JSON cannot say. `where` is named in the error. */
export function asJson(value: unknown, where: string): Json {
  switch (typeof value) {
    case "string":
    case "boolean":
    case "bigint":
      return value;
    case "number":
      if (Number.isFinite(value)) return value;
      break;
    case "object":
      if (value === null) return null;
      if (Array.isArray(value)) return value.map((item) => asJson(item, where));
      // A date that a YAML parser made is not a plain object; copying its keys would lose it.
      if (isPlain(value)) return mapObject(value, (item) => asJson(item, where));
      break;
  }
  throw new SnippetError("ERR_UNSUPPORTED_VALUE", `${where} has an example that JSON cannot hold (${String(value)}).`);
}

export function isObject(value: Json): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function isArray(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

/** Writes a number, a boolean or null as JSON does, an exponent without the plus that formatters take away. */
export function plainText(value: Exclude<Scalar, string>): string {
  return typeof value === "bigint" ? value.toString() : JSON.stringify(value).replace("e+", "e");
}

function mapObject(value: object, map: (item: unknown) => Json): JsonObject {
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  // fromEntries defines properties, so a key named __proto__ stays an ordinary key.
  return Object.fromEntries(entries.map(([name, item]) => [name, map(item)]));
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
