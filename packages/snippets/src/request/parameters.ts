import { asJson, isScalar, type Json } from "../document/json.ts";
import type { MediaType, OpenApiDocument, Parameter, WithExamples } from "../document/openapi-document.ts";
import { type FoundOperation, listParameters } from "../document/operation.ts";
import { resolve } from "../document/reference.ts";
import { SnippetError } from "../errors.ts";
import type { RequestOptions } from "../options.ts";
import { sampleValue } from "../sample/sample.ts";
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
    const value = valueFor(document, parameter, where, all);
    if (value !== undefined && (required || !all || isSendable(parameter, value))) filled.push({ parameter, value });
    else if (required) {
      throw new SnippetError("ERR_MISSING_VALUE", `${where} has no usable value: add an example.`);
    }
  }
  return filled;
}

export function ownExample(document: OpenApiDocument, ...holders: readonly WithExamples[]): unknown {
  for (const { example, examples } of holders) {
    if (example !== undefined) return example;
    for (const one of Object.values(examples ?? {})) {
      const { value } = resolve<{ readonly value?: unknown }>(document, one);
      if (value !== undefined) return value;
    }
  }
  return undefined;
}

function valueFor(document: OpenApiDocument, parameter: Parameter, where: string, all = false) {
  const mediaType: MediaType = Object.values(parameter.content ?? {})[0] ?? {};
  const example = ownExample(document, parameter, mediaType);
  if (example !== undefined) return asJson(example, where);
  const schema = parameter.schema ?? mediaType.schema;
  if (schema === undefined) return undefined;
  // An empty list would leave its place in the path empty, so path parameters are filled with all items.
  return sampleValue({ document, all: all || parameter.in === "path", open: [] }, schema, parameter.name);
}

/** OpenAPI defines how to write a list or object of plain values, but not deeper ones. */
function isSendable({ content }: Parameter, value: Json): boolean {
  return content !== undefined || isScalar(value) || Object.values(value).every(isScalar);
}

const ignored = /^(?:accept|content-type|authorization)$/i;
