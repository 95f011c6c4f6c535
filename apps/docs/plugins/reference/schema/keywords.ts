import type { Schema as SampledSchema } from "@signet/snippets";

/** The keywords of JSON Schema and OpenAPI 3.0 that pages show. */
export interface Schema extends Omit<SampledSchema, SchemaKeyword> {
  readonly title?: string;
  readonly description?: string;
  readonly writeOnly?: boolean;
  readonly externalDocs?: { readonly url?: string; readonly description?: string };
  readonly properties?: Schemas;
  readonly patternProperties?: Schemas;
  readonly additionalProperties?: AnySchema;
  readonly propertyNames?: AnySchema;
  readonly items?: AnySchema;
  readonly prefixItems?: readonly AnySchema[];
  readonly contains?: AnySchema;
  readonly minContains?: number;
  readonly maxContains?: number;
  readonly allOf?: readonly AnySchema[];
  readonly anyOf?: readonly AnySchema[];
  readonly oneOf?: readonly AnySchema[];
  readonly not?: AnySchema;
  readonly if?: AnySchema;
  readonly then?: AnySchema;
  readonly else?: AnySchema;
  readonly contentSchema?: AnySchema;
  readonly dependentRequired?: { readonly [name: string]: readonly string[] };
  readonly dependentSchemas?: Schemas;
  readonly unevaluatedProperties?: AnySchema;
  readonly unevaluatedItems?: AnySchema;
  readonly $dynamicRef?: string;
  /** The known values; others are possible. */
  readonly "x-extensible-enum"?: readonly unknown[];
  readonly "x-enumDescriptions"?: EnumNotes;
  readonly "x-enum-descriptions"?: EnumNotes;
  readonly "x-enum-varnames"?: readonly string[];
  readonly "x-enumNames"?: readonly string[];
}

/** JSON Schema allows `true` for any value and `false` for none. */
export type AnySchema = Schema | boolean;

export interface Schemas {
  readonly [name: string]: AnySchema;
}

/** Descriptions of an enumeration's values, by value or in their order. */
export type EnumNotes = readonly string[] | { readonly [value: string]: string };

type SchemaKeyword = keyof SampledSchema & keyof { [Key in NestedKeyword]: unknown };
type NestedKeyword =
  | "properties"
  | "patternProperties"
  | "additionalProperties"
  | "propertyNames"
  | "items"
  | "prefixItems"
  | "allOf"
  | "anyOf"
  | "oneOf";

export function isSchema(value: unknown): value is Schema {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Returns an array; an empty one for anything else, because the document is not validated. */
export function listOf<Item>(value: readonly Item[] | undefined): readonly Item[] {
  return Array.isArray(value) ? value : [];
}

/** Returns the entries of an object; none for anything else. */
export function entriesOf<Value>(value: { readonly [name: string]: Value } | undefined): [string, Value][] {
  return isSchema(value) ? Object.entries(value) : [];
}
