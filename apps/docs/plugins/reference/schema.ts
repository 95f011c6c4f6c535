import type { Schema as SampledSchema } from "@signet/snippets";

/** The keywords of JSON Schema that pages show. */
export interface Schema extends Omit<SampledSchema, SchemaKeyword> {
  readonly description?: string;
  readonly "x-unverified"?: unknown;
  /** The known values; others are possible. */
  readonly "x-extensible-enum"?: readonly string[];
  readonly uniqueItems?: boolean;
  readonly minProperties?: number;
  readonly properties?: { readonly [name: string]: Schema };
  readonly additionalProperties?: boolean | Schema;
  readonly items?: Schema;
  readonly allOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
}

type SchemaKeyword = "properties" | "additionalProperties" | "items" | "allOf" | "anyOf" | "oneOf";
