import type { Json } from "../document/json.ts";
import { literal, object } from "../literals/language.ts";
import { templateText, typescript } from "../literals/typescript.ts";
import type { Piece, Secret, Text } from "../write/code.ts";
import { hasVariable, mark } from "../write/code.ts";
import type { Layout } from "../write/layout.ts";
import { call, marked, render } from "../write/layout.ts";
import type { Target, Writing } from "./target.ts";

/** What the targets for TypeScript have in common. */
export const about: Omit<Target, "write"> = {
  name: "typescript",
  language: "typescript",
  lang: "TypeScript",
  label: "TypeScript",
  file: "typescript.ts",
  comment: "//",
};

/**
 * Puts a module together, with its errors handled if that is asked for. `start` ends in a line break; `write` is given what
 * breaks a line and indents the next.
 */
export function program({ errors }: Writing, start: string, write: (line: string) => string): string {
  if (!errors) return start + write("\n");
  return `${start}try {
  ${write("\n  ")}
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}`;
}

/** `name(items);`, broken into lines as prettier does. */
export function statement(name: string, items: readonly Layout[], line: string): string {
  return render(call(name, items), typescript, line, ";");
}

/** `if (condition) throw new Error(...)` that tells which operation was answered with what. `status` is an expression. */
export function checkStatement(condition: string, operationId: string, status: string, line: string): string {
  const inner = `${line}  `;
  const text = `\`${templateText(operationId)} answered \${${status}}\``;
  return `if (${condition}) {${inner}${statement("throw new Error", [text], inner)}${line}}`;
}

/** Puts properties in braces, if there are any. */
export function objects(properties: readonly Layout[]): readonly Layout[] {
  return properties.length === 0 ? [] : [object(typescript, properties)];
}

/** Writes a JSON value. */
export function value(json: Json): Layout {
  return literal(typescript, json);
}

/** Writes a text; what the environment holds is read from there. */
export function textExpression(value: Text | number | bigint): Layout {
  if (typeof value !== "object") return typescript.string(`${value}`);
  return marked(hasVariable(value) ? template(value) : typescript.string(value));
}

function template(value: readonly Piece[]): string {
  const [first, ...rest] = value;
  if (rest.length === 0 && typeof first === "object") return `${variable(first)} ?? ""`;
  const parts = value.map((piece) => {
    if (typeof piece === "string") return templateText(piece);
    return piece.kind === "variable" ? `\${${variable(piece)}}` : mark(piece, templateText(piece.text));
  });
  return `\`${parts.join("")}\``;
}

function variable(secret: Secret): string {
  return `process.env.${mark(secret, secret.text)}`;
}
