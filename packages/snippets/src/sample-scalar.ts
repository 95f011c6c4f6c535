import type { Schema } from "./document.ts";
import { samplePattern } from "./sample-pattern.ts";

/** Text of the asked format, else `name` itself, stretched or cut to the asked length. */
export function sampleString(schema: Schema, name: string): string | undefined {
  const { format = "", minLength = 0, maxLength = Number.POSITIVE_INFINITY, pattern } = schema;
  const word = own(formats, format) ?? (name === "" ? "text" : name);
  const text = word.repeat(Math.max(1, Math.ceil(minLength / word.length))).slice(0, Math.max(minLength, word.length));
  const sized = text.slice(0, maxLength);
  if (pattern === undefined || matches(pattern, sized)) return sized;
  return samplePattern(pattern, minLength, maxLength);
}

/** The number nearest to 1 that keeps the bounds. */
export function sampleNumber(schema: Schema): number | undefined {
  const { multipleOf } = schema;
  const whole = schema.type !== "number" || multipleOf !== undefined;
  const step = multipleOf ?? 1;
  const low = bound(schema.minimum, schema.exclusiveMinimum);
  const high = bound(schema.maximum, schema.exclusiveMaximum);
  const candidates = [
    step,
    low && step * (low.open ? Math.floor(low.at / step) + 1 : Math.ceil(low.at / step)),
    high && step * (high.open ? Math.ceil(high.at / step) - 1 : Math.floor(high.at / step)),
    !whole && low && high ? (low.at + high.at) / 2 : undefined,
  ];
  return candidates.find(
    (value) =>
      value !== undefined &&
      (!low || value > low.at || (value === low.at && !low.open)) &&
      (!high || value < high.at || (value === high.at && !high.open)),
  );
}

function own(table: { readonly [format: string]: string | undefined }, name: string): string | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}

interface Bound {
  readonly at: number;
  readonly open: boolean;
}

/** OpenAPI 3.0 says `exclusive` with a boolean beside the bound, 3.1 with the bound itself. */
function bound(closed: number | undefined, exclusive: number | boolean | undefined): Bound | undefined {
  if (typeof exclusive === "number") return { at: exclusive, open: true };
  return closed === undefined ? undefined : { at: closed, open: exclusive === true };
}

function matches(pattern: string, text: string): boolean {
  try {
    return new RegExp(pattern, "u").test(text);
  } catch {
    return false; // a pattern we cannot read cannot be promised
  }
}

const formats: { readonly [format: string]: string | undefined } = {
  date: "2024-01-31",
  "date-time": "2024-01-31T12:00:00Z",
  time: "12:00:00Z",
  duration: "P1D",
  uuid: "00000000-0000-4000-8000-000000000000",
  email: "name@company.example",
  hostname: "company.example",
  byte: "dGV4dA==",
  uri: "https://company.example",
  "uri-reference": "https://company.example",
  iri: "https://company.example",
  "idn-email": "name@company.example",
  "idn-hostname": "company.example",
  url: "https://company.example",
  ipv4: "192.0.2.1",
  ipv6: "2001:db8::1",
};
