import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import openapiTypes, { astToString, COMMENT_HEADER } from "openapi-typescript";
import type { Document, Found } from "./document.ts";
import { findOperations, resolve } from "./document.ts";
import { writeExamples } from "./examples.ts";
import { writeOperations, writePaths } from "./operations.ts";

const generated = join(import.meta.dirname, "../src/generated");

/**
 * Contract → types (openapi-typescript), a function an operation, and what else a client knows.
 *
 * @param contract - the bundled contract, as JSON.
 * @param folder - where the files go. Default: the package's own; a file that would not change is not touched.
 */
export async function generateClient(contract: string, folder: string = generated): Promise<void> {
  const document: Document = JSON.parse(contract);
  const found = findOperations(document);
  const files = {
    "operations.ts": header(writeOperations(document, found)),
    "paths.ts": header(writePaths(found)),
    "examples.ts": header(writeExamples(document, found)),
    "facts.ts": header(writeFacts(document)),
    "contract.ts": await writeTypes(document, found),
  };
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of Object.entries(files)) write(join(folder, name), text);
}

async function writeTypes(document: Document, found: readonly Found[]): Promise<string> {
  // A default stands in a schema; hovering over a parameter shows what stands at the parameter.
  for (const { parameters } of found) {
    for (const parameter of parameters) {
      const { default: value } = resolve(document, parameter.schema ?? {});
      if (value !== undefined) parameter.default = value;
    }
  }
  const types = await openapiTypes(JSON.stringify(document), { defaultNonNullable: false, silent: true });
  return COMMENT_HEADER + astToString(types);
}

function writeFacts(document: Document): string {
  const { version }: { version: string } = JSON.parse(
    readFileSync(join(import.meta.dirname, "../package.json"), "utf8"),
  );
  const {
    concurrent = 20,
    recommendedConcurrent = 3,
    requests = 5_000,
    windowSeconds = 300,
  } = document["x-rate-limit"] ?? {};
  return `/** The package's own version. */
export const version = "${version}";

/** How many requests may be made at the same time, how many should be, and how many in a time. */
export const limits = ${JSON.stringify({ concurrent, recommendedConcurrent, requests, windowSeconds })} as const;
`;
}

function header(text: string): string {
  return `/**\n * This file was generated from the contract by \`pnpm generate\`.\n * Do not make direct changes to the file.\n */\n\n${text}`;
}

/** Writes only what changed, so that generating twice touches nothing. */
function write(file: string, text: string): void {
  if (!existsSync(file) || readFileSync(file, "utf8") !== text) writeFileSync(file, text);
}

/** `node generate.ts [folder] [contract]` */
if (import.meta.main) {
  const [, , folder, contract = createRequire(import.meta.url).resolve("@signet/openapi/openapi.json")] = process.argv;
  await generateClient(readFileSync(contract, "utf8"), folder);
}
