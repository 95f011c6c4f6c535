import type { Assignment, FailureMode, Finding } from "../protocol.ts";
import type { Sender, Subject } from "../subjects/subject.ts";
import { consoleSinks } from "./console-sinks.ts";
import { runtimeSinks } from "./runtime-sinks.ts";
import { attempt, baseFor } from "./sender.ts";
import type { Sink } from "./sinks.ts";
import { pageSinks, portableSinks } from "./sinks.ts";
import { revive } from "./special.ts";
import { tokenFinder } from "./token-forms.ts";
import { walk } from "./walk.ts";

/** What the sinks showed. */
export interface LeakRound {
  sinks: number;
  modes: number;
  checks: number;
  leaks: Finding[];
  /** The errors met, for the program to die of. */
  errors: unknown[];
}

/** Fails in every way there is, and puts what the caller then holds through every sink. */
export async function tryLeaks(subject: Subject, assignment: Assignment): Promise<LeakRound> {
  const find = tokenFinder(assignment.token);
  const known = { ...portableSinks, ...pageSinks, ...(await runtimeSinks()) };
  const named = assignment.sinks.filter(({ name }) => name in known || name in consoleSinks || name === "uncaught");
  const found: LeakRound = { sinks: named.length, modes: assignment.failures.length, checks: 0, leaks: [], errors: [] };
  for (const mode of assignment.failures) {
    const values = await failed(subject, assignment, mode, found.errors);
    console.log(`conformance: ${mode.id} ${mode.title}`);
    for (const { name } of named) {
      found.checks += 1;
      for (const value of values) {
        consoleSinks[name]?.(value);
        const form = find(await shown(known[name], value));
        if (form !== undefined)
          found.leaks.push({
            id: mode.id,
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

/** Brings a failure about and gathers all that its caller has in hand. */
async function failed(
  subject: Subject,
  { places, token: own }: Assignment,
  mode: FailureMode,
  errors: unknown[],
): Promise<unknown[]> {
  const baseUrl = mode.base ?? baseFor(places.A, subject, mode.answer ?? {});
  const token = "token" in mode ? revive(mode.token, own) : own;
  const controller = new AbortController();
  if (mode.abort === "before") controller.abort();
  let sender: Sender | undefined;
  const outcome = await attempt(subject, async () => {
    sender = subject.create({ baseUrl, token });
    const extras = { ...(revive(mode.extras ?? {}, own) as object), ...(mode.abort && { signal: controller.signal }) };
    const sent = act(sender, mode, own, extras);
    if (mode.abort === "headers") setTimeout(() => controller.abort(), 5);
    if (mode.abort === "body") setTimeout(() => controller.abort(), 50);
    const answer = await sent;
    // Whoever reads a broken body gets the platform's error: it has to be clean as well.
    if (answer instanceof Response && !answer.bodyUsed) await answer.clone().text();
    return answer;
  });
  if (outcome.error !== undefined) errors.push(outcome.error);
  const held = sender?.held ?? [];
  return [outcome.error, outcome.value, ...held].filter(
    (value) => (typeof value === "object" && value !== null) || typeof value === "function",
  );
}

function act(sender: Sender, mode: FailureMode, token: string, extras: Record<string, unknown>): Promise<unknown> {
  if (mode.address !== undefined) return (sender.request ?? sender.path)?.(mode.address) ?? sender.call("GET", extras);
  if ("path" in mode && sender.get) return sender.get(revive(mode.path, token));
  if (mode.query !== undefined && sender.search)
    return sender.search(revive(mode.query, token) as Record<string, unknown>);
  return sender.call(mode.method ?? "GET", extras);
}
