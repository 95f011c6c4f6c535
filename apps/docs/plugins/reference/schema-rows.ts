import { readUnverified, type UnverifiedFact } from "@signet/openapi";
import { type OpenApiDocument, resolveReference } from "@signet/snippets";
import type { Schema } from "./schema.ts";
import { describeType, listConstraints } from "./schema-type.ts";

export interface Row {
  /** The path from the top of the body: `results[].guid`. */
  readonly name: string;
  readonly type: string;
  readonly required: boolean;
  readonly description: string;
  readonly constraints: readonly string[];
  /** The place of a parameter, such as `query`, or the statuses of an error's field. */
  readonly place?: string;
  readonly example?: string | undefined;
  /** Statements that no source confirms. */
  readonly unverified: readonly UnverifiedFact[];
}

/** Lists the fields of a schema, nested ones after their parent. */
export function schemaRows(document: OpenApiDocument, schema: Schema): Row[] {
  // Alternatives may share fields.
  const rows = fieldsOf(document, schema, "", []).map((row) => [JSON.stringify(row), row] as const);
  return [...new Map(rows).values()];
}

export function rowOf(
  document: OpenApiDocument,
  name: string,
  schema: Schema,
  required: boolean,
  description?: string,
): Row {
  return {
    name,
    type: describeType(document, schema),
    required,
    description: description ?? describe(document, schema),
    constraints: listConstraints(document, schema),
    unverified: factsOf(document, schema),
  };
}

function fieldsOf(document: OpenApiDocument, schema: Schema, prefix: string, parents: readonly string[]): Row[] {
  if (schema.$ref !== undefined) {
    // A recursive schema is listed once.
    if (parents.includes(schema.$ref)) return [];
    return fieldsOf(document, resolveReference<Schema>(document, schema), prefix, [...parents, schema.$ref]);
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

/** Lists the unverified facts of a schema, and of the one that it refers to. */
export function factsOf(document: OpenApiDocument, schema: Schema): UnverifiedFact[] {
  const referred = schema.$ref === undefined ? [] : factsOf(document, resolveReference<Schema>(document, schema));
  return [...readUnverified({ ...schema }), ...referred];
}

function describe(document: OpenApiDocument, schema: Schema): string {
  if (schema.description !== undefined) return schema.description;
  if (schema.$ref !== undefined) return describe(document, resolveReference<Schema>(document, schema));
  return schema.items === undefined ? "" : describe(document, schema.items);
}
