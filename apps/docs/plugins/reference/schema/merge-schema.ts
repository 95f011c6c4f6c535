import { type AnySchema, entriesOf, isSchema, listOf, type Schema } from "./keywords.ts";
import { jsonText } from "./values.ts";

/** Looks up a reference; `undefined` when it leads nowhere. */
export type Resolve = (pointer: string) => AnySchema | undefined;

/** Alternatives of a schema. */
export interface Alternatives {
  readonly kind: "oneOf" | "anyOf";
  readonly branches: readonly AnySchema[];
  readonly discriminator?: Schema["discriminator"];
}

/** A schema that applies under a condition, such as `then`. */
export interface Condition {
  readonly label: string;
  readonly schema: AnySchema;
}

/** A schema with its references and `allOf` merged into one, for one level: the schemas of its properties are not merged. */
export interface MergedSchema
  extends Omit<Schema, "$ref" | "allOf" | "oneOf" | "anyOf" | "type" | "exclusiveMinimum" | "exclusiveMaximum"> {
  readonly type?: readonly string[];
  readonly nullable: boolean;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
  readonly patterns: readonly string[];
  readonly alternatives: readonly Alternatives[];
  readonly conditions: readonly Condition[];
  /** The references that were followed, outermost first. */
  readonly pointers: readonly string[];
  /** The schemas that were merged. */
  readonly sources: readonly Schema[];
  /** The value can have no other fields. */
  readonly isClosed: boolean;
}

/** Merges a schema as validation does: a value must fit every part. Of several descriptions, the outermost counts. */
export function mergeSchema(schema: AnySchema, resolve: Resolve): MergedSchema {
  const pointers: string[] = [];
  const parts = isSchema(schema) ? partsOf(schema, 0, resolve, pointers) : [];
  const merged: Writable = {};
  const patterns: string[] = [];
  const alternatives: Alternatives[] = [];
  const conditions: Condition[] = [];
  let nullable = false;
  let isClosed = false;
  const sources = parts.map(({ source }) => source);
  for (const { own, isNullable } of parts) {
    nullable ||= isNullable;
    isClosed ||= own.additionalProperties === false || own.unevaluatedProperties === false;
    if (own.pattern !== undefined && !patterns.includes(own.pattern)) patterns.push(own.pattern);
    for (const kind of ["oneOf", "anyOf"] as const) {
      const branches = listOf(own[kind]);
      if (branches.length > 0)
        alternatives.push({ kind, branches, ...(own.discriminator && { discriminator: own.discriminator }) });
    }
    conditions.push(...conditionsOf(own));
    for (const [keyword, join] of Object.entries(joins)) {
      const value = own[keyword as keyof Schema];
      if (value === undefined) continue;
      merged[keyword] = merged[keyword] === undefined ? value : join(merged[keyword] as never, value as never);
    }
  }
  // Annotations are not joined: the one nearest to the reader's schema counts, and of equally near ones the last.
  const byRank = [...parts].sort((one, other) => other.rank - one.rank);
  for (const { own } of byRank)
    for (const keyword of annotations) if (own[keyword] !== undefined) merged[keyword] = own[keyword];
  const types = merged.type as readonly string[] | undefined;
  return {
    ...merged,
    nullable: nullable || (types?.includes("null") ?? false),
    patterns,
    alternatives,
    conditions,
    pointers,
    sources,
    isClosed,
  } as MergedSchema;
}

/** Returns the reference that a schema is, if it adds nothing but annotations to it. */
export function pointerOf(schema: AnySchema): string | undefined {
  if (!isSchema(schema)) return undefined;
  const { $ref, allOf, oneOf, anyOf, ...own } = schema;
  if (Object.keys(own).some((keyword) => validating.has(keyword))) return undefined;
  const parts = [...listOf(allOf), ...[oneOf, anyOf].flatMap((branches) => onlyBranch(branches) ?? listOf(branches))];
  const isUnion = [oneOf, anyOf].some((branches) => branches !== undefined && onlyBranch(branches) === undefined);
  if (isUnion) return undefined;
  if ($ref !== undefined) return parts.length === 0 ? $ref : undefined;
  const pointers = parts.map(pointerOf);
  const [pointer, ...others] = pointers.filter((found) => found !== undefined);
  const addsNothing = parts.every((part, index) => pointers[index] !== undefined || isAnnotation(part));
  return others.length === 0 && addsNothing ? pointer : undefined;
}

function isAnnotation(schema: AnySchema): boolean {
  if (!isSchema(schema)) return schema === true;
  return Object.keys(schema).every(
    (keyword) => !validating.has(keyword) && !["$ref", "allOf", "oneOf", "anyOf"].includes(keyword),
  );
}

/** Returns a schema that a value fits if it fits each one. */
export function joinSchemas(schemas: readonly AnySchema[]): AnySchema {
  if (schemas.includes(false)) return false;
  const distinct = [...new Map(schemas.filter(isSchema).map((schema) => [schema.$ref ?? schema, schema])).values()];
  const [first] = distinct;
  return distinct.length > 1 ? { allOf: distinct } : (first ?? true);
}

interface Part {
  readonly source: Schema;
  readonly own: OwnKeywords;
  /** The distance of the part from the schema itself. */
  readonly rank: number;
  readonly isNullable: boolean;
}

type OwnKeywords = Omit<Schema, "type"> & { readonly type?: readonly string[] | undefined };

function partsOf(schema: Schema, rank: number, resolve: Resolve, pointers: string[]): Part[] {
  const { $ref = schema.$dynamicRef, allOf, ...rest } = schema;
  const parts: Part[] = [];
  // A schema that includes itself adds nothing.
  if (typeof $ref === "string" && !pointers.includes($ref)) {
    pointers.push($ref);
    const target = resolve($ref);
    if (isSchema(target)) parts.push(...partsOf(target, rank + 2, resolve, pointers));
  }
  const single = { oneOf: onlyBranch(rest.oneOf), anyOf: onlyBranch(rest.anyOf) };
  for (const part of [...listOf(allOf), ...(single.oneOf ?? []), ...(single.anyOf ?? [])])
    if (isSchema(part)) parts.push(...partsOf(part, rank + 1, resolve, pointers));
  const own = withNumericLimits({
    ...rest,
    ...(single.oneOf && { oneOf: undefined }),
    ...(single.anyOf && { anyOf: undefined }),
  } as Schema);
  const isNullable =
    rest.nullable === true || [rest.oneOf, rest.anyOf].some((branches) => listOf(branches).some(isNull));
  const types = own.type === undefined ? undefined : [own.type].flat();
  const type = types && rest.nullable === true && !types.includes("null") ? [...types, "null"] : types;
  parts.push({ source: schema, own: { ...own, type }, rank, isNullable });
  return parts;
}

/** Returns the only branch that is not `null`, in a list, or `undefined` when there are several. */
function onlyBranch(branches: readonly AnySchema[] | undefined): AnySchema[] | undefined {
  const others = listOf(branches).filter((branch) => !isNull(branch));
  return others.length === 1 ? others : undefined;
}

/** Tests for a branch that allows `null` and nothing else. */
export function isNull(schema: AnySchema): boolean {
  if (!isSchema(schema)) return false;
  const { type, enum: values } = schema;
  const isNullType = type === "null" || (Array.isArray(type) && type.length === 1 && type[0] === "null");
  return isNullType || schema.const === null || (Array.isArray(values) && values.length === 1 && values[0] === null);
}

/** In OpenAPI 3.0, `exclusiveMinimum: true` says that `minimum` itself is excluded. */
function withNumericLimits(schema: Schema): Schema {
  const { exclusiveMinimum, exclusiveMaximum, minimum, maximum, ...rest } = schema;
  return {
    ...rest,
    ...(exclusiveMinimum === true ? { exclusiveMinimum: minimum } : { minimum }),
    ...(exclusiveMaximum === true ? { exclusiveMaximum: maximum } : { maximum }),
    ...(typeof exclusiveMinimum !== "boolean" && exclusiveMinimum !== undefined && { exclusiveMinimum }),
    ...(typeof exclusiveMaximum !== "boolean" && exclusiveMaximum !== undefined && { exclusiveMaximum }),
  } as Schema;
}

function conditionsOf(own: OwnKeywords): Condition[] {
  const list: [string, AnySchema | undefined][] = [
    ["Must not be", own.not],
    ["If", own.if],
    ["Then", own.if === undefined ? undefined : own.then],
    ["Otherwise", own.if === undefined ? undefined : own.else],
    ["Contains an item", own.contains],
    ["Decoded content", own.contentSchema],
    ...entriesOf(own.dependentSchemas).map(([name, schema]): [string, AnySchema] => [`With the field ${name}`, schema]),
  ];
  return list.flatMap(([label, schema]) => (schema === undefined || schema === true ? [] : [{ label, schema }]));
}

type Writable = { [keyword: string]: unknown };

/** Functions that join two values of a keyword into one that both parts mean. */
const joins: { readonly [keyword: string]: (one: never, other: never) => unknown } = {
  type: (one: readonly string[], other: readonly string[]) => {
    const both = one.flatMap((type) => {
      if (other.includes(type)) return [type];
      if (type === "number" && other.includes("integer")) return ["integer"];
      return type === "integer" && other.includes("number") ? ["integer"] : [];
    });
    return both.length > 0 ? both : one;
  },
  enum: (one: readonly unknown[], other: readonly unknown[]) => {
    const texts = new Set(other.map(jsonText));
    return one.filter((value) => texts.has(jsonText(value)));
  },
  const: (one: unknown) => one,
  minimum: highest,
  exclusiveMinimum: highest,
  minLength: highest,
  minItems: highest,
  minProperties: highest,
  minContains: highest,
  maximum: lowest,
  exclusiveMaximum: lowest,
  maxLength: lowest,
  maxItems: lowest,
  maxProperties: lowest,
  maxContains: lowest,
  multipleOf: (one: number, other: number) => (Number(one) % Number(other) === 0 ? one : other),
  uniqueItems: either,
  readOnly: either,
  writeOnly: either,
  deprecated: either,
  required: (one: readonly string[], other: readonly string[]) => [...new Set([...listOf(one), ...listOf(other)])],
  properties: joinAll,
  patternProperties: joinAll,
  additionalProperties: (one: AnySchema, other: AnySchema) => joinSchemas([one, other]),
  propertyNames: (one: AnySchema, other: AnySchema) => joinSchemas([one, other]),
  items: (one: AnySchema, other: AnySchema) => joinSchemas([one, other]),
  prefixItems: (one: readonly AnySchema[], other: readonly AnySchema[]) =>
    Array.from({ length: Math.max(one.length, other.length) }, (_, index) =>
      joinSchemas([one[index] ?? true, other[index] ?? true]),
    ),
  dependentRequired: (one: object, other: object) => ({ ...one, ...other }),
  discriminator: (one: unknown, other: unknown) => other ?? one,
};

const annotations = [
  "title",
  "description",
  "default",
  "example",
  "examples",
  "format",
  "contentMediaType",
  "contentEncoding",
  "externalDocs",
  "unevaluatedProperties",
  "unevaluatedItems",
  "x-extensible-enum",
  "x-enumDescriptions",
  "x-enum-descriptions",
  "x-enum-varnames",
  "x-enumNames",
] as const;

const validating = new Set([
  ...Object.keys(joins).filter((keyword) => !["readOnly", "writeOnly", "deprecated"].includes(keyword)),
  ..."pattern format not if then else contains contentSchema dependentSchemas unevaluatedProperties unevaluatedItems".split(
    " ",
  ),
]);

// Not Math.max: a limit may be a bigint or keep how it is written.
function highest(one: number, other: number): number {
  const [largest = one] = [one, other].sort((left, right) => Number(right) - Number(left));
  return largest;
}

function lowest(one: number, other: number): number {
  const [smallest = one] = [one, other].sort((left, right) => Number(left) - Number(right));
  return smallest;
}

function either(one: boolean, other: boolean): boolean {
  return one || other;
}

function joinAll(
  one: { [name: string]: AnySchema },
  other: { [name: string]: AnySchema },
): { [name: string]: AnySchema } {
  const joined = entriesOf(other).map(([name, schema]): [string, AnySchema] => {
    return [name, Object.hasOwn(one, name) ? joinSchemas([one[name] ?? true, schema]) : schema];
  });
  return Object.fromEntries([...Object.entries(one), ...joined]);
}
