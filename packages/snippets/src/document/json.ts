import { SnippetError } from "../errors.ts";

/** A JSON value. `bigint` and {@link ExactNumber} are numbers that a JavaScript number would change. */
export type Json = null | boolean | number | bigint | string | ExactNumber | readonly Json[] | JsonObject;

/** A JSON object. */
export interface JsonObject {
  readonly [name: string]: Json;
}

export type Scalar = null | boolean | number | bigint | string | ExactNumber;

/** A number as it was written. Many languages distinguish `1.0` from `1`. */
export class ExactNumber {
  /** The number as JSON writes it. */
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  /** Lets a number of a schema be compared with others. */
  valueOf(): number {
    return Number(this.text);
  }

  /** Makes `JSON.stringify` write the number as it is, in runtimes that can. */
  toJSON(): unknown {
    return (JSON as { rawJSON?: (text: string) => unknown }).rawJSON?.(this.text) ?? Number(this.text);
  }
}

/** Converts a value into JSON, or throws an error that names `where`. */
export function asJson(value: unknown, where: string): Json {
  if (isScalar(value)) return value;
  if (Array.isArray(value)) return value.map((item) => asJson(item, where));
  // A Date, which YAML parsers create, has no keys.
  if (Object.prototype.toString.call(value) === "[object Object]") {
    const entries = Object.entries(value as object).filter(([, item]) => item !== undefined);
    // fromEntries defines properties, so a key named __proto__ stays an ordinary key.
    return Object.fromEntries(entries.map(([name, item]) => [name, asJson(item, where)]));
  }
  throw new SnippetError(
    "ERR_UNSUPPORTED_VALUE",
    `${where} has an example that is not a JSON value (${String(value)}).`,
  );
}

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

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}

/** Returns an array; an empty one for anything else. */
export function listed<Item>(list: readonly Item[] | undefined): readonly Item[] {
  return Array.isArray(list) ? list : [];
}

/** Returns an own property: names in a document may be those of `Object.prototype`. */
export function own<Value>(record: { readonly [name: string]: Value } | undefined, name: string): Value | undefined {
  return record && Object.hasOwn(record, name) ? record[name] : undefined;
}

/** Writes a number, a boolean or null as JSON; an exponent without its plus, which formatters remove. */
export function scalarText(value: Exclude<Scalar, string>): string {
  if (value instanceof ExactNumber) return value.text;
  return `${value}`.replace("+", "");
}
