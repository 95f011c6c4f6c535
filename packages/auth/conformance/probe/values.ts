import fc from "fast-check";
import type { Assignment, Finding, ValueCase } from "../protocol.ts";
import type { Sender, Subject } from "../subjects/subject.ts";
import { pathEscape, queryEscape } from "./escape.ts";
import { inTurns } from "./in-turns.ts";
import { attempt, baseFor, fault } from "./sender.ts";
import { revive } from "./special.ts";

/** What the path and query cases found. */
export interface ValueRound {
  cases: number;
  escapes: Finding[];
  failed: Finding[];
}

/** Written cases over the wire, then generated ones against a fetch that only looks. */
export async function tryValues(subject: Subject, assignment: Assignment): Promise<ValueRound> {
  const found: ValueRound = { cases: 0, escapes: [], failed: [] };
  await inTurns(assignment.values, 4, (each) => overTheWire(subject, assignment, each, found));
  await generated(subject, assignment, found);
  return found;
}

async function overTheWire(subject: Subject, { places, token }: Assignment, each: ValueCase, found: ValueRound) {
  const baseUrl = baseFor(places.A, subject, each.answer);
  let target: string | undefined;
  const look: typeof fetch = async (input, init) => {
    const response = await fetch(input, init);
    target = (await response.clone().json()).target;
    return response;
  };
  const act = calls(subject.create({ baseUrl, token, fetch: look }), revive(each, token) as ValueCase);
  if (act === undefined) return;
  found.cases += 1;
  const outcome = await attempt(subject, act.send);
  const note = (what: string) => ({ id: each.id, key: each.key, title: each.title, what });
  const wrong = fault(subject, { ...each, expect: target === undefined ? each.expect : "either" }, outcome);
  if (wrong !== undefined) found.failed.push(note(wrong));
  const way = target === undefined ? undefined : act.escape(target, new URL(baseUrl).pathname);
  if (way !== undefined) found.escapes.push(note(way));
  else if (target !== undefined && each.expect === "refuse") found.escapes.push(note("was sent"));
}

interface Act {
  send: () => unknown;
  /** How the target that was sent differs from the one meant. */
  escape: (target: string, base: string) => string | undefined;
}

function calls(sender: Sender, { path, query }: { path?: unknown; query?: Record<string, unknown> }): Act | undefined {
  if (query !== undefined) {
    return (
      sender.search && {
        send: () => sender.search?.(query),
        escape: (target, base) => queryEscape(target, `${base}/v2/portfolio`, query),
      }
    );
  }
  return (
    sender.get && {
      send: () => sender.get?.(path),
      escape: (target, base) => pathEscape(target, `${base}/v1/companies/`, path),
    }
  );
}

async function generated(subject: Subject, { places, token, properties, pieces }: Assignment, found: ValueRound) {
  let target: string | undefined;
  const look: typeof fetch = async (input) => {
    const url = new URL(input instanceof Request ? input.url : String(input));
    target = url.host === places.A ? url.href.slice(url.origin.length) : url.href;
    return new Response("{}", { headers: { "content-type": "application/json" } });
  };
  const sender = subject.create({ baseUrl: `https://${places.A}/base`, token, fetch: look });
  const check = async (given: { path: unknown } | { query: Record<string, unknown> }, mustArrive: boolean) => {
    target = undefined;
    const act = calls(sender, given) as Act;
    found.cases += 1;
    const outcome = await attempt(subject, act.send);
    if (target !== undefined) return act.escape(target, "/base");
    return fault(subject, { id: "C64", key: "", title: "", expect: mustArrive ? "send" : "either" }, outcome);
  };
  const runs = properties.runs >> 1;
  if (sender.get) {
    const every = fc.oneof({ arbitrary: texts(pieces), weight: 6 }, { arbitrary: oddities(pieces), weight: 1 });
    await hold(
      "C64",
      "path",
      fc.tuple(every),
      runs,
      properties.seed,
      ([path]) => check({ path }, isPlain(path)),
      found,
    );
  }
  if (sender.search) {
    const one = fc.oneof(
      { arbitrary: texts(pieces), weight: 4 },
      { arbitrary: oddities(pieces), weight: 1 },
      fc.array(texts(pieces), { maxLength: 3 }),
    );
    const query = fc.dictionary(texts(pieces), one, { maxKeys: 4, noNullPrototype: true });
    await hold(
      "C67",
      "query",
      fc.tuple(query),
      runs,
      properties.seed,
      ([each]) => check({ query: each }, Object.entries(each).flat().every(isPlain)),
      found,
    );
  }
}

/** Ours to prove for every generated value; what breaks it is made as small as it will go. */
async function hold<T>(
  id: string,
  name: string,
  values: fc.Arbitrary<T>,
  runs: number,
  seed: number,
  check: (value: T) => Promise<string | undefined>,
  found: ValueRound,
) {
  let count = 0;
  let last = "";
  const property = fc.asyncProperty(values, async (value) => {
    const what = await check(value);
    if (what === undefined) return;
    count += 1;
    last = what;
    throw new Error(what);
  });
  const { failed, counterexample } = await fc.check(property, { numRuns: runs, seed });
  if (failed)
    found.escapes.push({
      id,
      key: `generated-${name}`,
      title: fc.stringify(counterexample),
      what: `${last} (${count} tries)`,
    });
}

/** Text put together from what parsers stumble over, and any text at all. */
function texts(pieces: readonly string[]): fc.Arbitrary<string> {
  const hostile = fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 4 }).map((parts) => parts.join(""));
  return fc.oneof(
    hostile,
    hostile,
    fc.string({ unit: "binary", maxLength: 12 }),
    fc.string({ unit: "grapheme", maxLength: 12 }),
    fc.uuid(),
  );
}

/** Everything else a caller in plain JavaScript can pass. */
function oddities(pieces: readonly string[]): fc.Arbitrary<unknown> {
  return fc.oneof(
    fc.constantFrom(undefined, null, true, false, Number.NaN, Number.POSITIVE_INFINITY, -0),
    fc.double(),
    fc.integer(),
    fc.bigInt(),
    fc.array(texts(pieces), { maxLength: 2 }),
    fc.dictionary(texts(pieces), texts(pieces), { maxKeys: 2 }),
    texts(pieces).map((text) => ({ toString: () => text, toJSON: () => text })),
    fc.constant(() => ".."),
    fc.constant(Symbol("..")),
  );
}

/** What nobody may refuse. */
function isPlain(value: unknown): boolean {
  return typeof value === "string" && /^[\w-]+$/.test(value);
}
