import { object } from "../literals/formatter.ts";
import { typescript as formatter, templateText, typescriptString } from "../literals/typescript.ts";
import { call, type Layout, render } from "../write/layout.ts";
import { hasVariable, isVariable, join, mapText, segmentsOf, type Text } from "../write/text.ts";
import type { RenderContext } from "./target.ts";

/** Writes a module, with error handling if requested. `write` gets a line break and the indentation after it. */
export function program({ errors }: RenderContext, start: Text, write: (line: string) => Text): Text {
  if (!errors) return [start, write("\n")];
  return join`${start}try {
  ${write("\n  ")}
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}`;
}

/** Writes `name(items);`, broken into lines as prettier does. */
export function statement(name: string, items: readonly Layout[], line: string): Text {
  return render(call(name, items), formatter, line, ";");
}

/** Writes `if (condition) throw new Error(...)`. The message names the operation and `status`, an expression. */
export function checkStatement(condition: string, operationId: string, status: string, line: string): Text {
  const inner = `${line}  `;
  const message = `\`${templateText(operationId)} returned \${${status}}\``;
  return join`if (${condition}) {${inner}${statement("throw new Error", [message], inner)}${line}}`;
}

/** Puts properties in braces, if there are any. */
export function objects(properties: readonly Layout[]): readonly Layout[] {
  return properties.length === 0 ? [] : [object(formatter, properties)];
}

/** Writes a text; environment variables are read when the program runs. */
export function textExpression(value: Text | number | bigint): Text {
  if (typeof value !== "object") return typescriptString(`${value}`);
  if (!hasVariable(value)) return typescriptString(value);
  const segments = segmentsOf(value);
  if (segments.length === 1) return ["process.env.", value, ' ?? ""'];
  const parts = segments.map((segment): Text => {
    return isVariable(segment) ? ["${process.env.", segment, "}"] : mapText(segment, templateText);
  });
  return ["`", parts, "`"];
}
