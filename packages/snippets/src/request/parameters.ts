import { asJson, isScalar, type Json } from "../document/json.ts";
import type { Example, MediaType, OpenApiDocument, Parameter, WithExamples } from "../document/openapi-document.ts";
import { type FoundOperation, listParameters } from "../document/operation.ts";
import { resolve } from "../document/reference.ts";
import { SnippetError } from "../errors.ts";
import type { RequestOptions } from "../options.ts";
import { createSample, readExample, type Sample, typeOf } from "../sample/sample.ts";
import { wholeSchema } from "../sample/whole-schema.ts";
import { writtenByClients } from "./headers.ts";
import type { FilledParameter } from "./request-model.ts";

/**
 * Selects the parameters to send and their values: the required ones, and optional query parameters that have an example.
 * With `all`, every parameter that has a value.
 */
export function fillParameters(
  document: OpenApiDocument,
  found: FoundOperation,
  { all }: RequestOptions,
): readonly FilledParameter[] {
  const filled: FilledParameter[] = [];
  for (const parameter of listParameters(document, found)) {
    const { name, in: place } = parameter;
    // OpenAPI describes these three elsewhere: parameters of these names do not count.
    if (typeof name !== "string" || (place === "header" && (ignored.test(name) || writtenByClients.test(name))))
      continue;
    const required = parameter.required || parameter.in === "path";
    if (!required && !all && (parameter.in !== "query" || ownExample(document, parameter) === undefined)) continue;
    const where = `The ${parameter.in} parameter ${JSON.stringify(parameter.name)} of ${found.operationId}`;
    const { value, problem } = valueFor(document, parameter, where, all);
    if (value !== undefined && (required || !all || isSendable(parameter, value))) filled.push({ parameter, value });
    else if (required) throw missingValue(where, problem);
  }
  return filled;
}

export function missingValue(where: string, problem?: string): SnippetError {
  const reason = problem === undefined ? "" : ` (${problem})`;
  return new SnippetError("ERR_MISSING_VALUE", `${where} has no usable value${reason}: add an example.`);
}

export function ownExample(document: OpenApiDocument, ...holders: readonly WithExamples[]): unknown {
  for (const { example, examples } of holders) {
    if (example !== undefined) return example;
    for (const one of Object.values(examples ?? {})) {
      const { value, dataValue, serializedValue } = resolve<Example>(document, one);
      const given = dataValue ?? value ?? serializedValue;
      if (given !== undefined) return given;
    }
  }
  return undefined;
}

function valueFor(document: OpenApiDocument, parameter: Parameter, where: string, all = false): Sample {
  const mediaType = resolve<MediaType>(document, Object.values(parameter.content ?? {})[0] ?? {});
  const example = ownExample(document, parameter, mediaType);
  const schema = parameter.schema ?? mediaType.schema;
  if (example !== undefined) {
    const value = schema === undefined ? asJson(example, where) : readExample(document, schema, asJson(example, where));
    return { value: splitList(document, parameter, value), problem: undefined };
  }
  return schema === undefined
    ? { value: undefined, problem: undefined }
    : createSample(document, schema, parameter.name, all);
}

/** Reads an example that gives a list as the text it is sent as. */
function splitList(document: OpenApiDocument, { schema, style, explode, in: place }: Parameter, value: Json): Json {
  const isDelimited = place === "query" ? explode === false : style === undefined || style === "simple";
  if (typeof value !== "string" || !isDelimited || typeOf(wholeSchema(document, schema), "") !== "array") return value;
  return value.split(style === "pipeDelimited" ? "|" : style === "spaceDelimited" ? " " : ",");
}

/** OpenAPI defines how to write a list or object of plain values, but not deeper ones. */
function isSendable({ content, in: place, explode = place === "query" }: Parameter, value: Json): boolean {
  const isNested = place === "query" && explode;
  return content !== undefined || isNested || isScalar(value) || Object.values(value).every(isScalar);
}

const ignored = /^(?:accept|content-type|authorization)$/i;
