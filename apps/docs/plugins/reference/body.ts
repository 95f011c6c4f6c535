import type { Content, Contents } from "./contract.ts";
import type { ColoredCode } from "./highlight.ts";
import { highlight } from "./highlight.ts";
import { resolve } from "./resolve.ts";
import type { Schema } from "./schema.ts";
import type { Row } from "./schema-rows.ts";
import { schemaRows } from "./schema-rows.ts";
import { describeType } from "./schema-type.ts";

/** What a request or an answer carries, in one media type. */
export interface Body {
  readonly mediaType: string;
  readonly type: string;
  readonly description: string;
  readonly rows: readonly Row[];
  readonly example?: ColoredCode;
}

/** Every media type of a request or an answer. A description that `said` has said already is left out. */
export function bodiesOf(document: object, contents: Contents = {}, said = ""): Body[] {
  return Object.entries(contents).map(([mediaType, content]) => {
    const { schema = {} } = content;
    const { description = "" } = resolve<Schema>(document, schema);
    return {
      mediaType,
      type: describeType(document, schema),
      description: description === said ? "" : description,
      rows: schemaRows(document, schema),
      ...exampleOf(content),
    };
  });
}

/** The example of a body, or the first of several. */
export function exampleValue({ example, examples = {} }: Content): unknown {
  return example ?? Object.values(examples)[0]?.value;
}

function exampleOf(content: Content): { example?: ColoredCode } {
  const value = exampleValue(content);
  if (value === undefined) return {};
  const example =
    typeof value === "string"
      ? highlight(value.trimEnd().replaceAll("\r\n", "\n"), "text")
      : highlight(JSON.stringify(value, null, 2), "json");
  return { example };
}
