import { type OpenApiDocument, resolveReference } from "@signet/snippets";
import type { Schema } from "./schema.ts";

export function describeType(document: OpenApiDocument, schema: Schema): string {
  return typesOf(document, schema).join(" or ");
}

function typesOf(document: OpenApiDocument, schema: Schema): string[] {
  if (schema.$ref !== undefined) return typesOf(document, resolveReference<Schema>(document, schema));
  if (schema.const !== undefined) return [JSON.stringify(schema.const)];
  const parts = schema.anyOf ?? schema.oneOf;
  if (parts) return distinct(parts.flatMap((part) => typesOf(document, part)));
  const merged = schema.allOf?.flatMap((part) => typesOf(document, part));
  if (merged && schema.type === undefined) return distinct(merged);
  return [schema.type ?? impliedType(schema)].flat().map((type) => {
    if (type === "array" && schema.items) return `array of ${plural(describeType(document, schema.items))}`;
    const values = schema.additionalProperties;
    if (type === "object" && typeof values === "object") return `map to ${describeType(document, values)}`;
    return type === "string" && schema.format ? `string (${schema.format})` : type;
  });
}

function impliedType(schema: Schema): string {
  if (schema.properties) return "object";
  return schema.items ? "array" : "any";
}

function plural(type: string): string {
  return type.includes(" ") ? type.replace(/^(string|object|integer|number|boolean|array)\b/, "$1s") : `${type}s`;
}

export function listConstraints(document: OpenApiDocument, schema: Schema): string[] {
  if (schema.$ref !== undefined) return listConstraints(document, resolveReference<Schema>(document, schema));
  const say = (value: unknown, words: (shown: string) => string) =>
    value === undefined ? [] : [words(typeof value === "string" ? value : JSON.stringify(value))];
  return [
    ...say(schema.default, (value) => `Default: \`${value}\`.`),
    ...listKnown(schema["x-extensible-enum"]),
    ...(schema.enum ? [`One of ${schema.enum.map((value) => `\`${shown(value)}\``).join(", ")}.`] : []),
    ...say(schema.minimum, (value) => `At least ${value}.`),
    ...say(schema.maximum, (value) => `At most ${value}.`),
    ...say(schema.minLength, (value) => `At least ${value} ${value === "1" ? "character" : "characters"}.`),
    ...say(schema.maxLength, (value) => `At most ${value} characters.`),
    ...say(schema.minItems, (value) => `At least ${value} ${value === "1" ? "item" : "items"}.`),
    ...say(schema.maxItems, (value) => `At most ${value} items.`),
    ...say(schema.pattern, (value) => `Matches \`${value}\`.`),
    ...(schema.uniqueItems ? ["Items are unique."] : []),
    ...(schema.items ? listConstraints(document, schema.items) : []),
    ...(schema.anyOf ?? schema.oneOf ?? []).flatMap((part) => listConstraints(document, part)),
  ];
}

function listKnown(values: readonly string[] = []): string[] {
  return values.length === 0 ? [] : [`Known values: ${values.map((value) => `\`${shown(value)}\``).join(", ")}.`];
}

function shown(value: unknown): string {
  return value === "" ? '""' : String(value);
}

function distinct(words: string[]): string[] {
  return [...new Set(words)];
}
