import { own } from "../document/json.ts";
import type { Schema } from "../document/openapi-document.ts";
import { samplePattern } from "./sample-pattern.ts";

/** Creates a string or number that a schema accepts; unconstrained text becomes the value's name. */
export function sampleScalar(type: string, schema: Schema, name: string): string | number | undefined {
  if (type === "string") return sampleString(schema, name);
  return type === "number" || type === "integer" ? sampleNumber(type, schema) : undefined;
}

function sampleString(schema: Schema, name: string): string | undefined {
  const { format = "", minLength = 0, maxLength = Number.POSITIVE_INFINITY, pattern } = schema;
  const word = own(formats, format) ?? (name || "text");
  const text = word.padEnd(minLength, word).slice(0, maxLength);
  return pattern === undefined ? text : samplePattern(pattern, text, minLength, maxLength);
}

/** The number nearest to 1 within the bounds. Exclusive bounds are booleans in OpenAPI 3.0, numbers in 3.1. */
function sampleNumber(type: string, schema: Schema): number | undefined {
  const { minimum, maximum, exclusiveMinimum: above, exclusiveMaximum: below, multipleOf: step = 1 } = schema;
  const low = typeof above === "number" ? above : (minimum ?? Number.NEGATIVE_INFINITY);
  const high = typeof below === "number" ? below : (maximum ?? Number.POSITIVE_INFINITY);
  const fits = (value: number) =>
    Number.isFinite(value) && isBeyond(value, low, above) && isBeyond(-value, -high, below);
  const nearBounds = [low, high].flatMap((bound) => [0, 1, -1].map((further) => Math.floor(bound / step) + further));
  const found = [1, ...nearBounds].map((count) => count * step).find(fits);
  const middle = (low + high) / 2;
  const isAny = type === "number" && schema.multipleOf === undefined;
  return found ?? (isAny && fits(middle) ? middle : undefined);
}

function isBeyond(value: number, bound: number, exclusive: number | boolean = false): boolean {
  return value > bound || (value === bound && exclusive === false);
}

const formats: { readonly [format: string]: string } = {
  date: "2024-01-31",
  "date-time": "2024-01-31T12:00:00Z",
  time: "12:00:00Z",
  uuid: "00000000-0000-4000-8000-000000000000",
  email: "name@company.example",
  hostname: "company.example",
  byte: "dGV4dA==",
  uri: "https://company.example",
  url: "https://company.example",
  ipv4: "192.0.2.1",
  ipv6: "2001:db8::1",
};
