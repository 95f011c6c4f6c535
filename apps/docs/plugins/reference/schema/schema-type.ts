import { type AnySchema, isSchema, listOf } from "./keywords.ts";
import { type Alternatives, type MergedSchema, mergeSchema, type Resolve } from "./merge-schema.ts";
import { typeOfValue } from "./values.ts";

/** Describes a type in words: `array of strings or null`. */
export function describeType(schema: MergedSchema, resolve: Resolve): string {
  return typesOf(schema, resolve, schema.pointers).join(" or ");
}

/** @param outer - the references around the schema, which would repeat themselves. */
function typesOf(schema: MergedSchema, resolve: Resolve, outer: readonly string[]): string[] {
  const names = namesOf(schema, resolve, outer).flatMap((type) => {
    if (type === "array" && isSchema(schema.items))
      return [`array of ${plural(innerType(schema.items, resolve, outer))}`];
    const values = schema.additionalProperties;
    const isMap =
      isSchema(values) && Object.keys(values).length > 0 && Object.keys(schema.properties ?? {}).length === 0;
    if (type === "object" && isMap) return [`map to ${innerType(values, resolve, outer)}`];
    return schema.format && scalars.includes(type) ? [`${type} (${schema.format})`] : [type];
  });
  return [
    ...new Set([
      ...names.filter((name) => name !== "null"),
      ...(schema.nullable || names.includes("null") ? ["null"] : []),
    ]),
  ];
}

function namesOf(schema: MergedSchema, resolve: Resolve, outer: readonly string[]): readonly string[] {
  if (schema.type !== undefined) return schema.type;
  const values = schema.const === undefined ? schema.enum : [schema.const];
  if (values !== undefined) {
    const types = [...new Set(values.map(typeOfValue))];
    return types.filter((type) => type !== "integer" || !types.includes("number"));
  }
  const [first] = schema.alternatives;
  if (first) return alternativeTypes(first, resolve, outer);
  if (schema.properties ?? schema.patternProperties ?? schema.additionalProperties ?? schema.required)
    return ["object"];
  return (schema.items ?? schema.prefixItems) ? ["array"] : ["any"];
}

function alternativeTypes({ branches }: Alternatives, resolve: Resolve, outer: readonly string[]): string[] {
  const types = branches.flatMap((branch) => {
    const merged = mergeSchema(branch, resolve);
    if (merged.pointers.some((pointer) => outer.includes(pointer))) return merged.type ?? [];
    return typesOf(merged, resolve, [...outer, ...merged.pointers]);
  });
  return types.includes("any") ? ["any"] : types;
}

function innerType(schema: AnySchema, resolve: Resolve, outer: readonly string[]): string {
  const merged = mergeSchema(schema, resolve);
  // A schema within itself is named by its page.
  if (merged.pointers.some((pointer) => outer.includes(pointer))) return listOf(merged.type).join(" or ") || "any";
  return typesOf(merged, resolve, [...outer, ...merged.pointers]).join(" or ");
}

function plural(type: string): string {
  if (type === "any") return "any type";
  return type.includes(" ") ? type.replace(/^(string|object|integer|number|boolean|array|map)\b/, "$1s") : `${type}s`;
}

const scalars = ["string", "integer", "number", "boolean"];
