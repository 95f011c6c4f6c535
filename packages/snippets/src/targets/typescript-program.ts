import type { Piece } from "../code.ts";
import { mark } from "../code.ts";
import type { Layout } from "../layout.ts";
import { group, leaf, render } from "../layout.ts";
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
  const head = imports.length === 0 ? "" : `${imports.join("\n")}\n\n`;
  const body = errors
    ? [
        "try {",
        ...indent(lines(1)),
        "} catch (error) {",
        "  console.error(error instanceof Error ? error.message : error);",
        "  process.exitCode = 1;",
        "}",
      ]
    : lines(0);
  return head + [...before, ...body].join("\n");
}

/** `name = function(items);`, broken into lines as prettier does. */
export function assign(name: string, callee: string, items: readonly Layout[], depth: number): string {
  return render(group(`${name} = ${callee}`, "(", items, ")", { call: true }), prettierRules, depth, ";");
}

/** `throw new Error(...)` that tells which operation was answered with what. `status` is an expression. */
export function statusError(operationId: string, status: string, depth: number, more = ""): readonly string[] {
  const text = leaf(`\`${templateText(operationId)} answered \${${status}}${more}\``);
  return [render(group("throw new Error", "(", [text], ")", { call: true }), prettierRules, depth, ";")];
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
