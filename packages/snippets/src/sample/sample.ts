import { asJson, isObject, isRecord, type Json, listed, own } from "../document/json.ts";
import type { OpenApiDocument, Referable, Schema } from "../document/openapi-document.ts";
import { resolve } from "../document/reference.ts";
import type { RequestOptions } from "../options.ts";
import { sampleScalar } from "./sample-scalar.ts";

export interface SampleContext extends Pick<RequestOptions, "all"> {
  readonly document: OpenApiDocument;
  /** The schemas around this one; a schema that requires itself has no finite value. */
  readonly open: readonly object[];
}

/**
 * Creates a value that a schema accepts: its const, example, default or enum, else one of its type. An object has the
 * required properties, or with `all` every one that may be sent.
 *
 * @param name - the value's name in the document; unconstrained text becomes this word.
 * @returns `undefined` when no sample can be created.
 */
export function sampleValue(
  context: SampleContext,
  schema: Referable<Schema> | boolean,
  name: string,
): Json | undefined {
  if (!isRecord(schema)) return schema === false ? undefined : name;
  if (context.open.includes(schema)) return undefined;
  const inner: SampleContext = { ...context, open: [...context.open, schema] };
  const whole = wholeSchema(context.document, schema, inner.open);
  const stated = statedValue(whole);
  if (stated !== undefined) return asJson(stated, name);

  const { oneOf, anyOf, ...rest } = whole;
  const branches = listed(oneOf ?? anyOf);
  if (branches.length === 0) return generated(inner, whole, name);
  for (const branch of branches) {
    if (branch === false) continue;
    const value = sampleValue(inner, { allOf: [rest, branch] }, name);
    if (value !== undefined) return discriminated(whole, branch, value);
  }
  return undefined;
}

/** Null is a value, an absent keyword is not; any other value is preferred. */
function statedValue({ const: only, example, examples, default: usual, enum: values }: Schema): unknown {
  const stated = [only, example, ...listed(examples), usual, ...listed(values)].filter((value) => value !== undefined);
  return stated.find((value) => value !== null) ?? stated[0];
}

/** Sets the discriminator to the name of the branch. */
function discriminated({ discriminator }: Schema, branch: Schema | true, value: Json): Json {
  const property = discriminator?.propertyName;
  const { $ref: pointer } = branch as Schema;
  if (property === undefined || pointer === undefined || !isObject(value)) return value;
  const mapped = Object.entries(discriminator?.mapping ?? {}).find(
    ([, to]) => to === pointer || pointer.endsWith(`/${to}`),
  );
  return { ...value, [property]: mapped?.[0] ?? pointer.slice(pointer.lastIndexOf("/") + 1) };
}

function generated(context: SampleContext, schema: Schema, name: string): Json | undefined {
  const type = typeOf(schema);
  switch (type) {
    case "boolean":
      return true;
    case "null":
      return null;
    case "array":
      return sampleArray(context, schema, name);
    case "object":
      return sampleObject(context, schema);
    default:
      return sampleScalar(type, schema, name);
  }
}

function sampleArray(
  context: SampleContext,
  { items, minItems = 0, maxItems }: Schema,
  name: string,
): Json | undefined {
  const hasOptionalItem = context.all && items !== undefined && maxItems !== 0;
  const length = Math.max(minItems, hasOptionalItem ? 1 : 0);
  const item = length === 0 ? undefined : sampleValue(context, items ?? true, name);
  if (item !== undefined) return Array.from({ length }, () => item);
  return minItems === 0 ? [] : undefined;
}

function sampleObject(context: SampleContext, { properties, required }: Schema): Json | undefined {
  const entries: [string, Json][] = [];
  const needed = listed(required);
  // Deep optional properties help no reader, and there may be thousands.
  const optional = context.all && context.open.length < 12 ? Object.keys(properties ?? {}) : [];
  for (const name of new Set([...needed, ...optional])) {
    const property = own(properties, name) ?? true;
    if (resolve<Schema>(context.document, property as Schema).readOnly) continue;
    const value = sampleValue(context, property, name);
    if (value !== undefined) entries.push([name, value]);
    else if (needed.includes(name)) return undefined;
  }
  return Object.fromEntries(entries);
}

/** Merges a schema with its reference and the parts of `allOf`; the outer keywords win. */
export function wholeSchema(
  document: OpenApiDocument,
  schema: Referable<Schema> | boolean | undefined,
  open: readonly object[] = [],
): Schema {
  if (typeof schema !== "object") return {};
  const { $ref, allOf, ...rest }: Schema = schema;
  if ($ref === undefined && allOf === undefined) return schema;
  let whole: Schema = {};
  for (const part of [$ref && { $ref }, ...listed(allOf)]) {
    if (!isRecord(part)) continue;
    const target = resolve<Schema>(document, part);
    if (open.includes(target)) continue;
    const { $ref: _followed, ...siblings } = part as Schema;
    whole = merge(whole, wholeSchema(document, { ...target, ...siblings }, [...open, target]));
  }
  return merge(whole, rest);
}

function merge(left: Schema, right: Schema): Schema {
  const merged = { ...left, ...right };
  if (!left.properties && !left.required) return merged;
  return {
    ...merged,
    properties: { ...left.properties, ...right.properties },
    required: [...listed(left.required), ...listed(right.required)],
  };
}

function typeOf(schema: Schema): string {
  if (schema.type !== undefined) return [schema.type].flat(1).find((one) => one !== "null") ?? "null";
  if ((schema.properties ?? schema.required ?? schema.additionalProperties) !== undefined) return "object";
  if (schema.items !== undefined) return "array";
  if ((schema.minimum ?? schema.maximum) !== undefined) return "number";
  return "string";
}
