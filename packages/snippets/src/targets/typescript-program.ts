import type { Piece } from "../code.ts";
import { mark, widthOf } from "../code.ts";
import type { Layout } from "../layout.ts";
import { asCall, group, render } from "../layout.ts";
import { prettierRules, templateText, typescriptString } from "../literals/typescript.ts";
import type { Text } from "../placement.ts";
import { readsEnvironment } from "../placement.ts";
import type { Writing } from "../target.ts";

/** The parts of a TypeScript module. */
export interface ProgramParts {
  readonly imports: readonly string[];
  /** What stands outside of the handling of errors. */
  readonly before: readonly string[];
  /** The rest, written for a depth. */
  readonly lines: (depth: number) => readonly string[];
}

/** Puts a module together, with its errors handled if that is asked for. */
export function program({ errors }: Writing, { imports, before, lines }: ProgramParts): string {
  let code = imports.length === 0 ? "" : `${imports.join("\n")}\n\n`;
  for (const line of before) code += `${line}\n`;
  if (!errors) return code + lines(0).join("\n");
  return `${code}try {
${indent(lines(1)).join("\n")}
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}`;
}

/** `name = function(items);`, broken into lines as prettier does. */
export function assign(name: string, callee: string, items: readonly Layout[], depth: number): string {
  return render(group(`${name} = ${callee}`, "(", items, ")", asCall), prettierRules, depth, ";");
}

/** `if (condition) throw new Error(...)` that tells which operation was answered with what. `status` is an expression. */
export function checkStatement(
  condition: string,
  operationId: string,
  status: string,
  depth: number,
  more = "",
): string {
  const text = `\`${templateText(operationId)} answered \${${status}}${more}\``;
  const indentation = " ".repeat(2 * depth);
  const line = `${indentation}  throw new Error(${text});`;
  const fits = widthOf(line) <= prettierRules.width;
  const body = fits ? line : `${indentation}  throw new Error(\n${indentation}    ${text},\n${indentation}  );`;
  return `if (${condition}) {\n${body}\n${indentation}}`;
}

/** Moves the first line of each statement; those behind it stand right already. */
export function indent(lines: readonly string[]): readonly string[] {
  return lines.map((line) => `  ${line}`);
}

/** Writes a text; what the environment holds is read from there. */
export function secretExpression(value: Text): string {
  if (!readsEnvironment(value)) return typescriptString(value);
  const [first, ...rest] = value.filter((piece) => piece !== "");
  if (first !== undefined && rest.length === 0) return `${variable(first)} ?? ""`;
  const parts = value.map((piece) => {
    if (typeof piece === "string") return templateText(piece);
    return piece.kind === "variable" ? `\${${variable(piece)}}` : mark(piece, templateText(piece.text));
  });
  return `\`${parts.join("")}\``;
}

function variable(piece: Piece): string {
  return typeof piece === "string" ? typescriptString(piece) : `process.env.${mark(piece, piece.text)}`;
}
