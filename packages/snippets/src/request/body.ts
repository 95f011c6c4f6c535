import { asJson, isArray, isObject, isRecord, type Json, type JsonObject, own } from "../document/json.ts";
import type { MediaType, OpenApiDocument, Referable, RequestBody, Schema } from "../document/openapi-document.ts";
import type { FoundOperation } from "../document/operation.ts";
import { resolve } from "../document/reference.ts";
import { SnippetError } from "../errors.ts";
import type { RequestOptions } from "../options.ts";
import { createSample, readExample, typeOf } from "../sample/sample.ts";
import { type WholeSchema, wholeSchema } from "../sample/whole-schema.ts";
import { bodyText } from "./body-text.ts";
import { concrete, formData, isSameType, jsonType, textType, urlEncoded } from "./media-type.ts";
import { missingValue, ownExample } from "./parameters.ts";
import type { BodyModel, BodyPart, QueryPair } from "./request-model.ts";
import { addQueryPairs, encodedPairs } from "./serialize.ts";

type PartEncoding = NonNullable<MediaType["encoding"]>[string];
type AnySchema = Referable<Schema> | boolean;

/**
 * Creates a request body: the media type's example, else a sample of its schema. An optional body that would be empty is left
 * out. Of several media types the first JSON one is used, else a form, a text, or a file.
 */
export function bodyOf(
  document: OpenApiDocument,
  { operation, operationId, method }: FoundOperation,
  options: RequestOptions,
): BodyModel | undefined {
  const { all, contentType } = options;
  if (!operation.requestBody || /^(?:head|trace)$/.test(method)) return undefined;
  const { content = {}, required = false } = resolve<RequestBody>(document, operation.requestBody);
  const isNeeded = required || contentType !== undefined;
  if (method === "get" && !isNeeded) return undefined;
  const names = Object.keys(content);
  const choices = contentType === undefined ? preferred(names) : names.filter((name) => isSameType(name, contentType));
  const where = `The body of ${operationId}`;
  if (choices.length === 0) {
    if (!isNeeded && names.length === 0) return undefined;
    const wanted = contentType ?? names[0] ?? "none";
    throw new SnippetError(
      "ERR_UNSUPPORTED_BODY",
      names.includes(wanted)
        ? `${where} is ${wanted}, which snippets do not support: use another media type.`
        : `${where} has no media type ${JSON.stringify(wanted)}: use ${names.join(", ") || "none"}.`,
    );
  }
  let problem: string | undefined;
  for (const mediaType of choices) {
    const form = resolve<MediaType>(document, content[mediaType] ?? {});
    const example = ownExample(document, form);
    const { itemSchema, schema = itemSchema === undefined ? undefined : { type: "array", items: itemSchema } } = form;
    const sample =
      example !== undefined || schema === undefined
        ? { value: example === undefined ? undefined : asJson(example, where), problem: undefined }
        : createSample(document, schema, "", all);
    problem ??= sample.problem;
    const body = write(document, mediaType, { ...form, schema: schema ?? {} }, sample.value, options);
    if (body) return isNeeded || example !== undefined || !isEmpty(body) ? body : undefined;
  }
  if (!isNeeded) return undefined;
  throw missingValue(where, problem);
}

/** Sorts media types: JSON first, then a form, a text, and a file. */
function preferred(names: readonly string[]): readonly string[] {
  const order = [jsonType, urlEncoded, formData, textType, /^(?!multipart\/)/i];
  const rankOf = (name: string) => order.findIndex((type) => type.test(name));
  return names.filter((name) => rankOf(name) >= 0).sort((left, right) => rankOf(left) - rankOf(right));
}

function isEmpty(body: BodyModel): boolean {
  if (body.kind === "json") return isRecord(body.value) && Object.keys(body.value).length === 0;
  return body.kind === "form" && body.pairs.length === 0;
}

function write(
  document: OpenApiDocument,
  mediaType: string,
  form: MediaType & { readonly schema: AnySchema },
  value: Json | undefined,
  { file = "upload.bin" }: RequestOptions,
): BodyModel | undefined {
  const { schema } = form;
  const whole = wholeSchema(document, schema);
  if (jsonType.test(mediaType) || (isAnyData.test(mediaType) && isStructured(whole, value))) {
    const json = value === undefined ? undefined : readExample(document, schema, value);
    return json === undefined
      ? undefined
      : { kind: "json", mediaType: concrete(mediaType, "application/json"), value: json };
  }
  const isForm = urlEncoded.test(mediaType);
  if (isForm || formData.test(mediaType)) {
    const fields = value === undefined ? undefined : readExample(document, schema, value);
    if (!isObject(fields)) return undefined;
    if (isForm) return formBody(document, mediaType, fields, form);
    const parts = formParts(document, fields, form, file);
    return parts.length === 0 ? undefined : { kind: "multipart", mediaType, parts };
  }
  if (/^multipart\//i.test(mediaType)) return undefined;
  const isText =
    typeof value === "string" ? textType.test(mediaType) || whole.format !== "binary" : textType.test(mediaType);
  if (value === undefined || !isText || isBinary(whole)) return { kind: "file", mediaType: concrete(mediaType), file };
  const type = concrete(mediaType, "text/plain");
  return { kind: "text", mediaType: type, text: bodyText(document, type, schema, value) };
}

/** Tests whether a body that may be of any type is data, and not bytes. */
function isStructured(whole: WholeSchema, value: Json | undefined): boolean {
  return (
    value !== undefined && typeof value !== "string" && (whole.choices !== undefined || typeOf(whole, "x") !== "string")
  );
}

function formBody(
  document: OpenApiDocument,
  mediaType: string,
  value: JsonObject,
  { encoding, schema }: MediaType,
): BodyModel {
  const pairs: QueryPair[] = [];
  const { properties } = wholeSchema(document, schema);
  for (const [name, item] of Object.entries(value)) {
    const rules = own(encoding, name);
    const isDeep = isObject(item) || (isArray(item) && item.some(isRecord));
    if (isDeep && rules?.style === undefined && rules?.explode === undefined) {
      const type = rules?.contentType ?? "application/json";
      pairs.push({ name, value: bodyText(document, type, own(properties, name) ?? {}, item) });
    } else addQueryPairs(pairs, { parameter: { ...rules, name, in: "query" }, value: item });
  }
  // Clients would encode the delimiters of a list, too.
  return pairs.some(({ encoded }) => encoded !== undefined)
    ? { kind: "text", mediaType, text: encodedPairs(pairs) }
    : { kind: "form", mediaType, pairs };
}

/**
 * Writes each field as a part, a list as one for each item. Plain texts come first and files last, the order in which
 * requests sends them.
 */
function formParts(document: OpenApiDocument, value: JsonObject, { encoding, schema }: MediaType, file: string) {
  const texts: BodyPart[] = [];
  const typed: BodyPart[] = [];
  const { properties } = wholeSchema(document, schema);
  for (const [name, item] of Object.entries(value)) {
    const part = wholeSchema(document, own(properties, name));
    const itemSchema =
      own(properties, name) === undefined ? {} : isArray(item) ? (part.items ?? {}) : (own(properties, name) ?? {});
    const whole = wholeSchema(document, itemSchema);
    assertNoHeaders(document, name, own(encoding, name));
    const given = own(encoding, name)?.contentType?.split(",")[0]?.trim();
    const isFile =
      isBinary(part) || isBinary(whole) || (given !== undefined && !textType.test(given) && !jsonType.test(given));
    if (isFile) typed.push({ name, file, mediaType: concrete(given ?? whole.contentMediaType ?? "*") });
    else
      for (const one of isArray(item) ? item : [item]) {
        const mediaType = given ?? (isRecord(one) ? "application/json" : undefined);
        if (one === null && mediaType === undefined) continue;
        const text = bodyText(document, mediaType, itemSchema, one);
        if (mediaType === undefined) texts.push({ name, text });
        else typed.push({ name, text, mediaType });
      }
  }
  return [...texts, ...typed.filter((part) => "text" in part), ...typed.filter((part) => "file" in part)];
}

/** Not every language can send a header in a part. `Content-Type` does not count: OpenAPI describes it elsewhere. */
function assertNoHeaders(document: OpenApiDocument, part: string, { headers = {} }: PartEncoding = {}): void {
  const needed = Object.entries(headers).find(([name, header]) => {
    return !/^content-(?:type|disposition)$/i.test(name) && resolve<{ required?: boolean }>(document, header).required;
  });
  if (!needed) return;
  throw new SnippetError(
    "ERR_UNSUPPORTED_BODY",
    `The part ${JSON.stringify(part)} needs the header ${JSON.stringify(needed[0])}, which snippets cannot send.`,
  );
}

/** OpenAPI 3.0 uses `format: binary`, 3.1 a media type without an encoding. */
function isBinary({ type = "string", format, contentMediaType, contentEncoding }: Schema): boolean {
  return (
    format === "binary" ||
    format === "file" ||
    (type === "string" && contentMediaType !== undefined && contentEncoding === undefined)
  );
}

/** Ranges that include JSON. */
const isAnyData = /^(?:\*|application)\/\*/;
