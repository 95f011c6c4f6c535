import fc from "fast-check";
import type { Assignment } from "../protocol.ts";
import type { Subject } from "../subjects/subject.ts";
import { attempt, fault } from "./sender.ts";
import { revive } from "./special.ts";
import { type Given, valueCall } from "./value-call.ts";
import type { ValueRound } from "./value-round.ts";

/**
 * Tries generated path values and queries with a fetch that only records the address.
 *
 * A subject with error codes gets values of every type, and failures are shrunk. Any other subject gets strings only,
 * and each string that arrives changed is counted.
 */
export async function tryGenerated(subject: Subject, assignment: Assignment, found: ValueRound): Promise<void> {
  const { hosts, token, properties } = assignment;
  const pieces = revive(assignment.pieces, token) as string[];
  let target: string | undefined;
  const look: typeof fetch = async (input) => {
    const url = new URL(input instanceof Request ? input.url : String(input));
    target = url.host === hosts.trusted ? url.href.slice(url.origin.length) : url.href;
    return new Response("{}", { headers: { "content-type": "application/json" } });
  };
  const sender = subject.create({ baseUrl: `https://${hosts.trusted}/base`, token, fetch: look });
  const strict = subject.codeOf !== undefined;

  const check = async (values: fc.Arbitrary<Given>) => {
    const property = fc.asyncProperty(values, async (given) => {
      const call = valueCall(sender, given);
      if (call === undefined) return;
      found.cases += 1;
      target = undefined;
      const outcome = await attempt(subject, call.send);
      const expect = isPlain(given) ? "send" : "either";
      const what =
        target === undefined ? fault(subject, { key: "", title: "", expect }, outcome) : call.escape(target, "/base");
      if (what === undefined) return;
      if (strict) throw new Error(what);
      found.escapes.push({ key: "generated", title: fc.stringify(given), what });
    });
    const { failed, counterexample, errorInstance } = await fc.check(property, {
      numRuns: properties.runs >> 1,
      seed: properties.seed,
    });
    if (failed)
      found.escapes.push({ key: "generated", title: fc.stringify(counterexample), what: String(errorInstance) });
  };
  if (sender.get) await check(pathValues(pieces, strict));
  if (sender.search) await check(queries(pieces, strict));
}

function pathValues(pieces: readonly string[], strict: boolean): fc.Arbitrary<Given> {
  return mostly(texts(pieces), strict ? oddities(pieces) : texts(pieces)).map((path): Given => ({ path }));
}

function queries(pieces: readonly string[], strict: boolean): fc.Arbitrary<Given> {
  const value = mostly(
    fc.oneof(texts(pieces), fc.array(texts(pieces), { maxLength: 3 })),
    strict ? oddities(pieces) : texts(pieces),
  );
  return fc.dictionary(texts(pieces), value, { maxKeys: 4, noNullPrototype: true }).map((query): Given => ({ query }));
}

function mostly(usual: fc.Arbitrary<unknown>, odd: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  return fc.oneof({ arbitrary: usual, weight: 5 }, { arbitrary: odd, weight: 1 });
}

/** Generates strings from parts that break parsers, and arbitrary strings. */
function texts(pieces: readonly string[]): fc.Arbitrary<string> {
  const hostile = fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 4 }).map((parts) => parts.join(""));
  const binary = fc.string({ unit: "binary", maxLength: 12 });
  return fc.oneof(hostile, hostile, binary, fc.string({ unit: "grapheme", maxLength: 12 }), fc.uuid());
}

/** Generates other values that a JavaScript caller can pass. */
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

/** Returns whether no subject may refuse the values. */
function isPlain({ path, query }: Given): boolean {
  const texts = query === undefined ? [path] : Object.entries(query).flat();
  return texts.every((text) => typeof text === "string" && /^[\w-]+$/.test(text));
}
