import { SnippetError } from "./errors.ts";
import type { Json, Scalar } from "./json.ts";
import { isArray, isObject, plainText } from "./json.ts";
import { jsonText } from "./literals/json.ts";
import type { FilledParameter } from "./parameters.ts";
import { assertWellFormed, encode, encodeQueryPart } from "./url.ts";

/** One `name=value` of a query, decoded. A number stays one only if every language writes it the same. */
export interface QueryPair {
  readonly name: string;
  readonly value: string | number | bigint;
}

/** Writes a query parameter as its style and explode say. */
export function queryPairs({ parameter, value }: FilledParameter): readonly QueryPair[] {
  const { name, style = "form", explode = style === "form" } = parameter;
  if (parameter.content) return [{ name, value: jsonText(value) }];
  if (isArray(value)) {
    if (explode) return value.map((item) => ({ name, value: bare(item, name) }));
    return value.length === 0
      ? []
      : [{ name, value: value.map((item) => text(item, name)).join(separators[style] ?? ",") }];
  }
  if (isObject(value)) {
    const entries = Object.entries(value);
    if (style === "deepObject") return entries.flatMap(([key, item]) => deepPairs(`${name}[${key}]`, item));
    if (explode) return entries.map(([key, item]) => ({ name: key, value: bare(item, name) }));
    const words = entries.flatMap(([key, item]) => [key, text(item, name)]);
    return words.length === 0 ? [] : [{ name, value: words.join(separators[style] ?? ",") }];
  }
  return [{ name, value: bare(value, name) }];
}

/** Writes pairs as a query. */
export function formatQuery(pairs: readonly QueryPair[]): string {
  return pairs.map(({ name, value }) => `${encodeQueryPart(name)}=${encodeQueryPart(String(value))}`).join("&");
}

function deepPairs(name: string, value: Json): readonly QueryPair[] {
  if (!isObject(value)) return [{ name, value: bare(value, name) }];
  return Object.entries(value).flatMap(([key, item]) => deepPairs(`${name}[${key}]`, item));
}

/** Writes a path parameter as its style and explode say, percent-encoded. */
export function pathText({ parameter, value }: FilledParameter): string {
  const { name, style = "simple", explode = false } = parameter;
  if (parameter.content) return encode(jsonText(value));
  const prefix = style === "label" ? "." : style === "matrix" ? ";" : "";
  const joint = explode && prefix !== "" ? prefix : ",";
  const word = (item: Json) => encode(text(item, name));
  const named = (key: string, rest: string) => `${encode(key)}=${rest}`;

  if (isArray(value)) {
    const words = value.map(word);
    if (style !== "matrix") return prefix + words.join(joint);
    return prefix + (explode ? words.map((one) => named(name, one)).join(joint) : named(name, words.join(joint)));
  }
  if (isObject(value)) {
    const entries = Object.entries(value);
    if (explode) return prefix + entries.map(([key, item]) => named(key, word(item))).join(joint);
    const words = entries.flatMap(([key, item]) => [encode(key), word(item)]).join(",");
    return prefix + (style === "matrix" ? named(name, words) : words);
  }
  return prefix + (style === "matrix" ? named(name, word(value)) : word(value));
}

/** Writes a header parameter; headers know the style `simple` only. */
export function headerText({ parameter, value }: FilledParameter): string {
  const { name, explode = false } = parameter;
  if (parameter.content) return jsonText(value);
  if (isArray(value)) return value.map((item) => text(item, name)).join(",");
  if (!isObject(value)) return text(value, name);
  const joint = explode ? "=" : ",";
  return Object.entries(value)
    .map(([key, item]) => key + joint + text(item, name))
    .join(",");
}

function bare(value: Json, name: string): QueryPair["value"] {
  const one = scalar(value, name);
  if (typeof one === "bigint" || (typeof one === "number" && Number.isSafeInteger(one))) return one;
  const written = text(one, name);
  assertWellFormed(written);
  return written;
}

/** The text of a value without parts. */
export function text(value: Json, name: string): string {
  const one = scalar(value, name);
  return typeof one === "string" ? one : plainText(one);
}

function scalar(value: Json, name: string): Scalar {
  if (!isArray(value) && !isObject(value)) return value;
  throw new SnippetError(
    "ERR_UNSUPPORTED_VALUE",
    `The parameter ${JSON.stringify(name)} holds a list or object inside another; OpenAPI does not say how to write that.`,
  );
}

const separators: { readonly [style: string]: string } = { spaceDelimited: " ", pipeDelimited: "|" };
