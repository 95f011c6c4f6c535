import { ExactNumber, type Json, scalarText } from "./json.ts";

/**
 * Parses JSON and keeps numbers that JavaScript would change: an integer beyond 2⁵³ as a `bigint`, a
 * number such as `1.0` as it is written.
 *
 * @throws SyntaxError for text that is not JSON.
 */
export function parseExact(text: string): Json {
  return parse(text, (_name, value, context) =>
    typeof value === "number" && context?.source !== undefined ? exactNumber(context.source, value) : value,
  );
}

/** Parses a JSON number; one that a JavaScript number would change becomes a `bigint` or an ExactNumber. */
export function exactNumber(source: string, value: number = Number(source)): number | bigint | ExactNumber {
  if (/^-?\d+$/.test(source)) return Number.isSafeInteger(value) ? value : BigInt(source);
  return Number.isInteger(value) || !Number.isFinite(value) ? new ExactNumber(source) : value;
}

/** Tests whether JSON text can be parsed and written without a change to its numbers. */
export function keepsNumbers(text: string): boolean {
  let isKept = true;
  parse(text, (_name, value, context) => {
    const { source } = context ?? {};
    if (typeof value === "number" && source !== undefined) isKept &&= scalarText(exactNumber(source, value)) === source;
    return value;
  });
  return isKept;
}

// Runtimes pass the number's own text since Node 21; TypeScript's library does not say so yet.
const parse = JSON.parse as (
  text: string,
  reviver: (name: string, value: unknown, context?: { readonly source?: string }) => unknown,
) => Json;
