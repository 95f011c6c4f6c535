import { join } from "node:path";
import { createAuthority } from "@signet/tools/certificates";
import type { Size } from "./host/expand.ts";
import { type RuntimeReport, runRuntime } from "./host/run-runtime.ts";
import { runtimes } from "./host/runtimes.ts";
import { inTurns } from "./probe/in-turns.ts";

/** Options of {@link runConformance}. */
export interface ConformanceOptions {
  /**
   * Runtimes by name.
   *
   * @defaultValue all seven
   */
  only?: readonly string[];
  /** Runs every written case, and a part of the composed and generated ones. */
  small?: boolean;
  /**
   * Modules that export a `subject`, as absolute paths.
   *
   * @defaultValue the guarded fetch and the typed client
   */
  subjects?: readonly string[];
  /** Receives the report of each runtime. */
  onReport?: (report: RuntimeReport) => void;
}

/**
 * Runs the conformance cases in each runtime.
 *
 * @throws Error that names a runtime that is missing or sent no report.
 */
export async function runConformance(options: ConformanceOptions = {}): Promise<RuntimeReport[]> {
  const { only = runtimes.map(({ name }) => name), small = false, subjects = own, onReport } = options;
  const unknown = only.find((name) => !runtimes.some((runtime) => runtime.name === name));
  if (unknown !== undefined)
    throw new Error(`no runtime ${unknown}; there are ${runtimes.map(({ name }) => name).join(", ")}`);
  const authority = await createAuthority();
  const chosen = runtimes.filter(({ name }) => only.includes(name));
  const reports: RuntimeReport[] = [];
  // Two at a time, because each keeps one core busy. The slow ones are last in the list and start first.
  await inTurns([...chosen.entries()].reverse(), 2, async ([at, runtime]) => {
    const report = await runRuntime(runtime, subjects, authority, small ? part : whole);
    onReport?.(report);
    reports[at] = report;
  });
  return reports;
}

/** Returns each problem of a report as a line. */
export function problems({ runtime, subjects, wrong, printed, repeated }: RuntimeReport): string[] {
  const lines = subjects.flatMap(({ subject, failed, leaks, escapes }) =>
    [...failed, ...leaks, ...escapes].map(
      ({ key, title, what }) => `${runtime}, ${subject}: ${what} (${key}, ${title})`,
    ),
  );
  return [
    ...lines,
    ...wrong.map(
      ({ place, what, method, target, subject }) => `${runtime}, ${subject}: ${what} at ${place}: ${method} ${target}`,
    ),
    ...[...printed, ...repeated].map(({ key, title, what }) => `${runtime}: ${what} (${key}, ${title})`),
  ];
}

const whole: Size = { every: 1, properties: 12_000 };
const part: Size = { every: 12, properties: 600 };

const own = ["guarded-fetch", "typed-client", "typed-client-middleware"].map((name) =>
  join(import.meta.dirname, "subjects", `${name}.ts`),
);
