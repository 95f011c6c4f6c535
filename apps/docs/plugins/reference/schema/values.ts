import { ExactNumber } from "@signet/snippets";

/** Writes a value as JSON, with its numbers as the document has them. */
export function jsonText(value: unknown, indent?: number): string {
  const write = JSON as typeof JSON & { rawJSON(text: string): unknown };
  return (
    JSON.stringify(value, (_, item) => (typeof item === "bigint" ? write.rawJSON(String(item)) : item), indent) ??
    "undefined"
  );
}

/** Writes a value for a sentence: text without quotes, unless it would look like another value. */
export function valueText(value: unknown): string {
  if (typeof value !== "string") return jsonText(value);
  const isPlain = value !== "" && value.trim() === value && !/\p{Cc}/u.test(value) && !isJson(value);
  return isPlain ? value : JSON.stringify(value);
}

/** Returns the JSON Schema type of a value. */
export function typeOfValue(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  if (typeof value === "bigint") return "integer";
  if (value instanceof ExactNumber) return "number";
  if (typeof value === "number") return Number.isInteger(value) ? "integer" : "number";
  return typeof value;
}

function isJson(text: string): boolean {
  if (!/^[\s\d"{[tfn-]/.test(text)) return false;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
