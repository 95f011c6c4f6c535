import type { MediaType, OpenApiDocument, RequestBody, Schema } from "./document.ts";
import { SnippetError } from "./errors.ts";
import type { Json, JsonObject } from "./json.ts";
import { asJson, isArray, isObject } from "./json.ts";
import { jsonText } from "./literals/json.ts";
import type { FoundOperation } from "./operation.ts";
import { ownExample } from "./parameters.ts";
import { resolve } from "./reference.ts";
import { sampleValue, wholeSchema } from "./sample.ts";
import type { QueryPair } from "./serialize.ts";
import { queryPairs, text } from "./serialize.ts";

/** What a call sends in its body. */
export type BodyModel =
  | { readonly kind: "json"; readonly mediaType: string; readonly value: Json }
  | { readonly kind: "form"; readonly mediaType: string; readonly pairs: readonly QueryPair[] }
  | { readonly kind: "multipart"; readonly mediaType: string; readonly parts: readonly Part[] }
  | { readonly kind: "text"; readonly mediaType: string; readonly text: string }
  | { readonly kind: "file"; readonly mediaType: string; readonly file: string };

/** One part of a multipart body: a text, or a file to read. */
export type Part =
  | { readonly name: string; readonly text: string }
  | { readonly name: string; readonly file: string; readonly mediaType: string };

/** What decides on a body beside the document. */
export interface BodyOptions {
  readonly all: boolean;
  readonly contentType: string | undefined;
  /** The path of the file to send. */
  readonly file: string;
}

/**
 * The body of a call: the media type's example, else what its schema requires; none if it is neither given nor required.
 * Of several forms the first JSON one, else a form, else a text, else a file.
 */
export function bodyOf(
  document: OpenApiDocument,
  { operation, operationId, method }: FoundOperation,
  options: BodyOptions,
): BodyModel | undefined {
  if (!operation.requestBody || method === "head" || method === "trace") return undefined;
  const { content = {}, required = false } = resolve<RequestBody>(document, operation.requestBody);
  if (method === "get" && !required) return undefined;
  const where = `The body of ${operationId}`;
  const [mediaType, form = {}] = choose(content, options.contentType, where) ?? [];
  const example = mediaType === undefined ? undefined : ownExample(document, form);
  const sends = required || options.all || example !== undefined || options.contentType !== undefined;
  if (mediaType === undefined) {
    if (!required) return undefined;
    throw new SnippetError("ERR_UNSUPPORTED_BODY", `${where} names no media type.`);
  }
  if (!sends) return undefined;
  const given = example === undefined ? undefined : asJson(example, where);
  const body = write(document, mediaType, form, given, options);
  if (body || !required) return body;
  throw new SnippetError("ERR_MISSING_VALUE", `${where} has no usable value: give its media type an example.`);
}

/** Whether a media type is JSON or says that it is written as JSON. */
export function isJsonType(mediaType: string): boolean {
  return /^[\w.+-]+\/(?:[\w.+-]+\+)?json\s*(?:;|$)/i.test(mediaType);
}

/** Whether a media type is read as text. */
export function isTextType(mediaType: string): boolean {
  return /^text\/|[/+](?:xml|csv|yaml|x-yaml|graphql|x-ndjson|jsonl|json-seq|javascript)\b/i.test(mediaType);
}

type Content = { readonly [mediaType: string]: MediaType };

function choose(content: Content, asked: string | undefined, where: string): [string, MediaType] | undefined {
  const entries = Object.entries(content);
  if (asked !== undefined) {
    const wanted = asked.toLowerCase();
    const entry = entries.find(([name]) => name.toLowerCase() === wanted);
    if (entry) return entry;
    const names = entries.map(([name]) => name).join(", ");
    throw new SnippetError("ERR_UNSUPPORTED_BODY", `${where} has no form ${JSON.stringify(asked)}. It has: ${names}.`);
  }
  for (const fits of [isJsonType, isUrlEncoded, isMultipart, isTextType]) {
    const entry = entries.find(([name]) => fits(name));
    if (entry) return entry;
  }
  return entries[0];
}

function write(
  document: OpenApiDocument,
  mediaType: string,
  form: MediaType,
  example: Json | undefined,
  { all, file }: BodyOptions,
): BodyModel | undefined {
  const sample = (every: boolean) => {
    if (example !== undefined || form.schema === undefined) return example;
    return sampleValue(document, form.schema, "body", every);
  };
  if (isJsonType(mediaType)) {
    const value = sample(all);
    return value === undefined ? undefined : { kind: "json", mediaType, value };
  }
  if (isUrlEncoded(mediaType) || isMultipart(mediaType)) {
    const least = sample(all);
    // A form of which nothing is required would be empty.
    const value = isObject(least ?? null) && Object.keys(least as object).length === 0 ? sample(true) : least;
    if (value === undefined || !isObject(value)) return undefined;
    const properties = wholeSchema(document, form.schema).properties ?? {};
    if (isUrlEncoded(mediaType)) return { kind: "form", mediaType, pairs: formPairs(value, form) };
    return { kind: "multipart", mediaType, parts: formParts(document, value, form, properties, file) };
  }
  const schema = wholeSchema(document, form.schema);
  if (typeof example === "string") return { kind: "text", mediaType: concrete(mediaType, "text/plain"), text: example };
  const value = isTextType(mediaType) && !isBinary(schema) ? sample(all) : undefined;
  if (value !== undefined)
    return { kind: "text", mediaType, text: typeof value === "string" ? value : jsonText(value) };
  return { kind: "file", mediaType: concrete(mediaType, "application/octet-stream"), file };
}

function formPairs(value: JsonObject, { encoding = {} }: MediaType): readonly QueryPair[] {
  return Object.entries(value).flatMap(([name, item]) => {
    const { style, explode } = (Object.hasOwn(encoding, name) && encoding[name]) || {};
    const isDeep = isObject(item) || (isArray(item) && item.some((one) => isArray(one) || isObject(one)));
    if (isDeep && style === undefined) return [{ name, value: jsonText(item) }];
    const rules = { ...(style !== undefined && { style }), ...(explode !== undefined && { explode }) };
    return queryPairs({ parameter: { name, in: "query", ...rules }, value: item });
  });
}

/** Texts stand before files, as requests sends them. */
function formParts(
  document: OpenApiDocument,
  value: JsonObject,
  { encoding = {} }: MediaType,
  properties: NonNullable<Schema["properties"]>,
  file: string,
): readonly Part[] {
  const texts: Part[] = [];
  const files: Part[] = [];
  for (const [name, item] of Object.entries(value)) {
    const schema = wholeSchema(document, Object.hasOwn(properties, name) ? properties[name] : undefined);
    const type = (Object.hasOwn(encoding, name) && encoding[name]?.contentType?.split(",")[0]?.trim()) || undefined;
    const mediaType = concrete(type ?? "*/*", "application/octet-stream");
    if (isBinary(schema) || isBinary(wholeSchema(document, schema.items))) files.push({ name, file, mediaType });
    else if (isArray(item)) texts.push(...item.map((one) => ({ name, text: partText(one) })));
    else texts.push({ name, text: partText(item) });
  }
  return [...texts, ...files];
}

function partText(value: Json): string {
  return isObject(value) || isArray(value) ? jsonText(value) : text(value, "part");
}

/** 3.0 says `format: binary`, 3.1 a media type without an encoding. */
function isBinary({ type, format, contentMediaType, contentEncoding }: Schema): boolean {
  if (format === "binary") return true;
  return contentMediaType !== undefined && contentEncoding === undefined && (type === undefined || type === "string");
}

/** A range of media types is not one that can be sent. */
function concrete(mediaType: string, otherwise: string): string {
  return mediaType.includes("*") ? otherwise : mediaType;
}

function isUrlEncoded(mediaType: string): boolean {
  return /^application\/x-www-form-urlencoded\b/i.test(mediaType);
}

function isMultipart(mediaType: string): boolean {
  return /^multipart\/form-data\b/i.test(mediaType);
}
