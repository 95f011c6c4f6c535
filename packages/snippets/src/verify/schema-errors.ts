import type { Json } from "../document/json.ts";
import { ExactNumber, isArray, isObject } from "../document/json.ts";
import type { OpenApiDocument, Referable, Schema } from "../document/openapi-document.ts";
import { resolve } from "../document/reference.ts";

/**
 * Compares a value with a schema: types, enumerations, bounds, lengths, patterns, properties, items and combinations.
 *
 * @returns what does not fit, each with its place, at most one for each place.
 */
export function schemaErrors(
  document: OpenApiDocument,
  schema: Referable<Schema> | boolean | undefined,
  value: Json,
  place: string,
  depth = 0,
): readonly string[] {
  if (schema === false) return [`${place} must not be there`];
  if (typeof schema !== "object" || schema === null || depth > 40) return [];
  const whole = resolve<Schema>(document, schema);
  const inner = (part: Referable<Schema> | boolean | undefined, item: Json, at = place) =>
    schemaErrors(document, part, item, at, depth + 1);
  if (value === null && whole.nullable === true) return [];
  const type = typeError(whole, value, place);
  if (type !== undefined) return [type];
  const branches = [
    ...(whole.allOf ?? []).flatMap((part) => inner(part, value)),
    ...[whole.oneOf, whole.anyOf].flatMap((parts) => {
      const errors = (parts ?? []).map((part) => inner(part, value));
      return errors.length === 0 || errors.some((list) => list.length === 0)
        ? []
        : [`${place} fits none of the choices`];
    }),
  ];
  const own = valueErrors(whole, value).map((problem) => `${place} ${problem}`);
  if (isArray(value)) {
    return [...branches, ...own, ...value.flatMap((item, index) => inner(whole.items, item, `${place}[${index}]`))];
  }
  if (!isObject(value)) return [...branches, ...own];
  const properties = whole.properties ?? {};
  const missing = (Array.isArray(whole.required) ? whole.required : []).filter(
    (name) => !Object.hasOwn(value, name) && !isReadOnly(document, properties[name]),
  );
  const items = Object.entries(value).flatMap(([name, item]) =>
    inner(Object.hasOwn(properties, name) ? properties[name] : whole.additionalProperties, item, `${place}.${name}`),
  );
  return [...branches, ...own, ...missing.map((name) => `${place} lacks ${JSON.stringify(name)}`), ...items];
}

function typeError({ type }: Schema, value: Json, place: string): string | undefined {
  const types = typeof type === "string" ? [type] : (type ?? []);
  const found = typesOf(value);
  if (types.length === 0 || types.some((one) => found.includes(one))) return undefined;
  return `${place} is ${found[0]} and should be ${types.join(" or ")}`;
}

function typesOf(value: Json): readonly string[] {
  if (value === null) return ["null"];
  if (isArray(value)) return ["array"];
  if (typeof value === "bigint") return ["integer", "number"];
  if (value instanceof ExactNumber) return Number.isInteger(Number(value.text)) ? ["number", "integer"] : ["number"];
  if (typeof value === "number") return Number.isInteger(value) ? ["integer", "number"] : ["number"];
  return [typeof value];
}

function* valueProblems(schema: Schema, value: Json): Generator<string> {
  const { minLength = 0, maxLength = Number.POSITIVE_INFINITY, pattern, minItems = 0 } = schema;
  const same = (one: unknown) => JSON.stringify(one) === JSON.stringify(value);
  if (typeof value !== "bigint") {
    if (Array.isArray(schema.enum) && !schema.enum.some(same)) yield "is none of the values it may have";
    if (schema.const !== undefined && !same(schema.const)) yield "is not the value it must have";
  }
  if (typeof value === "string") {
    const { length } = [...value];
    if (length < minLength || length > maxLength) yield `has ${length} characters`;
    if (pattern !== undefined && !matches(pattern, value)) yield `does not match ${pattern}`;
  }
  if (typeof value === "number") {
    const { minimum, maximum, exclusiveMinimum, exclusiveMaximum } = schema;
    const low = minimum !== undefined && (exclusiveMinimum === true ? value <= minimum : value < minimum);
    const high = maximum !== undefined && (exclusiveMaximum === true ? value >= maximum : value > maximum);
    const lower = typeof exclusiveMinimum === "number" && value <= exclusiveMinimum;
    const higher = typeof exclusiveMaximum === "number" && value >= exclusiveMaximum;
    if (low || high || lower || higher) yield "is out of its bounds";
  }
  if (isArray(value) && value.length < minItems) yield `has ${value.length} items`;
}

function valueErrors(schema: Schema, value: Json): readonly string[] {
  return [...valueProblems(schema, value)];
}

function matches(pattern: string, text: string): boolean {
  try {
    return new RegExp(pattern, "u").test(text);
  } catch {
    return true; // a pattern that cannot be read forbids nothing
  }
}

function isReadOnly(document: OpenApiDocument, schema: Referable<Schema> | boolean | undefined): boolean {
  return typeof schema === "object" && resolve<Schema>(document, schema).readOnly === true;
}
