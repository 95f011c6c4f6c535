import type { ContractParameter, JsonObject } from "./contract.ts";

/** Turns the texts a query gave a parameter into the value its schema speaks of. */
export type Coerce = (texts: readonly string[]) => unknown;

/**
 * Makes the conversion for one parameter.
 *
 * Lists are separated by commas, or the parameter is repeated; of a repeated single value the last one counts. Text that is
 * no number or truth value stays text, for the check to refuse.
 */
export function createCoerce({ schema }: ContractParameter): Coerce {
  if (typeOf(schema) !== "array") {
    const convert = conversions[typeOf(schema)] ?? keep;
    return (texts) => convert(texts.at(-1) ?? "");
  }
  const convert = conversions[typeOf(schema.items as JsonObject)] ?? keep;
  return (texts) => {
    const list = texts.flatMap((text) => text.split(",")).map((text) => text.trim());
    // `fields=` means nothing was chosen, not that one field has no name.
    return list.every((text) => text === "") ? undefined : list.map(convert);
  };
}

/** Turns the text of a form's field into what its schema speaks of; lists and objects are written as JSON. */
export function convertText(schema: JsonObject, text: string): unknown {
  const type = typeOf(schema);
  if (type !== "array" && type !== "object") return (conversions[type] ?? keep)(text);
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

function keep(text: string): unknown {
  return text;
}

function toInteger(text: string): unknown {
  if (!/^[+-]?\d+$/.test(text)) return text;
  // No bound is known for these: a number beyond what can be counted means "all".
  return Math.max(-Number.MAX_SAFE_INTEGER, Math.min(Number.MAX_SAFE_INTEGER, Number(text)));
}

function toNumber(text: string): unknown {
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,3})?$/i.test(text) && Number.isFinite(Number(text)) ? Number(text) : text;
}

function toBoolean(text: string): unknown {
  return truth[text.toLowerCase()] ?? text;
}

const truth: Readonly<Record<string, boolean>> = { true: true, 1: true, false: false, 0: false };
const conversions: Readonly<Record<string, (text: string) => unknown>> = {
  integer: toInteger,
  number: toNumber,
  boolean: toBoolean,
};
