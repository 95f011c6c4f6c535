import { codeHtml, type Html } from "../html.ts";
import { describeSchema } from "../schema/describe-schema.ts";
import { type AnySchema, isSchema } from "../schema/keywords.ts";
import type { Field } from "../schema/shape.ts";
import type { DescribedParameter } from "./document.ts";
import { valueExamples } from "./examples.ts";
import type { PageContext } from "./page-context.ts";

/** Describes a parameter. */
export function parameterField(context: PageContext, parameter: DescribedParameter): Field {
  const required = parameter.required === true || parameter.in === "path";
  return {
    ...valueField(context, parameter.name, parameter, "request"),
    ...(required && { isRequired: true }),
    place: parameter.in,
  };
}

/** Describes a header of a response. It is only missing at times if the document says so. */
export function headerField(context: PageContext, name: string, header: DescribedParameter): Field {
  return { ...valueField(context, name, header, "response"), ...(header.required !== false && { isRequired: true }) };
}

/** OpenAPI ignores headers that other parts of a document describe. */
export function isIgnored({ in: place, name }: DescribedParameter): boolean {
  return place === "header" && /^(?:accept|content-type|authorization)$/i.test(name);
}

function valueField(
  context: PageContext,
  name: string,
  parameter: DescribedParameter,
  direction: "request" | "response",
): Field {
  const [mediaType, content] = Object.entries(parameter.content ?? {})[0] ?? [];
  const schema = (parameter.schema ?? content?.schema ?? true) as AnySchema;
  const shape = describeSchema(context.schemas(direction), schema, false, name);
  const examples = valueExamples(context, parameter, schema);
  const notes = [...context.notes(parameter), ...(shape.notes ?? [])];
  const constraints = [
    ...(shape.constraints ?? []),
    ...(mediaType === undefined ? [] : [`Sent as ${codeHtml(mediaType)}.`]),
    ...styleNotes(parameter, shape.type),
  ];
  return {
    name,
    ...shape,
    ...(parameter.description !== undefined && { description: context.markdown.line(parameter.description) }),
    ...(parameter.deprecated === true && { isDeprecated: true as const }),
    ...(notes.length > 0 && { notes }),
    ...(constraints.length > 0 && { constraints }),
    ...(examples.length > 0 && { examples }),
  };
}

/** Says how a value is written, where it is not as usual. */
function styleNotes(
  { name, in: place, style, explode, allowEmptyValue, allowReserved, schema }: DescribedParameter,
  type: string,
): Html[] {
  const isList = type.startsWith("array");
  const isObject = isSchema(schema) && /^(?:object|map)/.test(type);
  const separator = style === undefined || style === "form" || style === "simple" ? "," : separators[style];
  const isJoined = isList && (explode === false || style === "pipeDelimited" || style === "spaceDelimited");
  return [
    ...(place === "query" && isJoined && separator ? [`Separate values with ${codeHtml(separator)}.`] : []),
    ...(style === "deepObject" ? [`Sent as ${codeHtml(`${name}[field]=value`)}.`] : []),
    ...(style === "matrix" || style === "label" ? [`Sent in the style ${codeHtml(style)}.`] : []),
    ...(isObject && place === "query" && (style ?? "form") === "form" && explode !== false
      ? ["Each field is a parameter of its own."]
      : []),
    ...(allowEmptyValue === true ? ["May be empty."] : []),
    ...(allowReserved === true ? ["Reserved characters are sent as they are."] : []),
  ];
}

const separators: { readonly [style: string]: string } = { pipeDelimited: "|", spaceDelimited: "%20" };
