import { styleText } from "node:util";
import type { SubjectReport } from "../protocol.ts";
import type { RuntimeReport } from "./run-runtime.ts";

/** Formats the counts of a run, one line for each runtime. */
export function formatReports(reports: readonly RuntimeReport[]): string {
  const head = [
    "runtime",
    "version",
    "cases",
    "at wrong listeners",
    "failed",
    "sinks × modes",
    "sink checks",
    "tokens found",
    "path and query",
    "escapes",
    "seconds",
  ];
  const rows = reports.map((report) => {
    const { runtime, version, subjects, wrong, printed, repeated, milliseconds } = report;
    const sum = (count: (subject: SubjectReport) => number) =>
      subjects.reduce((total, subject) => total + count(subject), 0);
    const [{ sinks = 0, modes = 0 } = {}] = subjects;
    return [
      runtime,
      version,
      sum(({ cases }) => cases),
      wrong.length,
      sum(({ failed }) => failed.length) + repeated.length,
      `${sinks} × ${modes}`,
      sum(({ sinkChecks }) => sinkChecks),
      sum(({ leaks }) => leaks.length) + printed.length,
      sum(({ values }) => values),
      sum(({ escapes }) => escapes.length),
      (milliseconds / 1000).toFixed(1),
    ].map(String);
  });
  const widths = head.map((name, at) => Math.max(name.length, ...rows.map((row) => (row[at] ?? "").length)));
  const line = (cells: readonly string[]) =>
    cells.map((cell, at) => (at < 2 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0))).join("  ");
  return [styleText("bold", line(head)), ...rows.map(line)].join("\n");
}
