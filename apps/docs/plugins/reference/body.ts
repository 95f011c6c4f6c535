import { type OpenApiDocument, resolveReference, type WithExamples } from "@signet/snippets";
import type { Contents } from "./document.ts";
import { type ColoredCode, highlight } from "./highlight.ts";
import type { Schema } from "./schema.ts";
import { factsOf, schemaRows } from "./schema-rows.ts";
import { describeType } from "./schema-type.ts";

export type Body = ReturnType<typeof bodiesOf>[number];

/** Lists the bodies of a request or response, without repeating its description. */
export function bodiesOf(document: OpenApiDocument, contents: Contents = {}, shown = "") {
  return Object.entries(contents).map(([mediaType, content]) => {
    const { schema = {} } = content;
    const { description = "" } = resolveReference<Schema>(document, schema);
    return {
      mediaType,
      type: describeType(document, schema),
      description: description === shown ? "" : description,
      rows: schemaRows(document, schema),
      unverified: factsOf(document, schema),
      example: exampleOf(document, content),
    };
  });
}

function exampleOf(document: OpenApiDocument, { example, examples = {} }: WithExamples): ColoredCode | undefined {
  const [first = {}] = Object.values(examples);
  const value = example ?? resolveReference<{ readonly value?: unknown }>(document, first).value;
  if (value === undefined) return undefined;
  return typeof value === "string"
    ? highlight(value.trimEnd().replaceAll("\r\n", "\n"), "text")
    : highlight(JSON.stringify(value, null, 2), "json");
}
