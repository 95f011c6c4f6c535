#!/usr/bin/env node
import { createRequire } from "node:module";
import { SnippetError } from "../errors.ts";
import { loadDocument } from "../load/load-document.ts";
import { help, readArguments } from "./arguments.ts";
import { CommandError } from "./command-error.ts";
import { verifyCommand } from "./verify-command.ts";
import { writeSnippets } from "./write.ts";

const output = {
  print: (text: string): void => void process.stdout.write(text),
  warn: (text: string): void => void process.stderr.write(text),
};

// A reader such as `head` may leave early; that is no error.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
  process.exit();
});

process.exitCode = await run(process.argv.slice(2));

async function run(parameters: readonly string[]): Promise<0 | 1 | 2> {
  try {
    const asked = readArguments(parameters);
    if (asked.action === "help") {
      output.print(help);
      return 0;
    }
    if (asked.action === "version") {
      output.print(`${createRequire(import.meta.url)("../../package.json").version}\n`);
      return 0;
    }
    const document = await loadDocument(asked.file);
    return await (asked.action === "verify" ? verifyCommand : writeSnippets)(document, asked, output);
  } catch (error) {
    if (!(error instanceof CommandError || error instanceof SnippetError)) throw error;
    output.warn(`signet-snippets: ${error.message}${error instanceof SnippetError ? ` [${error.code}]` : ""}\n`);
    if (error instanceof CommandError) return error.exitCode;
    return error.code === "ERR_UNKNOWN_OPERATION" || error.code === "ERR_INVALID_DOCUMENT" ? 2 : 1;
  }
}
