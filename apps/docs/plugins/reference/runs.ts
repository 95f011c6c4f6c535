import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { scope } from "@signet/tools/publication";
import type { Sample } from "./sample.ts";

/** The recorded runs of the snippets that pages show or copy, by operation and target: `"listCompanies curl"`. */
export interface Runs {
  readonly [operationAndTarget: string]: Run;
}

export interface Run {
  readonly result: "passed";
  /** The program that ran the snippets, with its version. */
  readonly tool: string;
  /** The SHA-256 of each snippet's text, sorted. */
  readonly sha256: readonly string[];
}

/** Reads the record, which is empty before its first run. */
export function readRuns(file: string): Runs {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return {};
    throw error;
  }
}

export function keyOf({ operation, target }: Pick<Sample, "operation" | "target">): string {
  return `${operation} ${target}`;
}

/** Lists the hashes of every text that a sample shows or copies. */
export function hashesOf({ snippets }: Sample): string[] {
  return snippets.flatMap(({ code, environment }) => [hashOf(code), hashOf(environment)]);
}

/** Returns the SHA-256 of a text. A fork's snippets were recorded with the scope of this repository. */
export function hashOf(code: string): string {
  const recorded = code.replaceAll(`${scope}/`, `${recordedScope}/`);
  return createHash("sha256").update(recorded).digest("hex");
}

/** Returns the recorded run of a sample, or `undefined` when one of its texts was not run. */
export function runOf(runs: Runs, sample: Sample): Run | undefined {
  const run = runs[keyOf(sample)];
  return run && hashesOf(sample).every((hash) => run.sha256.includes(hash)) ? run : undefined;
}

/** Names the first sample that has no recorded run, and how many more there are. */
export function missingRun(runs: Runs, samples: readonly Sample[]): string | undefined {
  const missing = samples.filter((sample) => runOf(runs, sample) === undefined);
  const [first] = missing;
  if (first === undefined) return undefined;
  const others = missing.length > 1 ? ` (and ${missing.length - 1} more)` : "";
  return `The ${first.target} snippet of ${first.operation}${others} has no recorded run: run \`pnpm generate\`.`;
}

/** `publish-as` renames the scope only where a slash follows it. */
const recordedScope = "@signet";
