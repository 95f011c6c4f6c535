import { HttpError } from "../http/http-error.ts";
import type { JsonObject } from "./contract.ts";

/** The longest text and list where the contract names no limit; a parameter is a shorter list. */
const longest = { text: 255, uri: 2_000, parameter: 500, list: 10_000 };
const deepest = 32;

/** Adds the sandbox's own limits to the texts, lists and integers of a schema for which the contract names none. */
export function withLimits(schema: JsonObject, isParameter = false): JsonObject {
  const limited = Object.entries(schema).map(([name, value]) => [name, limitInside(value, isParameter)]);
  return { ...limitsOf(schema, isParameter), ...Object.fromEntries(limited) };
}

/** Adds the limits to the schema of a parameter. */
export function withParameterLimits(schema: JsonObject): JsonObject {
  return withLimits(schema, true);
}

/**
 * Checks what no schema names: unknown fields, and how deep and large a whole body is.
 *
 * @param schema - says which fields are files, which may hold anything.
 * @throws {@link HttpError} 400 naming the field
 */
export function checkInput(input: unknown, { properties = {} }: JsonObject = {}): void {
  const fields = Object.entries(properties as Record<string, JsonObject>);
  const files = new Set(fields.filter(([, schema]) => isFile(schema)).map(([name]) => name));
  let items = 0;
  const open: { value: unknown; path: string[] }[] = [{ value: input, path: [] }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { value, path } = next;
    const problem =
      problemOf(value, path) ?? (items > longest.list ? `must have at most ${longest.list} items in all` : undefined);
    // The path of what is too deep says less than the name of its field.
    const name = path.slice(0, path.length > deepest ? 1 : 3).join(".") || "body";
    if (problem !== undefined) throw new HttpError(400, { [name]: [problem] });
    if (typeof value !== "object" || value === null) continue;
    for (const [key, each] of Object.entries(value)) {
      if (path.length === 0 && files.has(key)) continue;
      items += 1;
      open.push({ value: each, path: [...path, key] });
    }
  }
}

/** Returns what is wrong with a text that a person or a program sent. */
export function textProblem(text: string): string | undefined {
  if (controls.test(text)) return "must not contain control characters";
  return text.isWellFormed() ? undefined : "must be Unicode text, without half of a character";
}

function problemOf(value: unknown, path: readonly string[]): string | undefined {
  if (path.length > deepest) return `must not be nested deeper than ${deepest} levels`;
  return textProblem(path.at(-1) ?? "") ?? (typeof value === "string" ? textProblem(value) : undefined);
}

function limitInside(value: unknown, isParameter: boolean): unknown {
  if (Array.isArray(value)) return value.map((each) => limitInside(each, isParameter));
  return typeof value === "object" && value !== null ? withLimits(value as JsonObject, isParameter) : value;
}

function isFile({ format, contentMediaType }: JsonObject): boolean {
  return format === "binary" || contentMediaType !== undefined;
}

function limitsOf(schema: JsonObject, isParameter: boolean): JsonObject {
  const { type, enum: values, format } = schema;
  const types = [type].flat();
  const isText = types.includes("string") && values === undefined && !isFile(schema);
  return {
    ...(isText && { maxLength: format === "uri" ? longest.uri : longest.text }),
    ...(types.includes("array") && { maxItems: isParameter ? longest.parameter : longest.list }),
    // What is stored has 32 bits; a parameter beyond them only finds nothing, or everything.
    ...(types.includes("integer") && !isParameter && { minimum: -(2 ** 31), maximum: 2 ** 31 - 1 }),
  };
}

const controls = /\p{Cc}/u;
