#!/usr/bin/env node
import { createRequire } from "node:module";
import { SnippetError } from "../errors.ts";
import { CommandError, readArguments } from "./arguments.ts";
import { help } from "./flags.ts";
import { readInput } from "./input.ts";
import { writeSamples } from "./samples.ts";
import { verify } from "./verify.ts";
import { writeSnippets } from "./write.ts";

const require = createRequire(import.meta.url);
const output = {
  print: (text: string): void => void process.stdout.write(text),
  warn: (text: string): void => void process.stderr.write(text),
};

// A reader such as `head` may stop early, which is not an error.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
  process.exit();
});

process.exitCode = await run(process.argv.slice(2));

async function run(parameters: readonly string[]): Promise<0 | 1 | 2> {
  try {
    const command = readArguments(parameters);
    if (command.action === "help") output.print(help);
    else if (command.action === "version") output.print(`${require("../../package.json").version}\n`);
    else {
      const input = await readInput(command.input);
      if (command.action === "verify") return await verify(input, command, output);
      return command.samples ? writeSamples(input, command, output) : await writeSnippets(input, command, output);
    }
    return 0;
  } catch (error) {
    if (!(error instanceof CommandError || error instanceof SnippetError)) throw error;
    const code = error instanceof SnippetError ? error.code : undefined;
    output.warn(`signet-snippets: ${error.message}${code === undefined ? "" : ` [${code}]`}\n`);
    return code === undefined || code === "ERR_UNKNOWN_OPERATION" || code === "ERR_INVALID_DOCUMENT" ? 2 : 1;
  }
}
