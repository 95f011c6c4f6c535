import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Document } from "./generate/document.ts";
import { findOperations, resolve } from "./generate/document.ts";
import { writeExamples } from "./generate/examples.ts";
import { writeOperations, writePaths } from "./generate/operations.ts";

/** Contract → types (openapi-typescript), a function an operation, and what else a client knows. `node generate.ts [folder] [contract]` */
const require = createRequire(import.meta.url);
const folder = process.argv[2] ?? join(import.meta.dirname, "src/generated");
const contract = process.argv[3] ?? require.resolve("@signet/openapi/openapi.json");
const document: Document = JSON.parse(readFileSync(contract, "utf8"));
const found = findOperations(document);
const files = {
  "operations.ts": header(writeOperations(document, found)),
  "paths.ts": header(writePaths(found)),
  "examples.ts": header(writeExamples(document, found)),
  "facts.ts": header(writeFacts()),
  "contract.ts": writeTypes(),
};
mkdirSync(folder, { recursive: true });
for (const [name, text] of Object.entries(files)) write(name, text);

function writeTypes(): string {
  // A default stands in a schema; hovering over a parameter shows what stands at the parameter.
  for (const { parameters } of found) {
    for (const parameter of parameters) {
      const { default: value } = resolve(document, parameter.schema ?? {});
      if (value !== undefined) parameter.default = value;
    }
  }
  const scratch = mkdtempSync(join(tmpdir(), "signet-contract-"));
  try {
    const file = join(scratch, "openapi.json");
    writeFileSync(file, JSON.stringify(document));
    const command = join(require.resolve("openapi-typescript/package.json"), "../bin/cli.js");
    const stdio: ["ignore", "pipe", "inherit"] = ["ignore", "pipe", "inherit"];
    return `${execFileSync(process.execPath, [command, file, "--default-non-nullable=false"], { stdio, maxBuffer: 1e9 })}`;
  } finally {
    rmSync(scratch, { recursive: true });
  }
}

function writeFacts(): string {
  const { version }: { version: string } = JSON.parse(readFileSync(join(import.meta.dirname, "package.json"), "utf8"));
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
function write(name: string, text: string): void {
  const file = join(folder, name);
  let before: string | undefined;
  try {
    before = readFileSync(file, "utf8");
  } catch {}
  if (before !== text) writeFileSync(file, text);
}
