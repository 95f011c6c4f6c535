/** Runs the snippets that changed since their recorded run, and records the new runs: part of `pnpm generate`. */
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { hashesOf, keyOf, readRuns, runOf } from "../plugins/reference/runs.ts";
import { shownSamples } from "../plugins/reference/shown-samples.ts";
import { findTools, runInSandbox, siteDir } from "./run-samples.ts";

const file = join(siteDir, "generated/runs.json");
const recorded = readRuns(file);
const groups = [...Map.groupBy(await shownSamples(siteDir), keyOf)];
const stale = groups.filter(([, samples]) => samples.some((sample) => runOf(recorded, sample) === undefined));
const runs =
  stale.length > 0
    ? await runInSandbox(
        stale.flatMap(([, samples]) => samples),
        "source",
      )
    : [];
const tools = runs.length > 0 ? await findTools() : {};
const failures = runs.filter(({ problem }) => problem !== undefined);

const entries = groups
  .filter(([key]) => !failures.some((run) => keyOf(run) === key))
  .map(([key, samples]) => {
    const isStale = stale.some(([name]) => name === key);
    const tool = isStale ? tools[samples[0]?.target ?? ""] : recorded[key]?.tool;
    return [key, { result: "passed", tool, sha256: [...new Set(samples.flatMap(hashesOf))].sort() }];
  });
mkdirSync(dirname(file), { recursive: true });
writeFileSync(file, `${JSON.stringify(Object.fromEntries(entries), null, 2)}\n`);

if (runs.length > 0) console.log(`Ran ${runs.length} changed snippets: ${failures.length} failed.`);
for (const { problem } of failures) console.error(problem);
if (failures.length > 0) process.exitCode = 1;
