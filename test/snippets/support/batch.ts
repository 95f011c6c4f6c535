import type { TargetName } from "@signet/snippets";
import { ensurePython } from "@signet/tools/python";
import type { Interpreter, NumberedSnippet } from "../../../packages/snippets/src/verify/interpreters.ts";
import { findInterpreters, shell } from "../../../packages/snippets/src/verify/interpreters.ts";

/** Where batches run, and whom they trust. */
export interface Place {
  readonly folder: string;
  readonly authority: string;
}

/** Runs many snippets of one target in one process, one after the other; answers what went wrong, by number. */
export type Batch = (snippets: readonly NumberedSnippet[], place: Place) => Promise<ReadonlyMap<number, string>>;

const here = findInterpreters();

/** The bash of `verifySnippets` has history expansion on; scripts run without it. */
const plainBash: Interpreter = { name: "bash", target: "curl", run: shell("bash", ["--norc"], ":") };

/** Every interpreter that snippets are run by, with the target it takes. A shell that is not here is left out. */
export const interpreters: readonly (readonly [name: string, target: TargetName, batch: Batch])[] = [
  plainBash,
  ...here.found.map((one) => (one.name === "bash" ? { ...one, name: "bash with history expansion" } : one)),
].map(({ name, target, run }) => [name, target, batchOf(run)] as const);

/** The interpreters that were looked for and are not on this machine. */
export const { missing } = here;

function batchOf(run: Interpreter["run"]): Batch {
  return async (snippets, { folder, authority }) =>
    run(snippets, {
      folder,
      certificate: authority,
      packages: `${import.meta.dirname}/../../../packages/snippets`,
      python: await ensurePython(),
      conditions: ["@signet/source"],
      environment: {},
    });
}
