import type { MediaType, Referable } from "@signet/snippets";
import { type ColoredCode, highlight } from "../highlight.ts";
import { escapeHtml, type Html } from "../html.ts";
import { type AnySchema, entriesOf, listOf } from "../schema/keywords.ts";
import { mergeSchema } from "../schema/merge-schema.ts";
import type { ValueExample } from "../schema/shape.ts";
import { jsonText, valueText } from "../schema/values.ts";
import type { DescribedParameter } from "./document.ts";
import { followed, type PageContext } from "./page-context.ts";

/** An example of a body. */
export interface CodeExample {
  /** The name of one of several. */
  readonly name?: string;
  readonly description?: Html;
  readonly code?: ColoredCode;
  /** The address of an example that is not in the document. */
  readonly url?: string;
}

interface NamedExample {
  readonly summary?: string;
  readonly description?: string;
  readonly value?: unknown;
  readonly externalValue?: string;
}

type WithExamples = Pick<MediaType, "example" | "examples">;

/** Lists the examples of a body: its own, or else those of its schema. */
export function bodyExamples(context: PageContext, content: WithExamples, schema: AnySchema): CodeExample[] {
  const named = namedExamples(context, content);
  if (named.length > 0) {
    return named.map(([name, { summary, description, value, externalValue }]) => ({
      name: summary ?? name,
      ...(description && { description: context.markdown.line(description) }),
      ...(value === undefined
        ? { ...(externalValue !== undefined && { url: externalValue }) }
        : { code: colored(context, value) }),
    }));
  }
  const { example, examples } = mergeSchema(schema, context.schemas(undefined).resolve);
  const values = content.example === undefined ? [example, ...listOf(examples)] : [content.example];
  return values.filter((value) => value !== undefined).map((value) => ({ code: colored(context, value) }));
}

/** Lists the examples of a parameter or header: its own, or else those of its schema or content. */
export function valueExamples(context: PageContext, parameter: DescribedParameter, schema: AnySchema): ValueExample[] {
  const [content] = Object.values(parameter.content ?? {});
  const named = [...namedExamples(context, parameter), ...namedExamples(context, content ?? {})];
  if (named.length > 0) {
    return named.map(([name, { summary, description, value, externalValue }]) => {
      const label = [escapeHtml(summary ?? name), description ? context.markdown.line(description) : ""];
      return {
        text: value === undefined ? (externalValue ?? "") : valueText(value),
        label: label.filter((text) => text !== "").join(": "),
      };
    });
  }
  const { example, examples } = mergeSchema(schema, context.schemas(undefined).resolve);
  const own = [parameter.example, content?.example].find((value) => value !== undefined);
  const values = own === undefined ? [example, ...listOf(examples)] : [own];
  return values.filter((value) => value !== undefined).map((value) => ({ text: valueText(value) }));
}

function namedExamples(context: PageContext, { examples }: WithExamples): [string, NamedExample][] {
  return entriesOf(examples).map(([name, entry]) => [
    name,
    followed<NamedExample>(context, entry as Referable<NamedExample>),
  ]);
}

function colored(context: PageContext, value: unknown): ColoredCode {
  const { budget } = context;
  const isText = typeof value === "string";
  const whole = isText ? value.trimEnd().replaceAll("\r\n", "\n") : jsonText(value, 2);
  const code = whole.length <= budget.characters ? whole : `${whole.slice(0, budget.characters)}\n…`;
  if (code !== whole) context.report(`the end of an example of ${whole.length.toLocaleString("en")} characters`);
  budget.characters -= Math.min(whole.length, budget.characters);
  const result = highlight(code, isText || code !== whole ? "text" : "json");
  const isWithin = result.spans.length <= budget.spans;
  budget.spans -= isWithin ? result.spans.length : 0;
  return isWithin ? result : { code, spans: [] };
}
