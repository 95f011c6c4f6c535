import {
  findInterpreters,
  type Interpreter,
  type RunnableSnippet,
  type RunOptions,
  runSnippets,
  type SnippetRun,
} from "@signet/snippets/verify";
import { ensurePython } from "@signet/tools/python";

const search = findInterpreters();

/** The interpreters found on this machine. */
export const interpreters: readonly Interpreter[] = search.found;

/** The names of the missing shells. */
export const missing: readonly string[] = search.missing;

/** Runs snippets against the sources of this workspace's packages. */
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
