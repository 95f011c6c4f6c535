import { createSnippet, createSnippetFromHar, SnippetError, type TargetName, targetNames } from "@signet/snippets";
import type { RunnableSnippet, SnippetRun } from "@signet/snippets/verify";
import { beforeAll, describe, expect, test } from "vitest";
import { inRound } from "../support/round.ts";
import { fileText, meaningMeant, meaningOf } from "./support/arrival.ts";
import { type CorpusCase, corpus, refusedCorpus } from "./support/corpus.ts";
import { documentOf, optionsOf } from "./support/corpus-document.ts";
import { harOf, hasHar } from "./support/har.ts";
import { interpreters, run } from "./support/run.ts";

/** Five hundred programs take minutes on a busy machine. */
const patience = 600_000;

const idOf = ({ id, what }: CorpusCase) => `${id}: ${what}`;
/** JavaScript sends what TypeScript's fetch sends. */
const familyOf = (target: TargetName) => (target === "javascript" ? "typescript" : target);
const isWritten = (one: CorpusCase, target: TargetName) => one.refusedFor?.[familyOf(target)] === undefined;

const uploads = corpus.flatMap(({ request: { file, parts = [] } }) => [file, ...parts.map((part) => part.file)]);
const files = Object.fromEntries(uploads.flatMap((file) => (file === undefined ? [] : [[file, fileText(file)]])));

/** Runs the cases in `beforeAll` and tests that each request arrives unchanged. */
function testArrival(cases: readonly CorpusCase[], snippetOf: (one: CorpusCase) => RunnableSnippet): void {
  let runs: readonly SnippetRun[];
  beforeAll(async () => {
    runs = await run(cases.map(snippetOf), { files });
  }, patience);

  test.each(cases.map((one, index) => [idOf(one), one, index] as const))("arrives unchanged: %s", (_id, one, index) => {
    // dash cannot run all of them.
    if (runs[index]?.interpreter === "dash" && runs[index].refusal) return;
    expect(runs[index]?.problem).toBeUndefined();
    const meanings = runs[index]?.requests.map((request) => meaningOf(request, one.request.headers));
    expect(meanings).toEqual([meaningMeant(one.request)]);
  });
}

describe.each(interpreters)("a hostile case run by $name", ({ name: interpreter, target }) => {
  // Outside a full round, the shells take turns, as do TypeScript and JavaScript.
  const peers = interpreters.filter((one) => familyOf(one.target) === familyOf(target)).map(({ name }) => name);
  const cases = inRound(corpus, peers.length, peers.indexOf(interpreter)).filter((one) => isWritten(one, target));
  testArrival(cases, ({ request }) => ({
    target,
    interpreter,
    write: (server) => createSnippet(documentOf(request), "sendValue", target, { ...optionsOf(request), server }).code,
  }));
});

describe.each(targetNames)("a hostile case given as HAR, in %s", (target) => {
  const share = inRound(corpus, targetNames.length, targetNames.indexOf(target));
  const cases = share.filter((one) => isWritten(one, target) && hasHar(one.request));
  testArrival(cases, ({ request }) => ({
    target,
    write: (server) => createSnippetFromHar(harOf(request, server), target).code,
  }));
});

describe("createSnippet", () => {
  const refused = [
    ...refusedCorpus.flatMap((one) =>
      targetNames.map((target) => [idOf(one), target, one, one.refused ?? ""] as const),
    ),
    ...corpus.flatMap((one) =>
      Object.entries(one.refusedFor ?? {}).map(
        ([target, named]) => [idOf(one), target as TargetName, one, named] as const,
      ),
    ),
  ];

  test.each(refused)("refuses %s, for %s, and names the problem", (_id, target, { request }, named) => {
    expect(() => createSnippet(documentOf(request), "sendValue", target, optionsOf(request))).toThrow(
      expect.objectContaining({ name: SnippetError.name, message: expect.stringContaining(named) }),
    );
  });

  test("has a corpus of at least two hundred cases with unique ids", () => {
    expect(corpus.length).toBeGreaterThanOrEqual(200);
    expect(new Set([...corpus, ...refusedCorpus].map(({ id }) => id)).size).toBe(corpus.length + refusedCorpus.length);
  });
});
