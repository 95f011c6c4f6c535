import { isReference, resolve } from "./resolve.ts";
import type { Schema } from "./schema.ts";
import { describeType, listConstraints } from "./schema-type.ts";

/** One field of a body, or one parameter. */
export interface Row {
  /** The name as a path from the top: `results[].guid`. */
  readonly name: string;
  readonly type: string;
  readonly required: boolean;
  readonly description: string;
  readonly constraints: readonly string[];
}

/** The fields of a schema, nested ones after the field that holds them. */
export function schemaRows(document: object, schema: Schema): Row[] {
  // Alternatives may share fields; what they say alike is said once.
  const rows = fieldsOf(document, schema, "", []).map((row) => [JSON.stringify(row), row] as const);
  return [...new Map(rows).values()];
}

/** One row for a value with a name, without what is inside it. */
export function rowOf(document: object, name: string, schema: Schema, required: boolean, description?: string): Row {
  return {
    name,
    type: describeType(document, schema),
    required,
    description: description ?? describe(document, schema),
    constraints: listConstraints(document, schema),
  };
}

function fieldsOf(document: object, schema: Schema, prefix: string, parents: readonly string[]): Row[] {
  if (isReference(schema)) {
    // A schema inside itself is named by its type and not opened again.
    if (parents.includes(schema.$ref)) return [];
    return fieldsOf(document, resolve(document, schema), prefix, [...parents, schema.$ref]);
  }
  const open = (inner: Schema, path: string) => fieldsOf(document, inner, path, parents);
  const parts = [...(schema.allOf ?? []), ...(schema.anyOf ?? []), ...(schema.oneOf ?? [])];
  return [
    ...parts.flatMap((part) => open(part, prefix)),
    ...Object.entries(schema.properties ?? {}).flatMap(([key, property]) => {
      const name = prefix === "" ? key : `${prefix}.${key}`;
      const required = schema.required?.includes(key) ?? false;
      return [rowOf(document, name, property, required), ...open(property, name)];
    }),
    ...(typeof schema.additionalProperties === "object" ? open(schema.additionalProperties, `${prefix}.*`) : []),
    ...(schema.items === undefined ? [] : open(schema.items, `${prefix}[]`)),
  ];
}

/** What a field says of itself, or else what its schema says. */
function describe(document: object, schema: Schema): string {
  if (schema.description !== undefined) return schema.description;
  if (isReference(schema)) return describe(document, resolve(document, schema));
  return schema.items === undefined ? "" : describe(document, schema.items);
}
