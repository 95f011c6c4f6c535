import type { OpenApiDocument, Parameter, Referable, WithExamples } from "./document.ts";
import { SnippetError } from "./errors.ts";
import type { Json } from "./json.ts";
import { asJson } from "./json.ts";
import type { FoundOperation } from "./operation.ts";
import { resolve } from "./reference.ts";
import { sampleValue } from "./sample.ts";

/** A parameter and the value it is sent with. */
export interface FilledParameter {
  readonly parameter: Parameter;
  readonly value: Json;
}

/** Takes the least a call needs: required parameters, and optional query parameters with an example of their own. */
export function fillParameters(document: OpenApiDocument, found: FoundOperation): readonly FilledParameter[] {
  return declaredParameters(document, found)
    .filter(
      (parameter) =>
        isRequired(parameter) || (parameter.in === "query" && ownExample(document, parameter) !== undefined),
    )
    .map((parameter) => ({ parameter, value: valueFor(document, found.operationId, parameter) }));
}

/** The first value given with a parameter or media type, `undefined` when there is none. */
export function ownExample(document: OpenApiDocument, holder: WithExamples): unknown {
  if (holder.example !== undefined) return holder.example;
  for (const example of Object.values(holder.examples ?? {})) {
    const { value } = resolve<{ readonly value?: unknown }>(document, example);
    if (value !== undefined) return value;
  }
  return undefined;
}

/** The operation's parameters replace the path's of the same name and place, and keep the path's order. */
function declaredParameters(document: OpenApiDocument, { pathItem, operation }: FoundOperation): readonly Parameter[] {
  const declared = new Map<string, Parameter>();
  const all: readonly Referable<Parameter>[] = [...(pathItem.parameters ?? []), ...(operation.parameters ?? [])];
  for (const entry of all) {
    const parameter = resolve<Parameter>(document, entry);
    declared.set(`${parameter.in} ${parameter.name}`, parameter);
  }
  return [...declared.values()].filter((parameter) => !isIgnoredHeader(parameter));
}

function valueFor(document: OpenApiDocument, operationId: string, parameter: Parameter): Json {
  const where = `The ${parameter.in} parameter ${JSON.stringify(parameter.name)} of ${operationId}`;
  const mediaType = Object.values(parameter.content ?? {})[0];
  for (const holder of [parameter, mediaType ?? {}]) {
    const example = ownExample(document, holder);
    if (example !== undefined) return asJson(example, where);
  }
  const schema = parameter.schema ?? mediaType?.schema;
  const value = schema === undefined ? undefined : sampleValue(document, schema, parameter.name);
  if (value !== undefined) return value;
  throw new SnippetError(
    "ERR_MISSING_VALUE",
    `${where} has no usable value: give it an example, or a schema that a value can be made from.`,
  );
}

function isRequired(parameter: Parameter): boolean {
  return parameter.required === true || parameter.in === "path";
}

/** OpenAPI says that these three are described elsewhere and that parameters of these names do not count. */
function isIgnoredHeader({ in: place, name }: Parameter): boolean {
  return place === "header" && ["accept", "content-type", "authorization"].includes(name.toLowerCase());
}
