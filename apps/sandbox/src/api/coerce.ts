import type { ContractParameter, JsonObject } from "./contract.ts";

/**
 * Converts the texts of a parameter to the type of its schema.
 *
 * Lists are separated by commas, or the parameter is repeated; of a repeated single value the last one counts. Text that is not
 * a number or a boolean stays text, which validation rejects.
 */
export function coerce({ schema }: ContractParameter, texts: readonly string[]): unknown {
  const type = typeOf(schema);
  if (type !== "array") return convert(type, texts.at(-1) ?? "");
  const list = texts.flatMap((text) => text.split(",")).map((text) => text.trim());
  // `fields=` means no choice, not a field without a name.
  if (list.every((text) => text === "")) return undefined;
  return list.map((text) => convert(typeOf(schema.items as JsonObject), text));
}

/** Converts the text of a form's field to the type of its schema; lists and objects are JSON. */
export function coerceField(schema: JsonObject, text: string): unknown {
  const type = typeOf(schema);
  if (type !== "array" && type !== "object") return convert(type, text);
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function typeOf({ type }: JsonObject): string {
  const first = Array.isArray(type) ? type.find((name) => name !== "null") : type;
  return typeof first === "string" ? first : "";
}

function convert(type: string, text: string): unknown {
  if (type === "integer" && /^[+-]?\d+$/.test(text)) return toSafeInteger(Number(text));
  if (type === "number" && decimal.test(text) && Number.isFinite(Number(text))) return Number(text);
  if (type === "boolean" && /^(true|1)$/i.test(text)) return true;
  return type === "boolean" && /^(false|0)$/i.test(text) ? false : text;
}

/** Clamps an integer. The real bounds are not known: one beyond the safe range means "all". */
export function toSafeInteger(number: number): number {
  return Math.max(-Number.MAX_SAFE_INTEGER, Math.min(Number.MAX_SAFE_INTEGER, number));
}

const decimal = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,3})?$/i;
