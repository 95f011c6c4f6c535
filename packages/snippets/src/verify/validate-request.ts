import { exactNumber } from "../document/exact.ts";
import type { Json } from "../document/json.ts";
import type {
  OpenApiDocument,
  Parameter,
  Referable,
  RequestBody,
  Response,
  Schema,
} from "../document/openapi-document.ts";
import type { FoundOperation } from "../document/operation.ts";
import { listParameters } from "../document/operation.ts";
import { resolve } from "../document/reference.ts";
import { credentialsOf } from "../request/security.ts";
import { wholeSchema } from "../sample/sample.ts";
import type { WireRequest } from "./recorded-request.ts";
import { jsonOf } from "./recorded-request.ts";
import type { RecordedAnswer, RecordedRequest } from "./recorder.ts";
import { schemaErrors } from "./schema-errors.ts";

/** Tells what of a request does not fit its operation; nothing when all does. */
export function requestErrors(
  document: OpenApiDocument,
  found: FoundOperation,
  recorded: RecordedRequest,
  wire: WireRequest,
): readonly string[] {
  const parameters = listParameters(document, found);
  const credentials = credentialsOf(document, found);
  const errors: string[] = [];
  if (wire.method !== found.method.toUpperCase()) errors.push(`the method is ${wire.method}`);
  if (!templateOf(found.path).test(recorded.target.split("?")[0] ?? "")) errors.push("the path is another one");
  for (const { place, name } of credentials) if (!holds(wire, place, name)) errors.push(`no credentials in ${name}`);
  for (const parameter of parameters) {
    const values = valuesOf(wire, parameter);
    if (parameter.required && values.length === 0 && isPlainParameter(document, parameter)) {
      errors.push(`the required ${parameter.in} parameter ${JSON.stringify(parameter.name)} is missing`);
    }
    if (isPlainParameter(document, parameter)) {
      for (const value of values)
        errors.push(
          ...schemaErrors(document, parameter.schema, typed(document, parameter.schema, value), parameter.name),
        );
    }
  }
  for (const [name] of wire.query) {
    const known = parameters.some((one) => one.in === "query" && describes(document, one, name));
    if (!known && !credentials.some((one) => one.place === "query" && one.name === name)) {
      errors.push(`the query parameter ${JSON.stringify(name)} is not described`);
    }
  }
  return [...errors, ...bodyErrors(document, found, recorded)];
}

/** Tells what of an answer does not fit its operation; nothing when all does. */
export function answerErrors(
  document: OpenApiDocument,
  { operation }: FoundOperation,
  { status, contentType = "", body }: RecordedAnswer,
): readonly string[] {
  const responses = operation.responses ?? {};
  const entry = responses[status] ?? responses[`${Math.floor(status / 100)}XX`] ?? responses.default;
  if (!entry) return [`the status ${status} is not described`];
  const { content } = resolve<Response>(document, entry);
  const form = content?.[contentType.split(";")[0]?.trim() ?? ""];
  if (!form?.schema || !/[/+]json\b/i.test(contentType)) return [];
  const value = jsonOf(body);
  return value === undefined ? ["the answer is no JSON"] : schemaErrors(document, form.schema, value, "answer");
}

function bodyErrors(
  document: OpenApiDocument,
  { operation }: FoundOperation,
  recorded: RecordedRequest,
): readonly string[] {
  if (!operation.requestBody) return recorded.body.length === 0 ? [] : ["a body is not described"];
  const { content = {}, required = false } = resolve<RequestBody>(document, operation.requestBody);
  const sent = recorded.headers.find(([name]) => name === "content-type")?.[1] ?? "";
  if (recorded.body.length === 0 && sent === "") return required ? ["the required body is missing"] : [];
  const type = sent.split(";")[0]?.trim().toLowerCase() ?? "";
  const entry = Object.entries(content).find(([name]) => {
    const [described = ""] = name.toLowerCase().split(";");
    return described.trim() === type || (described.includes("*") && ranges(described, type));
  });
  if (!entry) return [`a body of the media type ${JSON.stringify(type)} is not described`];
  if (!/[/+]json$/.test(type)) return [];
  const value = jsonOf(recorded.body);
  return value === undefined ? ["the body is no JSON"] : schemaErrors(document, entry[1].schema, value, "body");
}

function ranges(range: string, type: string): boolean {
  return (
    new RegExp(`^${range.trim().replace(/[.+]/g, "\\$&").replaceAll("*", "[^/]+")}$`).test(type) ||
    range.trim() === "*/*"
  );
}

function templateOf(path: string): RegExp {
  const parts = path
    .split(/\{[^{}]*\}/)
    .map((part) =>
      part.replace(/[^\w/-]/g, (mark) => `(?:${quoted(mark)}|${quoted(encodeURIComponent(mark))}|%[0-9A-F]{2})`),
    );
  return new RegExp(`^${parts.join("[^/]+")}$`);
}

function quoted(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
}

function valuesOf({ query, headers }: WireRequest, { in: place, name }: Parameter): readonly string[] {
  if (place === "query") return query.flatMap(([key, value]) => (key === name ? [value] : []));
  if (place === "header") return headers.flatMap(([key, value]) => (key === name.toLowerCase() ? [value] : []));
  return [];
}

/** Lists and objects are written in styles; a plain value, or each of a repeated one, can be looked at alone. */
function isPlainParameter(document: OpenApiDocument, { in: place, schema, content }: Parameter): boolean {
  if (content || (place !== "query" && place !== "header")) return false;
  const { type, properties, items, oneOf, anyOf } = wholeSchema(document, schema);
  const types = typeof type === "string" ? [type] : (type ?? []);
  return !properties && !items && !oneOf && !anyOf && !types.includes("object") && !types.includes("array");
}

function describes(document: OpenApiDocument, { name, schema }: Parameter, asked: string): boolean {
  if (asked === name || asked.startsWith(`${name}[`)) return true;
  const { properties = {}, type, additionalProperties } = wholeSchema(document, schema);
  return (
    Object.hasOwn(properties, asked) ||
    (type === "object" && Object.keys(properties).length === 0 && additionalProperties !== false)
  );
}

function typed(document: OpenApiDocument, schema: Referable<Schema> | boolean | undefined, text: string): Json {
  const { type } = wholeSchema(document, schema);
  const types = typeof type === "string" ? [type] : (type ?? []);
  if ((types.includes("integer") || types.includes("number")) && /^-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/.test(text)) {
    return exactNumber(text);
  }
  if (types.includes("boolean") && /^(?:true|false)$/.test(text)) return text === "true";
  return types.includes("null") && text === "null" ? null : text;
}

function holds({ headers, query }: WireRequest, place: string, name: string): boolean {
  if (place === "query") return query.some(([key, value]) => key === name && value !== "");
  const header = place === "cookie" ? "cookie" : name.toLowerCase();
  const value = headers.find(([key]) => key === header)?.[1];
  if (value === undefined) return false;
  if (place === "basic") return /^Basic ./.test(value);
  if (place === "bearer") return /^Bearer ./.test(value);
  return place !== "cookie" || value.split("; ").some((pair) => pair.startsWith(`${name}=`));
}
