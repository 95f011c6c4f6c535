import {
  isArray,
  isObject,
  isRecord,
  isScalar,
  type Json,
  type JsonObject,
  own,
  scalarText,
} from "../document/json.ts";
import type { OpenApiDocument, Referable, Schema } from "../document/openapi-document.ts";
import { jsonText } from "../literals/json.ts";
import { wholeSchema } from "../sample/whole-schema.ts";
import { jsonType } from "./media-type.ts";

type AnySchema = Referable<Schema> | boolean | undefined;

/** Writes a value as text of a media type; text stays as it is, unless it is a value of JSON. */
export function bodyText(document: OpenApiDocument, mediaType = "", schema: AnySchema, value: Json): string {
  if (jsonType.test(mediaType)) return jsonText(value);
  if (typeof value === "string") return value;
  if (/[/+]xml\b/i.test(mediaType)) return rootElement(document, schema, value);
  if (/json-seq\b/i.test(mediaType))
    return linesOf(value)
      .map((line) => `\u001e${line}`)
      .join("");
  if (/[/+](?:x-)?(?:ndjson|jsonl|jsonlines)\b/i.test(mediaType)) return linesOf(value).join("");
  if (/[/+]csv\b/i.test(mediaType)) return csvText(value);
  return jsonText(value);
}

function linesOf(value: Json): readonly string[] {
  return (isArray(value) ? value : [value]).map((item) => `${jsonText(item)}\n`);
}

/** Writes a list of objects under a line of their names (RFC 4180). */
function csvText(value: Json): string {
  const rows = (isArray(value) ? value : [value]).map((row) => (isObject(row) || isArray(row) ? row : [row]));
  const names = [...new Set(rows.flatMap((row) => (isArray(row) ? [] : Object.keys(row))))];
  const cells = rows.map((row) => (isArray(row) ? row : names.map((name) => own(row as JsonObject, name) ?? "")));
  return [...(names.length > 0 ? [names] : []), ...cells].map((row) => `${row.map(csvCell).join(",")}\r\n`).join("");
}

function csvCell(value: Json): string {
  const text = plainText(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function plainText(value: Json): string {
  if (value === null) return "";
  if (typeof value === "string") return value;
  return isScalar(value) ? scalarText(value) : jsonText(value);
}

/** Names the root after the schema. A list has to be wrapped there. */
function rootElement(document: OpenApiDocument, schema: AnySchema, value: Json): string {
  const pointer = isRecord(schema) ? (schema as Schema).$ref : undefined;
  const name = pointer?.slice(pointer.lastIndexOf("/") + 1) ?? "root";
  if (!isArray(value)) return element(document, schema, value, name);
  const { xml } = wholeSchema(document, schema);
  return element(document, { allOf: [schema ?? {}, { xml: { ...xml, wrapped: true } }] }, value, name);
}

function element(document: OpenApiDocument, schema: AnySchema, value: Json, name: string): string {
  const { xml = {}, items, properties } = wholeSchema(document, schema);
  if (isArray(value)) {
    const children = value.map((item) => element(document, items, item, name)).join("");
    return xml.wrapped ? tagged(xml, name, "", children) : children;
  }
  if (!isObject(value)) return tagged(xml, name, "", escaped(plainText(value)));
  let attributes = "";
  let children = "";
  for (const [key, item] of Object.entries(value)) {
    const property = own(properties, key);
    const { xml: names = {} } = wholeSchema(document, property);
    if (names.attribute) attributes += ` ${qualified(names, key)}="${escaped(plainText(item))}"`;
    else children += element(document, property, item, key);
  }
  return tagged(xml, name, attributes, children);
}

function tagged(xml: NonNullable<Schema["xml"]>, name: string, attributes: string, children: string): string {
  const tag = qualified(xml, name);
  const prefix = xml.prefix === undefined ? "" : `:${xml.prefix}`;
  const namespace = xml.namespace === undefined ? "" : ` xmlns${prefix}="${escaped(xml.namespace)}"`;
  return `<${tag}${namespace}${attributes}>${children}</${tag}>`;
}

function qualified({ prefix, name: given }: NonNullable<Schema["xml"]>, name: string): string {
  return `${prefix === undefined ? "" : `${prefix}:`}${given ?? name}`;
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
