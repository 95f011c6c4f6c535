import { isArray, isObject, isScalar, type Json, scalarText } from "../document/json.ts";
import { SnippetError } from "../errors.ts";
import { jsonText } from "../literals/json.ts";
import type { FilledParameter, QueryPair } from "./request-model.ts";
import { assertWellFormed, encode } from "./url.ts";

export function addQueryPairs(pairs: QueryPair[], { parameter, value }: FilledParameter): void {
  const { name, style = "form", explode = style === "form", content } = parameter;
  const add = (key: string, item: Json) => pairs.push({ name: key, value: bare(item, name) });
  if (content) pairs.push({ name, value: jsonText(value) });
  else if (isObject(value) && style === "deepObject") addDeep(add, name, value);
  else if (!isScalar(value)) {
    const entries = Object.entries(value);
    const comma = separators[style] ?? ",";
    if (explode) for (const [key, item] of entries) add(isArray(value) ? name : key, item);
    else if (entries.length > 0) add(name, joined(value, name, comma, comma));
  } else add(name, value);
}

export function pathText({ parameter, value }: FilledParameter): string {
  const { name, style, explode, content } = parameter;
  if (content) return encode(jsonText(value));
  const isMatrix = style === "matrix";
  const prefix = isMatrix ? ";" : style === "label" ? "." : "";
  // A matrix repeats its name before each item of a list; an exploded object has none.
  const named = isMatrix && !(explode && isObject(value)) ? `${encode(name)}=` : "";
  const comma = explode && prefix !== "" ? prefix + (isArray(value) ? named : "") : ",";
  return prefix + named + joined(value, name, comma, explode ? "=" : ",", encode);
}

/** Writes a header parameter; its style is always `simple`. */
export function headerText({ parameter, value }: FilledParameter): string {
  const { name, explode, content } = parameter;
  return content ? jsonText(value) : joined(value, name, ",", explode ? "=" : ",");
}

export function text(value: Json, name: string): string {
  if (typeof value === "string") return value;
  if (isScalar(value)) return scalarText(value);
  throw new SnippetError(
    "ERR_UNSUPPORTED_VALUE",
    `The parameter ${JSON.stringify(name)} contains a list or object inside another, for which OpenAPI defines no style.`,
  );
}

function joined(value: Json, name: string, comma: string, equals: string, write: (text: string) => string = String) {
  if (isArray(value)) return value.map((item) => write(text(item, name))).join(comma);
  if (!isObject(value)) return write(text(value, name));
  return Object.entries(value)
    .map(([key, item]) => write(key) + equals + write(text(item, name)))
    .join(comma);
}

function addDeep(add: (name: string, value: Json) => void, name: string, value: Json): void {
  if (isObject(value)) for (const [key, item] of Object.entries(value)) addDeep(add, `${name}[${key}]`, item);
  else add(name, value);
}

function bare(value: Json, name: string): QueryPair["value"] {
  if (typeof value === "bigint" || Number.isSafeInteger(value)) return value as number | bigint;
  const written = text(value, name);
  assertWellFormed(written);
  return written;
}

const separators: { readonly [style: string]: string } = { spaceDelimited: " ", pipeDelimited: "|" };
