import { checkToken } from "@signet/auth";
import { hostileTexts } from "@signet/tools/hostile-strings";
import fc from "fast-check";
import type { CorpusRequest } from "./corpus.ts";

/** Text: any characters, what people write, and what shells and languages interpret. */
const text = fc.oneof(
  fc.string({ unit: "binary", maxLength: 20 }),
  fc.string({ unit: "grapheme", maxLength: 20 }),
  fc.string({ unit: "grapheme-ascii", maxLength: 40 }),
  fc
    .array(fc.constantFrom(...hostileTexts.filter((one) => one.length < 100), ..."'\"`$!\\\n@-=%+&;#{}[]\0 "), {
      maxLength: 5,
    })
    .map((parts) => parts.join("")),
);

/** A JSON number: small, beyond a double, integral with a point, or with an exponent. */
const number = fc.oneof(
  fc.integer().map(String),
  fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }).map(String),
  fc.integer().map((whole) => `${whole}.0`),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => JSON.stringify(value)),
  fc.tuple(fc.integer({ min: 1, max: 99 }), fc.integer({ min: -30, max: 30 })).map(([a, b]) => `${a}e${b}`),
);

/** JSON text, including halves of surrogate pairs. */
const json = fc.letrec<{ value: string }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc
      .oneof(text, fc.string({ unit: fc.constantFrom("a", "'", "\ud800", "\udc00") }))
      .map((one) => JSON.stringify(one)),
    number,
    fc.constantFrom("true", "false", "null", "{}", "[]"),
    fc.array(tie("value"), { maxLength: 5 }).map((items) => `[${items.join(", ")}]`),
    fc
      .uniqueArray(fc.tuple(text, tie("value")), { maxLength: 5, selector: ([name]) => name })
      .map((entries) => `{${entries.map(([name, value]) => `${JSON.stringify(name)}: ${value}`).join(", ")}}`),
  ),
})).value;

const pathValue = text.filter((one) => !["", ".", ".."].includes(one));

const path = fc.array(pathValue, { maxLength: 3 }).map((values) => ({
  path: `/values${values.map((_, index) => `/{value ${index}}`).join("/and")}`,
  pathParameters: Object.fromEntries(values.map((value, index) => [`value ${index}`, value])),
}));

const headerMarks = [..."!#$%&'*+-.^_`|~09azAZ"];
const headers = fc
  .uniqueArray(
    fc.tuple(
      fc.array(fc.constantFrom(...headerMarks), { maxLength: 8 }).map((marks) => `X-${marks.join("")}`),
      fc.string({ unit: "grapheme-ascii", maxLength: 30 }).map((value) => value.trim()),
    ),
    { maxLength: 3, selector: ([name]) => name.toLowerCase() },
  )
  .map((entries): Readonly<Record<string, string>> => Object.fromEntries(entries));

const token = fc
  .string({ unit: "grapheme-ascii", minLength: 1, maxLength: 40 })
  .filter((one) => !/[ :]/.test(one) && isToken(one));

const query = fc.array(fc.tuple(fc.oneof(fc.constantFrom("a", "b", "1", "2"), text), text), { maxLength: 5 });

/** A request that every target can send. */
export const anyRequest: fc.Arbitrary<CorpusRequest> = fc
  .tuple(
    fc.oneof(
      fc.record({ method: fc.constantFrom("GET", "HEAD", "OPTIONS", "DELETE", "POST", "PUT", "PATCH") }),
      fc.record({ method: fc.constantFrom("DELETE", "POST", "PUT", "PATCH"), body: json }),
    ),
    path,
    fc.record({ query, headers, token }),
  )
  .map(([start, place, rest]) => ({ ...start, ...place, ...rest }));

/** Programs send only tokens that `@signet/auth` accepts. */
function isToken(value: string): boolean {
  try {
    return checkToken(value) === value;
  } catch {
    return false;
  }
}
