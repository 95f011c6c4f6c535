import { isArray, isObject, isRecord, type Json, listed, own } from "../document/json.ts";
import type { OpenApiDocument, Referable, Schema } from "../document/openapi-document.ts";
import { jsonText } from "../literals/json.ts";
import { type WholeSchema, wholeSchema } from "./whole-schema.ts";

/** Tests whether a value fits a schema, as far as its plain keywords say. One without them fits no value. */
export function fits(document: OpenApiDocument, schema: Referable<Schema> | boolean, value: Json): boolean {
  if (!isRecord(schema)) return schema === true;
  const whole = wholeSchema(document, schema);
  const stated = Object.entries(rules).filter(([keyword]) => whole[keyword as keyof Schema] !== undefined);
  const choices = (whole.choices ?? []).map((branches) => branches.some((branch) => fits(document, branch, value)));
  const properties = Object.entries(isObject(value) ? (whole.properties ?? {}) : {});
  return (
    stated.length + choices.length + properties.length > 0 &&
    stated.every(([, rule]) => rule(whole, value)) &&
    choices.every(Boolean) &&
    properties.every(([name, property]) => {
      const item = own(value as { readonly [name: string]: Json }, name);
      return item === undefined || fits(document, property, item);
    })
  );
}

type Rule = (schema: WholeSchema, value: Json) => boolean;

const rules: { readonly [keyword in keyof Schema]?: Rule } = {
  type: ({ type }, value) =>
    [type].flat().some((one) => one === typeOf(value) || (one === "number" && isInteger(value))),
  const: ({ const: only }, value) => isSame(only, value),
  enum: ({ enum: values }, value) => listed(values).some((one) => isSame(one, value)),
  pattern: ({ pattern = "" }, value) => typeof value !== "string" || new RegExp(pattern, "u").test(value),
  minLength: ({ minLength }, value) => typeof value !== "string" || value.length >= Number(minLength),
  maxLength: ({ maxLength }, value) => typeof value !== "string" || value.length <= Number(maxLength),
  minimum: ({ minimum }, value) => !isNumber(value) || Number(value) >= Number(minimum),
  maximum: ({ maximum }, value) => !isNumber(value) || Number(value) <= Number(maximum),
  required: ({ required }, value) => !isObject(value) || listed(required).every((name) => Object.hasOwn(value, name)),
};

function typeOf(value: Json): string {
  if (value === null) return "null";
  if (isArray(value)) return "array";
  if (isObject(value)) return "object";
  return isNumber(value) ? (isInteger(value) ? "integer" : "number") : typeof value;
}

function isNumber(value: Json): boolean {
  return /^(?:number|bigint)$/.test(typeof value?.valueOf());
}

function isInteger(value: Json): boolean {
  return isNumber(value) && Number.isInteger(Number(value));
}

function isSame(left: unknown, right: Json): boolean {
  return left !== undefined && jsonText(left as Json) === jsonText(right);
}
