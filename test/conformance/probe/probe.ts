import type { Assignment, ProbeReport, SubjectReport } from "../protocol.ts";
import type { Subject } from "../subjects/subject.ts";
import { tryLeaks } from "./leaks.ts";
import { type Round, tryAddresses, tryCalls, tryLinks, tryTokens } from "./rounds.ts";
import { tryValues } from "./values.ts";

/**
 * Fetches the cases, tries them with each subject, and posts the report.
 *
 * @returns all errors in one, for the program to end with: the output of a crash is a sink too.
 */
export async function probe(origin: string, subjects: readonly Subject[]): Promise<AggregateError> {
  const assignment: Assignment = await (await fetch(`${origin}/conformance/assignment`)).json();
  const report: ProbeReport = { userAgent: globalThis.navigator?.userAgent ?? "", subjects: [] };
  const errors: unknown[] = [];
  for (const subject of subjects) {
    await fetch(`${origin}/conformance/subject`, { method: "POST", body: subject.name });
    report.subjects.push(await run(subject, assignment, errors));
  }
  await fetch(`${origin}/conformance/report`, { method: "POST", body: JSON.stringify(report) });
  return new AggregateError(errors, "the end of the conformance run, as it should be");
}

async function run(subject: Subject, assignment: Assignment, errors: unknown[]): Promise<SubjectReport> {
  const started = Date.now();
  const rounds: Record<string, Round> = {
    addresses: await tryAddresses(subject, assignment),
    calls: await tryCalls(subject, assignment),
    links: await tryLinks(subject, assignment),
    tokens: await tryTokens(subject, assignment),
  };
  const values = await tryValues(subject, assignment);
  const leaks = await tryLeaks(subject, assignment);
  errors.push(...leaks.errors);
  const all = Object.values(rounds);
  return {
    subject: subject.name,
    cases: all.reduce((sum, { cases }) => sum + cases, 0),
    byRound: Object.fromEntries(Object.entries(rounds).map(([name, { cases }]) => [name, cases])),
    failed: [...all.flatMap(({ failed }) => failed), ...values.failed, ...leaks.failed],
    wrongTokensSent: rounds.tokens?.failed.filter(({ what }) => what === "it was answered").length ?? 0,
    sinks: leaks.sinks,
    modes: leaks.modes,
    sinkChecks: leaks.checks,
    leaks: leaks.leaks,
    values: values.cases,
    escapes: values.escapes,
    milliseconds: Date.now() - started,
  };
}
