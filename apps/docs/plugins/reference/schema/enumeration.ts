import type { Markdown } from "../markdown.ts";
import { type EnumNotes, listOf } from "./keywords.ts";
import type { MergedSchema } from "./merge-schema.ts";
import type { DescribedValue } from "./shape.ts";
import { valueText } from "./values.ts";

/** Lists an enumeration's values with the names and descriptions of common extensions; `undefined` without them. */
export function describedValues(markdown: Markdown, schema: MergedSchema): DescribedValue[] | undefined {
  const notes = schema["x-enumDescriptions"] ?? schema["x-enum-descriptions"];
  const names = listOf(schema["x-enum-varnames"] ?? schema["x-enumNames"]);
  if (schema.enum === undefined || (notes === undefined && names.length === 0)) return undefined;
  return schema.enum.map((value, index) => {
    const note = noteOf(notes, value, index);
    const name = names[index];
    return {
      value: valueText(value),
      ...(name !== undefined && { name: String(name) }),
      ...(note !== undefined && { description: markdown.line(String(note)) }),
    };
  });
}

function noteOf(notes: EnumNotes | undefined, value: unknown, index: number): string | undefined {
  if (notes === undefined) return undefined;
  if (Array.isArray(notes)) return notes[index];
  const byValue = notes as { readonly [value: string]: string };
  return Object.hasOwn(byValue, String(value)) ? byValue[String(value)] : undefined;
}
