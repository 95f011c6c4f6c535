import { isArray, isObject, isScalar, type Json, type JsonObject, scalarText } from "../document/json.ts";
import type { Content } from "../document/openapi-document.ts";
import { SnippetError } from "../errors.ts";
import { jsonText } from "../literals/json.ts";
import { jsonType, urlEncoded } from "./media-type.ts";
import type { FilledParameter, QueryPair } from "./request-model.ts";
import { assertWellFormed, encode, encodeQueryPart, encodeUnreserved } from "./url.ts";

/**
 * Adds the pairs of a query parameter. A null is no value and is left out (RFC 6570 §2.3). OpenAPI has no rule for lists
 * and objects inside others: they are named as in `items[0][price]`, which most servers read.
 */
export function addQueryPairs(pairs: QueryPair[], { parameter, value }: FilledParameter): void {
  const { name, style = "form", explode = style === "form", content, allowReserved } = parameter;
  const write = allowReserved ? encodeUnreserved : encode;
  const add = (key: string, item: Json): void => {
    if (isArray(item)) for (const [index, one] of item.entries()) add(`${key}[${index}]`, one);
    else if (isObject(item)) for (const [inner, one] of Object.entries(item)) add(`${key}[${inner}]`, one);
    else if (item !== null) {
      const pair = { name: key, value: bare(item, name) };
      const encoded = write(`${pair.value}`);
      const isPlain = encoded === encode(`${pair.value}`);
      pairs.push(isPlain ? pair : { ...pair, encoded: `${encodeQueryPart(key)}=${encoded}` });
    }
  };
  if (content) pairs.push({ name, value: contentText(content, value) });
  else if (isScalar(value) || style === "deepObject") add(name, value);
  else if (explode && isArray(value)) {
    for (const [index, item] of value.entries()) add(isScalar(item) ? name : `${name}[${index}]`, item);
  } else if (explode) {
    for (const [key, item] of Object.entries(value)) {
      if (isArray(item) && item.every(isScalar)) for (const one of item) add(key, one);
      else add(key, item);
    }
  } else addDelimited(pairs, name, value, style, write);
}

/** Only a comma can be a delimiter in one place and data in another: clients encode blanks and bars in both. */
function addDelimited(
  pairs: QueryPair[],
  name: string,
  value: Json,
  style: string,
  write: (text: string) => string,
): void {
  const delimiter = separators[style] ?? ",";
  const items = isArray(value)
    ? value
    : Object.entries(value as JsonObject)
        .filter(([, item]) => item !== null)
        .flat();
  const texts = items.filter((item) => item !== null).map((item) => text(item, name));
  if (texts.length === 0) return;
  if (delimiter !== "," && texts.some((one) => one.includes(delimiter))) {
    throw new SnippetError(
      "ERR_UNSUPPORTED_VALUE",
      `The parameter ${JSON.stringify(name)} contains ${JSON.stringify(delimiter)}, which is its delimiter: change its style or its example.`,
    );
  }
  const encoded = `${encodeQueryPart(name)}=${texts.map(write).join(",")}`;
  const pair = { name, value: bare(texts.join(delimiter), name) };
  pairs.push(delimiter === "," && (texts.length > 1 || write !== encode) ? { ...pair, encoded } : pair);
}

/** Adds the pairs of a query that one parameter describes as a whole (OpenAPI 3.2). */
export function addWholeQuery(pairs: QueryPair[], { parameter: { name, content = {} }, value }: FilledParameter): void {
  const isForm = urlEncoded.test(Object.keys(content)[0] ?? "");
  if (isForm && isObject(value)) addQueryPairs(pairs, { parameter: { name, in: "query" }, value });
  else {
    const written = contentText(content, value);
    pairs.push({ name: written, value: "", encoded: isForm ? written.replace(/[^!-~]+/g, encode) : encode(written) });
  }
}

/** Lists the pairs that a client may encode itself. */
export function plainPairs(pairs: readonly QueryPair[]): readonly QueryPair[] {
  return pairs.filter(({ encoded }) => encoded === undefined);
}

/** Writes pairs as a form is sent. */
export function encodedPairs(pairs: readonly QueryPair[]): string {
  return pairs.map(({ name, value, encoded }) => encoded ?? `${encode(name)}=${encode(`${value}`)}`).join("&");
}

/** Appends the pairs that must be in the URL as they are. */
export function withEncodedPairs(url: string, pairs: readonly QueryPair[]): string {
  const encoded = pairs.flatMap((pair) => pair.encoded ?? []);
  return encoded.length === 0 ? url : `${url}?${encoded.join("&")}`;
}

export function pathText({ parameter, value }: FilledParameter): string {
  const { name, style, explode, content } = parameter;
  if (content) return encode(contentText(content, value));
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
  return content ? contentText(content, value) : joined(value, name, ",", explode ? "=" : ",");
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
  if (value === null) return "";
  if (isArray(value)) {
    const items = value.filter((item) => item !== null);
    return items.map((item) => write(text(item, name))).join(comma);
  }
  if (!isObject(value)) return write(text(value, name));
  return Object.entries(value)
    .filter(([, item]) => item !== null)
    .map(([key, item]) => write(key) + equals + write(text(item, name)))
    .join(comma);
}

/** Writes a value as the only media type of a parameter's `content` says. */
function contentText(content: Content, value: Json): string {
  return typeof value === "string" && !jsonType.test(Object.keys(content)[0] ?? "") ? value : jsonText(value);
}

function bare(value: Json, name: string): QueryPair["value"] {
  if (typeof value === "bigint" || Number.isSafeInteger(value)) return value as number | bigint;
  const written = text(value, name);
  assertWellFormed(written);
  return written;
}

const separators: { readonly [style: string]: string } = { spaceDelimited: " ", pipeDelimited: "|" };
