import type { TargetName } from "../targets/target.ts";
import type { NormalizedRequest } from "./normalized-request.ts";
import type { ToolVersion } from "./run-snippets.ts";

/** The result of running the snippets of a document. */
export interface VerifyReport {
  readonly tools: readonly ToolVersion[];
  readonly interpreters: readonly string[];
  /** The shells that are not installed. */
  readonly missing: readonly string[];
  readonly operations: readonly OperationReport[];
  readonly counts: VerifyCounts;
}

/** The report in numbers. */
export interface VerifyCounts {
  readonly operations: number;
  /** Snippets written: one for each operation and target. */
  readonly snippets: number;
  /** Snippets run: one for each operation and interpreter. */
  readonly runs: number;
  readonly requests: number;
  /** Operations whose runs all sent the same request. */
  readonly same: number;
  /** Of these, operations whose request is valid. */
  readonly valid: number;
  /** Operations with an error. */
  readonly failed: number;
  /** Snippets that could not be written. */
  readonly skipped: number;
}

/** The result of running the snippets of one operation. */
export interface OperationReport {
  readonly operationId: string;
  /** The request that all runs sent. */
  readonly request: NormalizedRequest | undefined;
  readonly same: boolean;
  readonly runs: readonly RunReport[];
  /** Why a target has no snippet. */
  readonly skipped: Readonly<Partial<Record<TargetName, string>>>;
  /** Differences between the document and the request or the responses. */
  readonly validationErrors: readonly string[];
  readonly errors: readonly string[];
}

/** One run of a snippet. */
export interface RunReport {
  readonly interpreter: string;
  readonly target: TargetName;
  readonly requests: readonly NormalizedRequest[];
  readonly statuses: readonly number[];
}

/** Formats a report as a table. */
export function formatReport({ tools, interpreters, missing, operations, counts }: VerifyReport): string {
  const lines = [
    `${tools.map(({ name, version }) => `${name} ${version}`).join(", ")}`,
    `run by: ${interpreters.join(", ")}${missing.length > 0 ? `; not installed: ${missing.join(", ")}` : ""}`,
    "",
  ];
  const width = Math.max(9, ...operations.map(({ operationId }) => operationId.length));
  lines.push(`${"operation".padEnd(width)}  ran  status       same  valid`);
  for (const { operationId, runs, same, validationErrors, errors, skipped, request } of operations) {
    const statuses = [...new Set(runs.flatMap((run) => run.statuses))].join(" ");
    const row = [operationId.padEnd(width), String(runs.length).padStart(3), statuses.padEnd(11)];
    lines.push(
      `${row.join("  ")}  ${same ? "yes " : "NO  "}  ${request === undefined ? "-" : validationErrors.length === 0 ? "yes" : "NO"}`,
    );
    for (const [target, reason] of Object.entries(skipped)) lines.push(`    no ${target}: ${reason}`);
    for (const problem of [...errors, ...validationErrors]) lines.push(`    ${problem.replace(/\s+/g, " ")}`);
  }
  lines.push(
    "",
    `${counts.operations} operations, ${counts.snippets} snippets, ${counts.runs} runs, ${counts.requests} requests`,
    `same request: ${counts.same}, valid: ${counts.valid}, failed: ${counts.failed}, not written: ${counts.skipped}`,
  );
  return `${lines.join("\n")}\n`;
}
