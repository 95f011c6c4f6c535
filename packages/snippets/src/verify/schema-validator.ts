import { Ajv2020, type AnySchema, type ValidateFunction } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { ExactNumber, isRecord } from "../document/json.ts";
import type { OpenApiDocument, Referable, Schema } from "../document/openapi-document.ts";
import { resolve } from "../document/reference.ts";

export type SchemaValidator = (
  schema: Referable<Schema> | boolean | undefined,
  value: unknown,
  name: string,
) => readonly string[];

/** Creates a validator. A request may omit required properties that are read-only, a response those that are write-only. */
export function createSchemaValidator(document: OpenApiDocument, direction: "request" | "response"): SchemaValidator {
  const ajv = new Ajv2020({ strict: false, validateSchema: false, allErrors: true, logger: false, code: { regExp } });
  addFormats.default(ajv);
  const hidden = direction === "request" ? "readOnly" : "writeOnly";
  const ids = new Set<string>();
  const convert = (value: unknown): unknown => convertSchemas(document, hidden, ids, value);
  ajv.addSchema(convert({ ...document, $id: "document" }) as object);
  const validators = new Map<Schema | boolean, ValidateFunction>();
  return (schema, value, name) => {
    if (schema === undefined) return [];
    try {
      const validate = validators.get(schema) ?? ajv.compile(convert(schema) as AnySchema);
      validators.set(schema, validate);
      if (validate(value)) return [];
      return (validate.errors ?? []).map(({ instancePath, message }) => `${name}${instancePath} ${message}`);
    } catch (error) {
      return [`${name} cannot be compared with its schema: ${error instanceof Error ? error.message : error}`];
    }
  };
}

/** Converts OpenAPI 3.0's keywords, and drops required properties that this direction omits. */
function convertSchemas(
  document: OpenApiDocument,
  hidden: "readOnly" | "writeOnly",
  ids: Set<string>,
  value: unknown,
): unknown {
  if (Array.isArray(value)) return value.map((item) => convertSchemas(document, hidden, ids, item));
  if (typeof value === "bigint" || value instanceof ExactNumber) return Number(value);
  if (!isRecord(value)) return value;
  const schema: Record<string, unknown> = Object.fromEntries(
    Object.entries(value).map(([name, item]) => [name, convertSchemas(document, hidden, ids, item)]),
  );
  // Some documents repeat an identifier, which ajv refuses.
  if (typeof schema.$id === "string" && ids.size === ids.add(schema.$id).size) delete schema.$id;
  if (typeof schema.$ref === "string") schema.$ref = schema.$ref.replace(/^#/, "document#");
  for (const [exclusive, bound] of [
    ["exclusiveMinimum", "minimum"],
    ["exclusiveMaximum", "maximum"],
  ] as const) {
    if (typeof schema[exclusive] !== "boolean") continue;
    if (schema[exclusive] && bound in schema) schema[exclusive] = schema[bound];
    else delete schema[exclusive];
  }
  const { properties } = value;
  if (isRecord(properties) && Array.isArray(schema.required)) {
    schema.required = schema.required.filter((name) => !isHidden(document, hidden, properties[name]));
  }
  if (value.nullable !== true) return schema;
  delete schema.nullable;
  return { anyOf: [{ type: "null" }, schema] };
}

function isHidden(document: OpenApiDocument, hidden: "readOnly" | "writeOnly", property: unknown): boolean {
  if (!isRecord(property)) return false;
  try {
    return resolve<{ readonly [keyword: string]: unknown }>(document, property)[hidden] === true;
  } catch {
    return false; // a broken reference is reported where it is used
  }
}

/** A pattern that is not valid accepts every text. */
function regExp(pattern: string, flags: string): RegExp {
  try {
    return new RegExp(pattern, flags);
  } catch {
    return /^/;
  }
}
regExp.code = "new RegExp";
