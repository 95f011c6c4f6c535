import type { OpenApiDocument, Parameter, RequestBody, Response } from "../document/openapi-document.ts";
import { type FoundOperation, listParameters } from "../document/operation.ts";
import { resolve } from "../document/reference.ts";
import { essenceOf } from "../request/media-type.ts";
import { credentialsOf } from "../request/security.ts";
import { decode, splitTemplate } from "../request/url.ts";
import { wholeSchema } from "../sample/whole-schema.ts";
import type { NormalizedRequest } from "./normalized-request.ts";
import type { RecordedRequest, RecordedResponse } from "./recorder.ts";
import type { SchemaValidator } from "./schema-validator.ts";

export function requestErrors(
  document: OpenApiDocument,
  validate: SchemaValidator,
  found: FoundOperation,
  recorded: RecordedRequest,
  request: NormalizedRequest,
): readonly string[] {
  const parameters = listParameters(document, found);
  const credentials = credentialsOf(document, found);
  const errors: string[] = [];
  const [template, fixed] = splitTemplate(found.path);
  if (request.method !== found.method.toUpperCase()) errors.push(`the method is ${request.method}`);
  if (!fitsTemplate(decode(template) ?? template, request.path)) errors.push("the path does not match");
  for (const { place, name } of credentials) {
    if (!hasCredential(request, place, name)) errors.push(`the credentials in ${name} are missing`);
  }
  for (const parameter of parameters.filter((one) => isPlainParameter(document, one))) {
    const values = valuesOf(request, parameter);
    if (parameter.required && values.length === 0) {
      errors.push(`the required ${parameter.in} parameter ${JSON.stringify(parameter.name)} is missing`);
    }
    errors.push(...values.flatMap((value) => textErrors(validate, parameter, value)));
  }
  for (const [name] of request.query) {
    const isDescribed =
      fixed.some((pair) => (decode(pair) ?? pair).split("=")[0] === name) ||
      parameters.some((one) => one.in === "querystring" || (one.in === "query" && describes(document, one, name)));
    if (!isDescribed && !credentials.some((one) => one.place === "query" && one.name === name)) {
      errors.push(`the query parameter ${JSON.stringify(name)} is not described`);
    }
  }
  return [...errors, ...bodyErrors(document, validate, found, recorded)];
}

export function responseErrors(
  document: OpenApiDocument,
  validate: SchemaValidator,
  { operation: { responses = {} } }: FoundOperation,
  { status, headers, body }: RecordedResponse,
): readonly string[] {
  const entry = responses[status] ?? responses[`${Math.floor(status / 100)}XX`] ?? responses.default;
  if (!entry) return [`the status ${status} is not described`];
  const type = essenceOf(headers["content-type"]?.toString());
  const { schema } = resolve<Response>(document, entry).content?.[type] ?? {};
  return /[/+]json$/.test(type) ? jsonErrors(validate, schema, body, "response") : [];
}

function bodyErrors(
  document: OpenApiDocument,
  validate: SchemaValidator,
  { operation }: FoundOperation,
  { headers, body }: RecordedRequest,
): readonly string[] {
  const sent = headers.find(([name]) => name === "content-type")?.[1];
  if (!operation.requestBody) return body.length > 0 ? ["the body is not described"] : [];
  const { content = {}, required } = resolve<RequestBody>(document, operation.requestBody);
  if (sent === undefined && body.length === 0) return required ? ["the required body is missing"] : [];
  const type = essenceOf(sent);
  const name = Object.keys(content).find((range) => essenceOf(range) === type || includesType(essenceOf(range), type));
  if (name === undefined) return [`the media type ${JSON.stringify(type)} is not described`];
  return /[/+]json$/.test(type) ? jsonErrors(validate, content[name]?.schema, body, "body") : [];
}

function jsonErrors(validate: SchemaValidator, schema: Parameter["schema"], body: Uint8Array, name: string) {
  let value: unknown;
  try {
    value = JSON.parse(Buffer.from(body).toString());
  } catch {
    return [`${name} is not valid JSON`];
  }
  return validate(schema, value, name);
}

/** Tests whether a range such as `image/*` includes a media type. */
function includesType(range: string, type: string): boolean {
  return new RegExp(`^${range.replace(/[.+]/g, "\\$&").replaceAll("*", "[^/]+")}$`).test(type);
}

/** Tests whether a decode path fits a template; a value may contain slashes. */
function fitsTemplate(template: string, path: readonly string[]): boolean {
  const parts = template.split(/\{[^{}]*\}/).map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&"));
  return new RegExp(`^${parts.join(".+")}$`, "s").test(path.join("/"));
}

function valuesOf({ query, headers }: NormalizedRequest, { in: place, name }: Parameter): readonly string[] {
  if (place === "query") return query.flatMap(([key, value]) => (key === name ? [value] : []));
  if (place === "header") return headers.flatMap(([key, value]) => (key === name.toLowerCase() ? [value] : []));
  return [];
}

/** Lists and objects are written in styles; only a plain value can be validated alone. */
function isPlainParameter(document: OpenApiDocument, { in: place, schema, content }: Parameter): boolean {
  if (content || (place !== "query" && place !== "header")) return false;
  const { type, properties, items, oneOf, anyOf } = wholeSchema(document, schema);
  const types = typeof type === "string" ? [type] : (type ?? []);
  return !properties && !items && !oneOf && !anyOf && !types.includes("object") && !types.includes("array");
}

function describes(document: OpenApiDocument, { name, schema }: Parameter, sent: string): boolean {
  if (sent === name || sent.startsWith(`${name}[`)) return true;
  const { properties = {}, type, additionalProperties } = wholeSchema(document, schema);
  return (
    Object.hasOwn(properties, sent.replace(/\[.*$/s, "")) ||
    (type === "object" && Object.keys(properties).length === 0 && additionalProperties !== false)
  );
}

/** Validates the text of a parameter, and the number, boolean or null that it may be. */
function textErrors(validate: SchemaValidator, { schema, name }: Parameter, text: string): readonly string[] {
  const errors = validate(schema, text, name);
  if (errors.length === 0 || !/^(?:-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)$/.test(text)) return errors;
  return validate(schema, JSON.parse(text), name);
}

function hasCredential({ headers, query }: NormalizedRequest, place: string, name: string): boolean {
  // The server's challenge comes first, and a recorder has none.
  if (place === "digest") return true;
  if (place === "query") return query.some(([key, value]) => key === name && value !== "");
  const header = place === "cookie" ? "cookie" : name.toLowerCase();
  const value = headers.find(([key]) => key === header)?.[1];
  if (value === undefined) return false;
  if (place === "basic") return /^Basic ./.test(value);
  if (place === "bearer") return /^Bearer ./.test(value);
  return place !== "cookie" || value.split("; ").some((pair) => pair.startsWith(`${name}=`));
}
