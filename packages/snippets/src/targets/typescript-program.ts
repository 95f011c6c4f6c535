import type { Piece, Text } from "../code.ts";
import { mark } from "../code.ts";
import type { Json } from "../json.ts";
import type { Layout } from "../layout.ts";
import { call, render } from "../layout.ts";
import type { Entry } from "../literals/language.ts";
import { literal, object } from "../literals/language.ts";
import { templateText, typescript } from "../literals/typescript.ts";
import { readsEnvironment } from "../placement.ts";
import type { Writing } from "../target.ts";

/** Puts a module together, with its errors handled if that is asked for; `lines` are written for an indentation. */
export function program(
  { errors }: Writing,
  imports: readonly string[],
  before: readonly string[],
  lines: (indentation: string) => readonly string[],
): string {
  const start = [...imports, ...(imports.length === 0 ? [] : [""]), ...before];
  if (!errors) return [...start, ...lines("")].join("\n");
  return [
    ...start,
    "try {",
    ...lines("  ").map((line) => `  ${line}`),
    "} catch (error) {",
    "  console.error(error instanceof Error ? error.message : error);",
    "  process.exitCode = 1;",
    "}",
  ].join("\n");
}

/** `name(items);`, broken into lines as prettier does. */
export function statement(name: string, items: readonly Layout[], indentation: string): string {
  return render(call(name, items), typescript, indentation, ";");
}

/** `if (condition) throw new Error(...)` that tells which operation was answered with what. `status` is an expression. */
export function checkStatement(
  condition: string,
  operationId: string,
  status: string,
  indentation: string,
  more = "",
): string {
  const text = `\`${templateText(operationId)} answered \${${status}}${more}\``;
  const inner = `${indentation}  `;
  return `if (${condition}) {\n${inner}${statement("throw new Error", [text], inner)}\n${indentation}}`;
}

/** Writes an object, or nothing if it has no entries. */
export function objects(entries: readonly Entry[]): readonly Layout[] {
  return entries.length === 0 ? [] : [object(typescript, entries)];
}

/** Writes a JSON value. */
export function value(json: Json): Layout {
  return literal(typescript, json);
}

/** Writes a text; what the environment holds is read from there. */
export function textExpression(value: Text | number | bigint): string {
  if (typeof value !== "object") return typescript.string(`${value}`);
  if (!readsEnvironment(value)) return typescript.string(value);
  const [first, ...rest] = value;
  if (rest.length === 0 && typeof first === "object") return `${variable(first)} ?? ""`;
  const parts = value.map((piece) => {
    if (typeof piece === "string") return templateText(piece);
    return piece.kind === "variable" ? `\${${variable(piece)}}` : mark(piece, templateText(piece.text));
  });
  return `\`${parts.join("")}\``;
}

function variable(piece: Exclude<Piece, string>): string {
  return `process.env.${mark(piece, piece.text)}`;
}
