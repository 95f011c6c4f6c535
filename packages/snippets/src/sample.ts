import type { OpenApiDocument, Referable, Schema } from "./document.ts";
import type { Json } from "./json.ts";
import { asJson } from "./json.ts";
import { resolve } from "./reference.ts";
import { sampleNumber, sampleString } from "./sample-scalar.ts";

/**
 * Makes the least value that a schema accepts: what the schema states itself (const, example, default, enum), else a
 * value generated from its type; of an object, the required properties.
 *
 * @param name - what the value is called in the document; unconstrained text becomes this word.
 * @returns `undefined` when no value can be told from the schema.
 */
export function sampleValue(
  document: OpenApiDocument,
  schema: Referable<Schema> | boolean,
  name: string,
): Json | undefined {
  return sample({ document, open: [] }, schema, name);
}

interface Context {
  readonly document: OpenApiDocument;
  /** Schemas being sampled now; one that requires itself has no finite value. */
  readonly open: readonly object[];
}

function sample(context: Context, schema: Referable<Schema> | boolean, name: string): Json | undefined {
  if (typeof schema === "boolean") return schema ? name : undefined;
  if (context.open.includes(schema)) return undefined;
  const inner: Context = { ...context, open: [...context.open, schema] };
  const whole = flatten(inner, schema);
  const stated = statedValue(whole);
  if (stated !== undefined) return asJson(stated, name);

  const { oneOf, anyOf, ...rest } = whole;
  const branches = oneOf ?? anyOf;
  if (!branches) return generated(inner, whole, name);
  for (const branch of branches) {
    if (branch === false) continue;
    const value = sample(inner, { allOf: [rest, branch] }, name);
    if (value !== undefined) return value;
  }
  return undefined;
}

/** A stated null is a value, an absent keyword is not. */
function statedValue(schema: Schema): unknown {
  if (schema.const !== undefined) return schema.const;
  if (schema.example !== undefined) return schema.example;
  return [
    ...(schema.examples ?? []),
    ...(schema.default === undefined ? [] : [schema.default]),
    ...(schema.enum ?? []),
  ][0];
}

function generated(context: Context, schema: Schema, name: string): Json | undefined {
  switch (typeOf(schema)) {
    case "string":
      return sampleString(schema, name);
    case "integer":
    case "number":
      return sampleNumber(schema);
    case "boolean":
      return true;
    case "null":
      return null;
    case "array":
      return sampleArray(context, schema, name);
    case "object":
      return sampleObject(context, schema);
    default:
      return undefined;
  }
}

function sampleArray(context: Context, schema: Schema, name: string): Json | undefined {
  const length = schema.minItems ?? 0;
  if (length === 0) return [];
  const item = sample(context, schema.items ?? true, name);
  return item === undefined ? undefined : Array.from({ length }, () => item);
}

function sampleObject(context: Context, schema: Schema): Json | undefined {
  const entries: [string, Json][] = [];
  for (const name of new Set(schema.required)) {
    const property = own(schema.properties, name) ?? true;
    if (typeof property === "object" && resolve<Schema>(context.document, property).readOnly) continue;
    const value = sample(context, property, name);
    if (value === undefined) return undefined;
    entries.push([name, value]);
  }
  return Object.fromEntries(entries);
}

/** One schema out of a reference with its siblings and the parts of `allOf`; the outer words win. */
function flatten(context: Context, schema: Schema): Schema {
  const { $ref, allOf = [], ...rest } = schema;
  const parts: Schema[] = [];
  for (const part of [...($ref === undefined ? [] : [{ $ref }]), ...allOf]) {
    if (typeof part === "boolean") continue;
    const target = resolve<Schema>(context.document, part);
    if (!context.open.includes(target)) {
      parts.push(flatten({ ...context, open: [...context.open, target] }, { ...target, ...siblings(part) }));
    }
  }
  return [...parts, rest].reduce(merge, {});
}

function siblings(part: Schema): Schema {
  const { $ref: _followed, ...rest } = part;
  return rest;
}

function merge(left: Schema, right: Schema): Schema {
  const merged = { ...left, ...right };
  if (!left.properties && !left.required) return merged;
  return {
    ...merged,
    properties: { ...left.properties, ...right.properties },
    required: [...(left.required ?? []), ...(right.required ?? [])],
  };
}

function typeOf(schema: Schema): string | undefined {
  const { type } = schema;
  if (typeof type === "string") return type;
  if (type) return type.find((one) => one !== "null") ?? "null";
  if (schema.properties || schema.required) return "object";
  if (schema.items !== undefined) return "array";
  if (schema.minimum !== undefined || schema.maximum !== undefined) return "number";
  return "string";
}

function own<Value>(record: { readonly [name: string]: Value } | undefined, name: string): Value | undefined {
  return record && Object.hasOwn(record, name) ? record[name] : undefined;
}
