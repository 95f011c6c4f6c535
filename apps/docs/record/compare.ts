/** Stops the build when a snippet has no recorded run. Runs nothing. */
import { join } from "node:path";
import { missingRun, readRuns } from "../plugins/reference/runs.ts";
import { shownSamples } from "../plugins/reference/shown-samples.ts";

const siteDir = join(import.meta.dirname, "..");
const problem = missingRun(readRuns(join(siteDir, "generated/runs.json")), await shownSamples(siteDir));
if (problem !== undefined) {
  console.error(problem);
  process.exitCode = 1;
}
