import { asJson, isArray, isObject, isRecord, type Json, type JsonObject, own } from "../document/json.ts";
import type { MediaType, OpenApiDocument, RequestBody, Schema } from "../document/openapi-document.ts";
import type { FoundOperation } from "../document/operation.ts";
import { resolve } from "../document/reference.ts";
import { SnippetError } from "../errors.ts";
import { jsonText } from "../literals/json.ts";
import type { RequestOptions } from "../options.ts";
import { sampleValue, wholeSchema } from "../sample/sample.ts";
import { concrete, findMediaType, jsonType, textType, urlEncoded } from "./media-type.ts";
import { ownExample } from "./parameters.ts";
import type { BodyModel, BodyPart, QueryPair } from "./request-model.ts";
import { addQueryPairs } from "./serialize.ts";

/**
 * Creates a request body: the media type's example, else what its schema requires; none if it has neither and is optional.
 * Of several media types the first JSON one is used, else a form, a text, or a file.
 */
export function bodyOf(
  document: OpenApiDocument,
  { operation, operationId, method }: FoundOperation,
  options: RequestOptions,
): BodyModel | undefined {
  const { all, contentType } = options;
  if (!operation.requestBody || /^(?:head|trace)$/.test(method)) return undefined;
  const { content = {}, required } = resolve<RequestBody>(document, operation.requestBody);
  if (method === "get" && !required) return undefined;
  const names = Object.keys(content);
  const mediaType = choose(names, contentType);
  const form = content[mediaType ?? ""] ?? {};
  const example = ownExample(document, form);
  const isSent = required || contentType !== undefined || example !== undefined || (all && mediaType !== undefined);
  if (!isSent) return undefined;
  const where = `The body of ${operationId}`;
  if (mediaType === undefined) {
    throw new SnippetError(
      "ERR_UNSUPPORTED_BODY",
      `${where} has no media type ${JSON.stringify(contentType)}: use ${names.join(", ") || "none"}.`,
    );
  }
  const stated = example === undefined ? undefined : asJson(example, where);
  const body = write(document, mediaType, form, stated, options);
  if (body || !required) return body;
  throw new SnippetError("ERR_MISSING_VALUE", `${where} has no usable value: add an example.`);
}

function choose(names: readonly string[], requested: string | undefined): string | undefined {
  if (requested !== undefined) return findMediaType(names, requested);
  for (const type of [jsonType, urlEncoded, multipart, textType, /^/]) {
    const name = names.find((one) => type.test(one));
    if (name !== undefined) return name;
  }
  return undefined;
}

function write(
  document: OpenApiDocument,
  mediaType: string,
  form: MediaType,
  stated: Json | undefined,
  options: RequestOptions,
): BodyModel | undefined {
  const { schema } = form;
  const { file = "upload.bin" } = options;
  const sample = (all = options.all) =>
    stated !== undefined || schema === undefined ? stated : sampleValue({ document, all, open: [] }, schema, "body");
  if (jsonType.test(mediaType)) {
    const value = sample();
    return value === undefined ? undefined : { kind: "json", mediaType, value };
  }
  const isForm = urlEncoded.test(mediaType);
  if (isForm || multipart.test(mediaType)) {
    const minimum = sample();
    // Without a required field the form would be empty.
    const fields = isObject(minimum) && Object.keys(minimum).length === 0 ? sample(true) : minimum;
    if (!isObject(fields)) return undefined;
    return isForm
      ? { kind: "form", mediaType, pairs: formPairs(fields, form) }
      : { kind: "multipart", mediaType, parts: formParts(document, fields, form, file) };
  }
  const isText = textType.test(mediaType) && !isBinary(wholeSchema(document, schema));
  const text = typeof stated === "string" || isText ? sample() : undefined;
  if (text === undefined) return { kind: "file", mediaType: concrete(mediaType), file };
  return { kind: "text", mediaType: concrete(mediaType, "text/plain"), text: partText(text) };
}

function formPairs(value: JsonObject, { encoding }: MediaType): readonly QueryPair[] {
  const pairs: QueryPair[] = [];
  for (const [name, item] of Object.entries(value)) {
    const rules = own(encoding, name);
    const isDeep = isObject(item) || (isArray(item) && item.some(isRecord));
    if (isDeep && rules?.style === undefined) pairs.push({ name, value: jsonText(item) });
    else addQueryPairs(pairs, { parameter: { ...rules, name, in: "query" }, value: item });
  }
  return pairs;
}

/** Puts texts before files, the order in which requests sends them. */
function formParts(document: OpenApiDocument, value: JsonObject, { encoding, schema }: MediaType, file: string) {
  const texts: BodyPart[] = [];
  const files: BodyPart[] = [];
  const { properties } = wholeSchema(document, schema);
  for (const [name, item] of Object.entries(value)) {
    const part = wholeSchema(document, own(properties, name));
    if (isBinary(part) || isBinary(wholeSchema(document, part.items))) {
      files.push({ name, file, mediaType: concrete(own(encoding, name)?.contentType?.split(",")[0]?.trim() || "*") });
    } else for (const one of isArray(item) ? item : [item]) texts.push({ name, text: partText(one) });
  }
  return [...texts, ...files];
}

function partText(value: Json): string {
  return typeof value === "string" ? value : jsonText(value);
}

/** OpenAPI 3.0 uses `format: binary`, 3.1 a media type without an encoding. */
function isBinary({ type = "string", format, contentMediaType, contentEncoding }: Schema): boolean {
  return format === "binary" || (type === "string" && contentMediaType !== undefined && contentEncoding === undefined);
}

const multipart = /^multipart\/form-data\b/i;
