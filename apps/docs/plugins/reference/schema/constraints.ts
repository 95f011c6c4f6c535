import { codeHtml, escapeHtml, type Html } from "../html.ts";
import { entriesOf, listOf } from "./keywords.ts";
import type { MergedSchema } from "./merge-schema.ts";
import { jsonText, valueText } from "./values.ts";

/** A merged schema, of which some keywords may be left out. */
type Constrained = { readonly [Keyword in keyof MergedSchema]: MergedSchema[Keyword] | undefined } & Pick<
  MergedSchema,
  "patterns" | "isClosed"
>;

/** Lists the constraints of a schema in sentences. */
export function listConstraints(schema: Constrained): Html[] {
  const names = Object.keys(schema.properties ?? {});
  const others = listOf(schema.required).filter((name) => !names.includes(name));
  return [
    ...say(schema.default, (value) => `Default: ${codeHtml(valueText(value))}.`),
    ...say(schema.const, (value) => `Always ${codeHtml(valueText(value))}.`),
    ...(schema["x-extensible-enum"] ? [knownValues(schema["x-extensible-enum"])] : []),
    ...(schema.enum && schema.const === undefined ? [`One of ${listValues(schema.enum)}.`] : []),
    ...say(schema.minimum, (value) => `At least ${jsonText(value)}.`),
    ...say(schema.exclusiveMinimum, (value) => `More than ${jsonText(value)}.`),
    ...say(schema.maximum, (value) => `At most ${jsonText(value)}.`),
    ...say(schema.exclusiveMaximum, (value) => `Less than ${jsonText(value)}.`),
    ...say(schema.multipleOf, (value) => `A multiple of ${jsonText(value)}.`),
    ...say(schema.minLength, (value) => `At least ${count(value, "character")}.`),
    ...say(schema.maxLength, (value) => `At most ${count(value, "character")}.`),
    ...schema.patterns.map((pattern) => `Matches ${codeHtml(pattern)}.`),
    ...say(schema.minItems, (value) => `At least ${count(value, "item")}.`),
    ...say(schema.maxItems, (value) => `At most ${count(value, "item")}.`),
    ...(schema.uniqueItems === true ? ["Items are unique."] : []),
    ...say(schema.minContains, (value) => `At least ${count(value, "such item")}.`),
    ...say(schema.maxContains, (value) => `At most ${count(value, "such item")}.`),
    ...say(schema.minProperties, (value) => `At least ${count(value, "field")}.`),
    ...say(schema.maxProperties, (value) => `At most ${count(value, "field")}.`),
    ...(schema.isClosed ? ["No other fields."] : []),
    ...(others.length > 0 ? [`Requires ${listValues(others)}.`] : []),
    ...entriesOf(schema.dependentRequired).map(
      ([name, needed]) => `With ${codeHtml(name)}, ${listValues(needed)} must be there, too.`,
    ),
    ...encodings(schema),
    ...(schema.externalDocs?.url && /^https?:/.test(schema.externalDocs.url)
      ? [
          `<a href="${escapeHtml(schema.externalDocs.url)}">${escapeHtml(schema.externalDocs.description ?? "More about it")}</a>.`,
        ]
      : []),
  ];
}

/** Lists the values of an open list. */
export function knownValues(values: readonly unknown[]): Html {
  return `Known values: ${listValues(values)}. Other values are possible.`;
}

/** Lists values as code; many in one element, because pages have a limit. */
export function listValues(values: readonly unknown[]): Html {
  const texts = values.map(valueText);
  return texts.length > 40 ? codeHtml(texts.join(", ")) : texts.map(codeHtml).join(", ");
}

function say(value: unknown, words: (value: unknown) => Html): Html[] {
  return value === undefined ? [] : [words(value)];
}

function count(value: unknown, noun: string): string {
  return `${jsonText(value)} ${noun}${Number(value) === 1 ? "" : "s"}`;
}

function encodings({ contentMediaType, contentEncoding }: Constrained): Html[] {
  if (contentMediaType === undefined)
    return contentEncoding === undefined ? [] : [`Encoded as ${codeHtml(contentEncoding)}.`];
  const encoded = contentEncoding === undefined ? "" : `, encoded as ${codeHtml(contentEncoding)}`;
  return [`Contains ${codeHtml(contentMediaType)}${encoded}.`];
}
