import type { MediaType, OpenApiDocument, Parameter, Referable, WithExamples } from "./document.ts";
import { SnippetError } from "./errors.ts";
import type { Json } from "./json.ts";
import { asJson, isArray, isObject } from "./json.ts";
import type { FoundOperation } from "./operation.ts";
import { resolve } from "./reference.ts";
import { sampleValue } from "./sample.ts";

/** A parameter and the value it is sent with. */
export interface FilledParameter {
  readonly parameter: Parameter;
  readonly value: Json;
}

/**
 * Takes what a call sends: required parameters, and optional query parameters with an example of their own; with `all`
 * every parameter that a value can be found for.
 */
export function fillParameters(
  document: OpenApiDocument,
  found: FoundOperation,
  all: boolean,
): readonly FilledParameter[] {
  const filled: FilledParameter[] = [];
  for (const parameter of declaredParameters(document, found)) {
    const required = parameter.required === true || parameter.in === "path";
    if (!required && !all && (parameter.in !== "query" || ownExample(document, parameter) === undefined)) continue;
    const where = `The ${parameter.in} parameter ${JSON.stringify(parameter.name)} of ${found.operationId}`;
    const value = valueFor(document, parameter, where, all);
    if (value !== undefined && (required || !all || isSendable(parameter, value))) filled.push({ parameter, value });
    else if (required) {
      throw new SnippetError(
        "ERR_MISSING_VALUE",
        `${where} has no usable value: give it an example, or a schema that a value can be made from.`,
      );
    }
  }
  return filled;
}

/** The first value given with a parameter or media type, `undefined` when there is none. */
export function ownExample(document: OpenApiDocument, holder: WithExamples): unknown {
  if (holder.example !== undefined) return holder.example;
  if (typeof holder.examples !== "object") return undefined;
  for (const example of Object.values(holder.examples ?? {})) {
    const { value } = resolve<{ readonly value?: unknown }>(document, example);
    if (value !== undefined) return value;
  }
  return undefined;
}

/** The operation's parameters replace the path's of the same name and place, and keep the path's order. */
function declaredParameters(document: OpenApiDocument, { pathItem, operation }: FoundOperation): readonly Parameter[] {
  const declared = new Map<string, Parameter>();
  for (const list of [pathItem.parameters, operation.parameters]) {
    for (const entry of Array.isArray(list) ? (list as readonly Referable<Parameter>[]) : []) {
      const parameter = resolve<Parameter>(document, entry);
      if (typeof parameter.name !== "string" || isIgnoredHeader(parameter)) continue;
      declared.set(`${parameter.in} ${parameter.name}`, parameter);
    }
  }
  return [...declared.values()];
}

function valueFor(document: OpenApiDocument, parameter: Parameter, where: string, all: boolean): Json | undefined {
  const mediaType: MediaType = Object.values(parameter.content ?? {})[0] ?? {};
  for (const holder of [parameter, mediaType]) {
    const example = ownExample(document, holder);
    if (example !== undefined) return asJson(example, where);
  }
  const schema = parameter.schema ?? mediaType.schema;
  if (schema === undefined) return undefined;
  const value = sampleValue(document, schema, parameter.name, all);
  // An empty list would leave its place in the path empty.
  const empty =
    parameter.in === "path" && typeof value === "object" && value !== null && Object.keys(value).length === 0;
  return empty ? sampleValue(document, schema, parameter.name, true) : value;
}

/** OpenAPI says how to write a list or object of plain values, and nothing deeper. */
function isSendable({ content }: Parameter, value: Json): boolean {
  if (content || (!isArray(value) && !isObject(value))) return true;
  return Object.values(value).every((item: Json) => !isArray(item) && !isObject(item));
}

/** OpenAPI says that these three are described elsewhere and that parameters of these names do not count. */
function isIgnoredHeader({ in: place, name }: Parameter): boolean {
  return place === "header" && ["accept", "content-type", "authorization"].includes(name.toLowerCase());
}
