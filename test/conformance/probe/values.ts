import type { Assignment, ValueCase } from "../protocol.ts";
import type { Subject } from "../subjects/subject.ts";
import { tryGenerated } from "./generated-values.ts";
import { inTurns } from "./in-turns.ts";
import { attempt, baseFor, fault } from "./sender.ts";
import { revive } from "./special.ts";
import { valueCall } from "./value-call.ts";
import type { ValueRound } from "./value-round.ts";

/** Tries written cases over HTTP, then generated ones with a fetch that only records. */
export async function tryValues(subject: Subject, assignment: Assignment): Promise<ValueRound> {
  const found: ValueRound = { cases: 0, escapes: [], failed: [] };
  await inTurns(assignment.values, 4, (each) => overTheWire(subject, assignment, each, found));
  await tryGenerated(subject, assignment, found);
  return found;
}

async function overTheWire(subject: Subject, { hosts, token }: Assignment, each: ValueCase, found: ValueRound) {
  const baseUrl = baseFor(hosts.trusted, subject, each.answer);
  let target: string | undefined;
  const look: typeof fetch = async (input, init) => {
    const response = await fetch(input, init);
    target = (await response.clone().json()).target;
    return response;
  };
  const act = valueCall(subject.create({ baseUrl, token, fetch: look }), revive(each, token) as ValueCase);
  if (act === undefined) return;
  found.cases += 1;
  const outcome = await attempt(subject, act.send);
  const note = (what: string) => ({ key: each.key, title: each.title, what });
  const wrong = fault(subject, { ...each, expect: target === undefined ? each.expect : "either" }, outcome);
  if (wrong !== undefined) found.failed.push(note(wrong));
  const way = target === undefined ? undefined : act.escape(target, new URL(baseUrl).pathname);
  if (way !== undefined) found.escapes.push(note(way));
  else if (target !== undefined && each.expect === "refuse") found.escapes.push(note("was sent"));
}
