import type { TargetName } from "../targets/target.ts";
import type { NormalizedRequest } from "./normalized-request.ts";
import type { ToolVersion } from "./run-snippets.ts";

/** What came of running snippets. */
export interface VerifyReport {
  readonly tools: readonly ToolVersion[];
  readonly interpreters: readonly string[];
  /** Programs that were looked for and are not on this machine. */
  readonly missing: readonly string[];
  readonly operations: readonly OperationReport[];
  readonly counts: VerifyCounts;
}

/** The report in numbers. */
export interface VerifyCounts {
  readonly operations: number;
  /** Snippets written, one for each operation and target. */
  readonly snippets: number;
  /** Programs run, and requests that they sent. */
  readonly runs: number;
  readonly requests: number;
  /** Operations of which every program sent the same request, and those of which it fits the document. */
  readonly same: number;
  readonly fit: number;
  /** Operations with an error, and snippets that could not be written. */
  readonly failed: number;
  readonly skipped: number;
}

/** What came of running the snippets of one operation. */
export interface OperationReport {
  readonly operationId: string;
  /** The one request that was sent, if it was one. */
  readonly request: NormalizedRequest | undefined;
  readonly same: boolean;
  readonly runs: readonly RunReport[];
  /** Why there is no snippet for a target. */
  readonly skipped: Readonly<Partial<Record<TargetName, string>>>;
  /** What of the request or of the answers does not fit the document. */
  readonly misfits: readonly string[];
  readonly errors: readonly string[];
}

/** One program that ran. */
export interface RunReport {
  readonly interpreter: string;
  readonly target: TargetName;
  readonly requests: readonly NormalizedRequest[];
  readonly statuses: readonly number[];
}

/** Writes a report as a table for people. */
export function formatReport({ tools, interpreters, missing, operations, counts }: VerifyReport): string {
  const lines = [
    `${tools.map(({ name, version }) => `${name} ${version}`).join(", ")}`,
    `run by: ${interpreters.join(", ")}${missing.length > 0 ? `; not on this machine: ${missing.join(", ")}` : ""}`,
    "",
  ];
  const width = Math.max(9, ...operations.map(({ operationId }) => operationId.length));
  lines.push(`${"operation".padEnd(width)}  ran  status       same  fits`);
  for (const { operationId, runs, same, misfits, errors, skipped, request } of operations) {
    const statuses = [...new Set(runs.flatMap((run) => run.statuses))].join(" ");
    const row = [operationId.padEnd(width), String(runs.length).padStart(3), statuses.padEnd(11)];
    lines.push(
      `${row.join("  ")}  ${same ? "yes " : "NO  "}  ${request === undefined ? "-" : misfits.length === 0 ? "yes" : "NO"}`,
    );
    for (const [target, reason] of Object.entries(skipped)) lines.push(`    no ${target}: ${reason}`);
    for (const problem of [...errors, ...misfits]) lines.push(`    ${problem.replace(/\s+/g, " ")}`);
  }
  lines.push(
    "",
    `${counts.operations} operations, ${counts.snippets} snippets, ${counts.runs} runs, ${counts.requests} requests`,
    `same request from all: ${counts.same}, fits the document: ${counts.fit}, failed: ${counts.failed}, not written: ${counts.skipped}`,
  );
  return `${lines.join("\n")}\n`;
}
