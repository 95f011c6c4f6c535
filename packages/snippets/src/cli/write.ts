import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { ExactNumber } from "../document/json.ts";
import type { OpenApiDocument } from "../document/openapi-document.ts";
import { findOperation, listOperations } from "../document/operation.ts";
import { SnippetError } from "../errors.ts";
import type { Target } from "../targets/target.ts";
import { targetOf } from "../targets/targets.ts";
import { codeSamples } from "../write/code-samples.ts";
import { createSnippet } from "../write/create-snippet.ts";
import type { CommandArguments } from "./arguments.ts";

export interface Output {
  readonly print: (text: string) => void;
  readonly warn: (text: string) => void;
}

export async function writeSnippets(
  document: OpenApiDocument,
  { operations, targets, options, out, samples }: CommandArguments,
  { print, warn }: Output,
): Promise<0 | 1> {
  if (samples) {
    print(`${JSON.stringify(codeSamples(document, options, targets), exactIntegers, 2)}\n`);
    return 0;
  }
  const ids =
    operations.length === 0
      ? listOperations(document).map(({ operationId }) => operationId)
      : operations.map((id) => findOperation(document, id).operationId);
  const isSingle = ids.length * targets.length === 1;
  let failures = 0;
  for (const [index, operationId] of ids.entries()) {
    if (index > 0 && index % 200 === 0) warn(`signet-snippets: ${index} of ${ids.length} operations\n`);
    for (const target of targets.map(targetOf)) {
      try {
        const { code } = createSnippet(document, operationId, target.name, options);
        if (out !== undefined) await save(out, operationId, target, code);
        else print(isSingle ? `${code}\n` : `${target.comment} ${heading(operationId)} (${target.label})\n${code}\n\n`);
      } catch (error) {
        if (!(error instanceof SnippetError)) throw error;
        failures++;
        warn(`signet-snippets: ${heading(operationId)}, ${target.name}: ${error.message} [${error.code}]\n`);
      }
    }
  }
  if (out !== undefined)
    warn(`signet-snippets: ${ids.length * targets.length - failures} files written, ${failures} failed\n`);
  return failures === 0 ? 0 : 1;
}

async function save(out: string, operationId: string, target: Target, code: string): Promise<void> {
  const folder = join(out, folderOf(operationId));
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, target.file), `${code}\n`);
}

/** An id may contain anything; a path made of it stays inside its folder. */
function folderOf(operationId: string): string {
  return operationId
    .replace(/^([A-Z]+) \//, "$1/")
    .split("/")
    .filter((step) => step !== "")
    .map((step) =>
      step
        .replace(/[^\w .,;=@{}()+!~-]|^[. ]+$|[. ]+$/gu, (part) =>
          encodeURIComponent(part).replaceAll(".", "%2E").replaceAll("*", "%2A"),
        )
        .slice(0, 200),
    )
    .join("/");
}

/** An id in a comment must not start a new line. */
function heading(operationId: string): string {
  return operationId.replace(/\p{C}|\p{Zl}|\p{Zp}/gu, " ");
}

/** JSON.stringify refuses a bigint; an ExactNumber writes itself. */
function exactIntegers(_name: string, value: unknown): unknown {
  return typeof value === "bigint" ? new ExactNumber(`${value}`).toJSON() : value;
}
