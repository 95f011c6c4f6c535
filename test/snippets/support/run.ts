import type { Interpreter, RunnableSnippet, RunOptions, SnippetRun } from "@signet/snippets/verify";
import { findInterpreters, runSnippets } from "@signet/snippets/verify";
import { ensurePython } from "@signet/tools/python";

const here = findInterpreters();

/** The interpreters of this machine. */
export const interpreters: readonly Interpreter[] = here.found;

/** The names of the missing shells. */
export const missing: readonly string[] = here.missing;

/** Runs snippets that import the packages of this workspace from their sources. */
export async function run(
  snippets: readonly RunnableSnippet[],
  options: RunOptions = {},
): Promise<readonly SnippetRun[]> {
  return runSnippets(snippets, {
    packages: `${import.meta.dirname}/../..`,
    conditions: ["@signet/source"],
    python: await ensurePython(),
    ...options,
  });
}
