import { own } from "../document/json.ts";
import type { Schema } from "../document/openapi-document.ts";
import { samplePattern } from "./sample-pattern.ts";
import { formats, wordFor } from "./words.ts";

/**
 * Creates a string or number that a schema accepts. Unconstrained text is what its name suggests.
 *
 * @param turn - counts up for values that must differ.
 */
export function sampleScalar(
  type: string,
  schema: Schema,
  name: string,
  turn: number,
): string | number | bigint | undefined {
  if (type === "string") return sampleString(schema, name, turn);
  return type === "number" || type === "integer" ? sampleNumber(type, schema, turn) : undefined;
}

function sampleString(schema: Schema, name: string, turn: number): string | undefined {
  const { format = "", minLength = 0, maxLength = Number.POSITIVE_INFINITY, pattern } = schema;
  const word = (own(formats, format) ?? wordFor(name)) + (turn === 0 ? "" : turn + 1);
  const text = word.padEnd(Number(minLength), word).slice(turn === 0 ? 0 : -Number(maxLength), Number(maxLength));
  return pattern === undefined ? text : samplePattern(pattern, text, Number(minLength), Number(maxLength), turn);
}

/** Returns the number nearest to 1 within the bounds, which are exact if they are beyond 2⁵³. */
function sampleNumber(type: string, schema: Schema, turn: number): number | bigint | undefined {
  const { minimum, maximum, exclusiveMinimum: above = false, exclusiveMaximum: below = false } = schema;
  // Exclusive bounds are booleans in OpenAPI 3.0, numbers in 3.1. Either may be an exact number.
  const low: number | bigint = bound(typeof above === "boolean" ? minimum : above) ?? Number.NEGATIVE_INFINITY;
  const high: number | bigint = bound(typeof below === "boolean" ? maximum : below) ?? Number.POSITIVE_INFINITY;
  const step = Number(schema.multipleOf ?? 1);
  const fits = (value: number | bigint) =>
    (typeof value === "bigint" || Number.isFinite(value)) &&
    (above === false ? value >= low : value > low) &&
    (below === false ? value <= high : value < high);
  const candidates: (number | bigint)[] = [step, ...[low, high].flatMap((one) => near(one, step))];
  const found = candidates.find(fits);
  if (found !== undefined && turn > 0) {
    const next =
      typeof found === "bigint"
        ? [found + BigInt(turn), found - BigInt(turn)]
        : [1, -1].map((sign) => precise(found + sign * turn * step));
    return next.find(fits);
  }
  if (found !== undefined || type !== "number" || schema.multipleOf !== undefined) return found;
  const middle = (Number(low) + Number(high)) / 2;
  return fits(middle) ? middle : undefined;
}

/** Lists the multiples of a step around a bound, nearest first. */
function near(bound: number | bigint, step: number): readonly (number | bigint)[] {
  if (typeof bound === "number")
    return [0, 1, -1].map((further) => precise((Math.floor(bound / step) + further) * step));
  if (!Number.isInteger(step)) return [];
  const unit = BigInt(step);
  return [0n, unit, -unit].map((further) => bound - (bound % unit) + further);
}

function bound(value: number | undefined): number | bigint | undefined {
  return value === undefined || typeof value === "bigint" ? value : Number(value);
}

/** Removes the error of binary fractions: 3 × 0.1 is 0.3. */
function precise(value: number): number {
  return Number(value.toPrecision(15));
}
