import { SnippetError } from "../errors.ts";

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

  /** Makes `JSON.stringify` write the number as it is, in runtimes that can. */
  toJSON(): unknown {
    return (JSON as { rawJSON?: (text: string) => unknown }).rawJSON?.(this.text) ?? Number(this.text);
  }
}

/** Takes a value out of a document, refusing what JSON cannot say. `where` is named in the error. */
export function asJson(value: unknown, where: string): Json {
  if (isScalar(value)) return value;
  if (Array.isArray(value)) return value.map((item) => asJson(item, where));
  // A date that a YAML parser made is another object; taking its keys would lose it.
  if (Object.prototype.toString.call(value) === "[object Object]") {
    const entries = Object.entries(value as object).filter(([, item]) => item !== undefined);
    // fromEntries defines properties, so a key named __proto__ stays an ordinary key.
    return Object.fromEntries(entries.map(([name, item]) => [name, asJson(item, where)]));
  }
  throw new SnippetError("ERR_UNSUPPORTED_VALUE", `${where} has an example that JSON cannot hold (${String(value)}).`);
}

/** Whether a value is JSON without parts. */
export function isScalar(value: unknown): value is Scalar {
  if (typeof value === "object") return value === null || value instanceof ExactNumber;
  return typeof value === "string" || typeof value === "boolean" || typeof value === "bigint" || Number.isFinite(value);
}

export function isObject(value: unknown): value is JsonObject {
  return isRecord(value) && !Array.isArray(value) && !(value instanceof ExactNumber);
}

export function isArray(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

/** Whether something is an object or a list of any kind. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}

/** A list, where a document should have one. */
export function listed<Item>(list: readonly Item[] | undefined): readonly Item[] {
  return Array.isArray(list) ? list : [];
}

/** Takes a property that an object itself has: a document's names may be those of `Object.prototype`. */
export function own<Value>(record: { readonly [name: string]: Value } | undefined, name: string): Value | undefined {
  return record && Object.hasOwn(record, name) ? record[name] : undefined;
}

/** Writes a number, a boolean or null as JSON does, an exponent without the plus that formatters take away. */
export function scalarText(value: Exclude<Scalar, string>): string {
  if (value instanceof ExactNumber) return value.text;
  return `${value}`.replace("+", "");
}
