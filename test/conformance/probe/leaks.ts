import type { Assignment, Finding } from "../protocol.ts";
import type { Subject } from "../subjects/subject.ts";
import { consoleSinks } from "./console-sinks.ts";
import { fail } from "./failure.ts";
import { runtimeSinks } from "./runtime-sinks.ts";
import { pageSinks, portableSinks, type Sink } from "./sinks.ts";
import { tokenFinder } from "./token-forms.ts";
import { walk } from "./walk.ts";

/** Result of the leak round. */
export interface LeakRound {
  sinks: number;
  modes: number;
  checks: number;
  leaks: Finding[];
  /** Failures that happened in an unexpected way. */
  failed: Finding[];
  /** The errors, for the program to end with. */
  errors: unknown[];
}

/** Causes every failure, and puts what the caller then holds through every sink. */
export async function tryLeaks(subject: Subject, assignment: Assignment): Promise<LeakRound> {
  const find = tokenFinder(assignment.token);
  const known = { ...portableSinks, ...pageSinks, ...(await runtimeSinks()) };
  const named = assignment.sinks.filter(({ name }) => name in known || name in consoleSinks || name === "uncaught");
  const found: LeakRound = {
    sinks: named.length,
    modes: assignment.failures.length,
    checks: 0,
    leaks: [],
    failed: [],
    errors: [],
  };
  for (const mode of assignment.failures) {
    const { values, error, wrong } = await fail(subject, assignment, mode);
    if (error !== undefined) found.errors.push(error);
    if (wrong !== undefined) found.failed.push({ key: mode.key, title: mode.title, what: wrong });
    console.log(`conformance: ${mode.title}`);
    for (const { name } of named) {
      found.checks += 1;
      for (const value of values) {
        consoleSinks[name]?.(value);
        const form = find(await shown(known[name], value));
        if (form !== undefined)
          found.leaks.push({
            key: `${mode.key}/${name}`,
            title: mode.title,
            what: `the token, ${form}, in ${name}`,
          });
      }
    }
  }
  return found;
}

async function shown(sink: Sink | undefined, value: unknown): Promise<string> {
  try {
    return (await sink?.(value)) ?? "";
  } catch (error) {
    return walk(error);
  }
}
