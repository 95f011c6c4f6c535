import { parseExact } from "../document/exact.ts";
import { asJson, isArray, isObject, isRecord, type Json, listed, own } from "../document/json.ts";
import type { OpenApiDocument, Referable, Schema } from "../document/openapi-document.ts";
import { resolve } from "../document/reference.ts";
import { SnippetError } from "../errors.ts";
import { fits } from "./fits.ts";
import { samplePattern } from "./sample-pattern.ts";
import { sampleScalar } from "./sample-scalar.ts";
import { type WholeSchema, wholeSchema } from "./whole-schema.ts";

/** A value, or the reason why there is none. */
export interface Sample {
  readonly value: Json | undefined;
  readonly problem: string | undefined;
}

type AnySchema = Referable<Schema> | boolean;

interface Context {
  readonly document: OpenApiDocument;
  /** The number of optional values to show. */
  readonly budget: number;
  /** The schemas around this one; a schema that requires itself has no finite value. */
  readonly open: readonly object[];
  /** The names of the properties around this one. */
  readonly path: string;
  /** The number of this item in a list whose items must differ. */
  readonly turn: number;
  readonly state: { values: number; problem: string | undefined };
}

/**
 * Creates a value that a schema accepts: its const, example, default or enum, else one of its type. An object has the
 * required properties, or a few plain ones if it requires none. With `all`, it has the optional ones that may be sent, up to
 * a limit that keeps the code readable.
 *
 * @param name - the value's name in the document, which unconstrained text is made of; `""` for a body.
 */
export function createSample(document: OpenApiDocument, schema: AnySchema, name: string, all = false): Sample {
  const state = { values: 0, problem: undefined };
  const value = sampleValue({ document, budget: all ? 400 : 0, open: [], path: "", turn: 0, state }, schema, name);
  return { value, problem: state.problem };
}

/** Reads an example as its schema describes it: without read-only properties, and JSON text as what it means. */
export function readExample(document: OpenApiDocument, schema: AnySchema | undefined, example: Json): Json {
  const whole = wholeSchema(document, schema);
  const isText = typeof example === "string" && (schema === undefined || typeOf(whole, "") !== "string");
  const value = isText ? parsed(example) : example;
  if (isArray(value)) return value.map((item) => readExample(document, whole.items, item));
  if (!isObject(value)) return value;
  const entries = Object.entries(value).filter(([key]) => !isReadOnly(document, whole, key));
  return Object.fromEntries(
    entries.map(([key, item]) => {
      const property = own(whole.properties, key);
      return [key, property === undefined ? item : readExample(document, property, item)];
    }),
  );
}

/** Some documents give an example of an object as text. */
function parsed(text: string): Json {
  if (!/^\s*[[{]/.test(text)) return text;
  try {
    return parseExact(text);
  } catch {
    return text;
  }
}

function sampleValue(context: Context, schema: AnySchema, name: string): Json | undefined {
  const { document, open, state } = context;
  if (++state.values > 20_000) {
    throw new SnippetError(
      "ERR_UNSUPPORTED_VALUE",
      `The schema of ${quoted(context, name)} is too large: add an example.`,
    );
  }
  if (!isRecord(schema))
    return schema === false ? fail(context, name, "nothing is allowed") : sampleValue(context, {}, name);
  const target = resolve<Schema>(document, schema);
  if (open.includes(target)) return fail(context, name, "it requires itself");
  const inner: Context = { ...context, open: [...open, target] };
  const whole = wholeSchema(document, schema, open);
  const value = candidate(inner, schema, whole, target, name);
  if (value === undefined || whole.not === undefined || !fits(document, whole.not, value)) return value;
  return context.turn < 10
    ? sampleValue({ ...context, turn: context.turn + 1 }, schema, name)
    : fail(context, name, 'every value that was tried fits the "not"');
}

function candidate(
  context: Context,
  schema: Referable<Schema>,
  whole: WholeSchema,
  target: Schema,
  name: string,
): Json | undefined {
  const { document } = context;
  const stated = statedValue(whole, context.turn);
  if (stated !== undefined) return completed(context, whole, readExample(document, schema, asJson(stated, name)));
  if (context.turn > 0 && (whole.enum ?? whole.const) !== undefined) return fail(context, name, "no further value");
  const { choices, discriminator, ...rest } = whole;
  if (choices?.[0]) {
    const [branches, ...others] = choices;
    const remaining = { ...rest, allOf: others.map((anyOf) => ({ anyOf })) };
    for (const branch of branches.toSorted((left, right) => Number(isNull(left)) - Number(isNull(right)))) {
      if (branch === false) continue;
      const value = sampleValue(context, branch === true ? remaining : { allOf: [remaining, branch] }, name);
      if (value !== undefined) return discriminated(document, whole, branch, value);
    }
    return undefined;
  }
  const subtype = discriminator && subtypeOf(document, whole, target);
  const value =
    subtype && !context.open.includes(resolve(document, subtype)) ? sampleValue(context, subtype, name) : undefined;
  return value ?? discriminated(document, whole, schema, generated(context, whole, name));
}

function fail(context: Context, name: string, reason: string): undefined {
  context.state.problem ??= `${reason} for ${quoted(context, name)}`;
}

function quoted({ path }: Context, name: string): string {
  return path === "" && name === "" ? "the body" : JSON.stringify(path || name);
}

/** Selects a value that says something. An empty default says less than a value of the type. */
function statedValue({ const: only, example, examples, default: usual, enum: values }: Schema, turn: number): unknown {
  const several = [...listed(examples), ...listed(values)];
  if (turn > 0) return listed(values ?? examples)[turn];
  const stated = [only, example, ...listed(examples), usual, ...listed(values)].filter((value) => value !== undefined);
  const required = [only, example, ...several].filter((value) => value !== undefined);
  return stated.find((value) => value !== "" && value !== null && !isEmpty(value)) ?? required[0];
}

function isEmpty(value: unknown): boolean {
  return isRecord(value) && (Array.isArray(value) || isObject(value)) && Object.keys(value).length === 0;
}

/** Adds the required properties that an example of one part does not have. */
function completed(context: Context, whole: WholeSchema, value: Json): Json {
  if (!isObject(value)) return value;
  const missing = listed(whole.required).filter(
    (name) => !Object.hasOwn(value, name) && !isReadOnly(context.document, whole, name),
  );
  const added = missing.map((name) => [name, sampleProperty(context, whole, name, 0)]);
  return { ...value, ...Object.fromEntries(added.filter(([, item]) => item !== undefined)) };
}

function isNull(schema: AnySchema): boolean {
  return isRecord(schema) && (schema as Schema).type === "null";
}

/** Sets the discriminator to the name of a schema, unless the schema has a value of its own. */
function discriminated(document: OpenApiDocument, whole: WholeSchema, schema: AnySchema, value: Json | undefined) {
  const { propertyName, mapping = {} } = whole.discriminator ?? whole.inherited ?? {};
  if (propertyName === undefined || !isObject(value)) return value;
  const { $ref: pointer = onlyPart(schema)?.$ref } = schema as Schema;
  if (pointer === undefined) return value;
  const mapped = Object.entries(mapping).find(([, to]) => to === pointer || pointer.endsWith(`/${to}`));
  const name = mapped?.[0] ?? pointer.slice(pointer.lastIndexOf("/") + 1);
  const property = own(wholeSchema(document, schema).properties, propertyName);
  const { const: only, enum: values = only === undefined ? [name] : [only] } = wholeSchema(document, property);
  return values.includes(name) ? { ...value, [propertyName]: name } : value;
}

function onlyPart(schema: AnySchema): Schema | undefined {
  const parts = listed((schema as Schema).allOf);
  return parts.length === 1 ? (parts[0] as Schema) : undefined;
}

/** Finds a schema that extends one with a discriminator: the first that its mapping names, or that includes it. */
function subtypeOf(document: OpenApiDocument, { discriminator }: WholeSchema, target: Schema): Schema | undefined {
  const pointer = (name: string) => (name.includes("/") || name.includes("#") ? name : `#/components/schemas/${name}`);
  const schemas = Object.entries((document.components?.schemas ?? {}) as Record<string, Schema>);
  const extending = schemas.filter(([, { allOf }]) => {
    return listed(allOf).some((part) => isRecord(part) && resolve(document, part as Schema) === target);
  });
  const names = [...Object.values(discriminator?.mapping ?? {}), ...extending.map(([name]) => name)];
  const references = names.map((name) => ({ $ref: pointer(name) }));
  return references.find((reference) => resolve(document, reference) !== target);
}

function generated(context: Context, whole: WholeSchema, name: string): Json | undefined {
  const type = typeOf(whole, name);
  if (type === "boolean") return context.turn % 2 === 0;
  if (type === "null") return null;
  if (type === "array") return sampleArray(context, whole, name);
  if (type === "object") return sampleObject(context, whole);
  const value = sampleScalar(type, whole, name, context.turn);
  const rule =
    whole.pattern === undefined ? "no number is within the bounds" : `no text fits the pattern ${whole.pattern}`;
  return value ?? fail(context, name, rule);
}

function sampleArray(context: Context, schema: WholeSchema, name: string): Json | undefined {
  const { prefixItems, items = true, uniqueItems = false } = schema;
  const { minItems, maxItems } = { minItems: Number(schema.minItems ?? 0), maxItems: Number(schema.maxItems ?? 1e6) };
  const first = listed(prefixItems).slice(0, maxItems);
  const values = first.flatMap((item) => sampleValue(context, item, name) ?? []);
  if (values.length < first.length) return undefined;
  // Lists of lists of objects would grow without end.
  const isLarge = context.state.values > 500 || context.open.length > 12;
  const length = Math.max(minItems, Math.min(isLarge ? 0 : 1, maxItems));
  const { contains, minContains = 1 } = schema;
  for (let found = 0; contains !== undefined && found < Number(minContains); found++) {
    const turn = uniqueItems ? values.length : context.turn;
    const item = sampleValue({ ...context, turn }, contains && { allOf: [items, contains] }, name);
    if (item === undefined) return undefined;
    values.push(item);
  }
  const seen = new Set(values.map((value) => JSON.stringify(value, bigintText)));
  while (values.length < length) {
    const turn = uniqueItems ? values.length : context.turn;
    const item = items === false ? undefined : sampleValue({ ...context, turn }, items, name);
    if (item === undefined || (uniqueItems && seen.has(JSON.stringify(item, bigintText)))) break;
    seen.add(JSON.stringify(item, bigintText));
    values.push(item);
  }
  return values.length >= minItems ? values : fail(context, name, `no ${minItems} items were found`);
}

function bigintText(_name: string, value: unknown): unknown {
  return typeof value === "bigint" ? `${value}` : value;
}

function sampleObject(context: Context, whole: WholeSchema): Json | undefined {
  const { document, budget } = context;
  const { properties = {}, additionalProperties } = whole;
  const isSent = (name: string) => !isReadOnly(document, whole, name);
  const isPlain = (name: string) => {
    const property = wholeSchema(document, own(properties, name));
    return !property.choices && !/^(?:array|object)$/.test(typeOf(property, name)) && !property.deprecated;
  };
  const needed = [...new Set(listed(whole.required).filter(isSent))];
  const excluded = excludedNames(whole.not);
  const optional = Object.keys(properties).filter((name) => {
    return !needed.includes(name) && !excluded.includes(name) && isSent(name);
  });
  const minimum = Number(whole.minProperties ?? 0);
  const maximum = Number(whole.maxProperties ?? 1e6);
  const names = [...needed, ...optional.slice(0, Math.min(budget, maximum - needed.length))];
  const nested = names.filter((name) => !isPlain(name)).length;
  const share = Math.floor((budget - names.length) / Math.max(1, nested));
  const entries = new Map<string, Json>();
  const add = (name: string) => {
    const value = sampleProperty(context, whole, name, Math.max(0, share));
    if (value !== undefined) entries.set(name, value);
    return value !== undefined;
  };
  for (const name of names) {
    if (!needed.includes(name) && share <= 0 && !isPlain(name)) continue;
    if (!add(name) && needed.includes(name)) return undefined;
  }
  for (const [name] of entries) {
    const others = listed(own(whole.dependentRequired, name)).filter((other) => !entries.has(other) && isSent(other));
    for (const other of others) if (!add(other)) return undefined;
  }
  const isMap = isRecord(additionalProperties);
  const wanted = Math.min(maximum, Math.max(minimum, entries.size === 0 ? plainCount : 0));
  for (const name of entries.size < wanted ? optional.filter(isPlain) : []) if (entries.size < wanted) add(name);
  const least = Math.max(minimum, Math.min(1, wanted));
  for (const name of entries.size < least ? optional : []) if (entries.size < least) add(name);
  const isShown = isMap && maximum > entries.size && (budget > 0 || entries.size === 0);
  const length = Math.max(minimum, entries.size + Number(isShown));
  for (let turn = 0; entries.size < length && additionalProperties !== false && turn < length; turn++) {
    const key = keyOf(whole, turn);
    const value = sampleValue({ ...context, path: key, budget: 0, turn: 0 }, additionalProperties ?? true, key);
    if (value !== undefined) entries.set(key, value);
  }
  return entries.size >= minimum
    ? Object.fromEntries(entries)
    : fail(context, "", `no ${minimum} properties were found`);
}

/** Lists the properties that complete a combination which `not` excludes. */
function excludedNames(not: AnySchema | undefined): readonly string[] {
  if (!isRecord(not)) return [];
  const { required, anyOf, oneOf }: Schema = not;
  return [...listed(required).slice(-1), ...[...listed(anyOf), ...listed(oneOf)].flatMap(excludedNames)];
}

/** The number of optional properties that show what an object is like. */
const plainCount = 3;

function sampleProperty(context: Context, whole: WholeSchema, name: string, budget: number): Json | undefined {
  const path = context.path === "" ? name : `${context.path}.${name}`;
  return (
    kubernetesName(whole, name) ?? sampleValue({ ...context, path, budget }, own(whole.properties, name) ?? true, name)
  );
}

/** Kubernetes names the only value of two properties in an extension. */
function kubernetesName({ "x-kubernetes-group-version-kind": kinds }: WholeSchema, name: string): string | undefined {
  const [{ group = "", version = "", kind } = {}] = listed(kinds);
  if (name === "kind") return kind;
  return name === "apiVersion" && kind !== undefined ? `${group}${group && "/"}${version}` : undefined;
}

/** Returns the key of an entry of a map. */
function keyOf({ propertyNames, patternProperties = {} }: WholeSchema, turn: number): string {
  const names: Schema = isRecord(propertyNames) ? propertyNames : {};
  const { pattern = Object.keys(patternProperties)[0], enum: values = [] } = names;
  const key = turn === 0 ? "key" : `key${turn + 1}`;
  if (values.length > 0) return String(values[turn] ?? key);
  return pattern === undefined ? key : (samplePattern(pattern, key, 0, 1e6, turn) ?? key);
}

function isReadOnly(document: OpenApiDocument, { properties }: WholeSchema, name: string): boolean {
  return wholeSchema(document, own(properties, name)).readOnly === true;
}

/** Returns the type of a schema's values; a schema that does not say is a body's object, or text. */
export function typeOf(schema: WholeSchema, name: string): string {
  if (schema.type !== undefined) return [schema.type].flat(1).find((one) => one !== "null") ?? "null";
  const has = (...keywords: readonly (keyof Schema)[]) => keywords.some((keyword) => schema[keyword] !== undefined);
  if (has("properties", "required", "additionalProperties", "patternProperties", "minProperties")) return "object";
  if (has("items", "prefixItems", "minItems", "uniqueItems")) return "array";
  if (has("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf")) return "number";
  return name === "" && !has("pattern", "format", "minLength", "maxLength") ? "object" : "string";
}
