import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { TargetName } from "@signet/snippets";
import { createSnippet, createSnippetFromHar, SnippetError, targetNames } from "@signet/snippets";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { fileText, meaningMeant, meaningOf } from "./support/arrival.ts";
import { interpreters, missing } from "./support/batch.ts";
import type { CorpusCase } from "./support/corpus.ts";
import { corpus, refusedCorpus } from "./support/corpus.ts";
import { documentOf, optionsOf } from "./support/corpus-document.ts";
import { harOf, hasHar } from "./support/har.ts";
import type { Recorder } from "./support/recorder.ts";
import { startRecorder } from "./support/recorder.ts";

let recorder: Recorder;
beforeAll(async () => {
  recorder = await startRecorder();
  const files = corpus.flatMap(({ request: { file, parts = [] } }) => [file, ...parts.map((part) => part.file)]);
  for (const file of new Set(files)) if (file) await writeFile(join(recorder.folder, file), fileText(file));
});
afterAll(async () => {
  await recorder[Symbol.asyncDispose]();
  const names = interpreters.map(([name]) => name).join(", ");
  const without = missing.length === 0 ? "" : `; not on this machine: ${missing.join(", ")}`;
  console.log(`hostile corpus: ${corpus.length} cases, each run by ${names}${without}`);
});

/** The guard of the TypeScript programs sends tokens over TLS only. */
const addressOf = (target: TargetName, number: number) =>
  target === "typescript" ? recorder.address(number) : recorder.plainAddress(number);

/** Five hundred processes take their time on a busy machine. */
const patience = 600_000;

const idOf = ({ id, what }: CorpusCase) => `${id}: ${what}`;

describe.each(interpreters)("a hostile case run by %s", (interpreter, target, batch) => {
  const base = 1000 * interpreters.findIndex(([name]) => name === interpreter);
  const written = (one: CorpusCase) => one.refusedFor?.[target] === undefined;
  const numberOf = (one: CorpusCase) => base + corpus.indexOf(one);
  let failures: ReadonlyMap<number, string>;

  beforeAll(async () => {
    const snippets = corpus.filter(written).map((one) => {
      const number = numberOf(one);
      const options = { ...optionsOf(one.request), server: addressOf(target, number) };
      return { number, code: createSnippet(documentOf(one.request), "sendValue", target, options).code };
    });
    failures = await batch(snippets, recorder);
  }, patience);

  test.each(corpus.filter(written).map((one) => [idOf(one), one] as const))("arrives as meant, %s", (_id, one) => {
    const received = recorder.take(numberOf(one));
    expect(failures.get(numberOf(one))).toBeUndefined();
    const meanings = received.map((request) => meaningOf(request, one.request.headers));
    expect(meanings).toEqual([meaningMeant(one.request)]);
  });
});

const usual = ["bash", "python", "node"];

describe.each(interpreters.filter(([name]) => usual.includes(name)))(
  "a hostile case given as HAR, run by %s",
  (...row) => {
    const [interpreter, target, batch] = row;
    const base = 10_000 + 1000 * usual.indexOf(interpreter);
    const cases = corpus.filter((one) => one.refusedFor?.[target] === undefined && hasHar(one.request));
    let failures: ReadonlyMap<number, string>;

    beforeAll(async () => {
      const snippets = cases.map((one, index) => {
        const har = harOf(one.request, addressOf(target, base + index));
        return { number: base + index, code: createSnippetFromHar(har, target).code };
      });
      failures = await batch(snippets, recorder);
    }, patience);

    test.each(cases.map((one, index) => [idOf(one), one, base + index] as const))(
      "arrives as meant, %s",
      (_id, one, number) => {
        const received = recorder.take(number);
        expect(failures.get(number)).toBeUndefined();
        const meanings = received.map((request) => meaningOf(request, one.request.headers));
        expect(meanings).toEqual([meaningMeant(one.request)]);
      },
    );
  },
);

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

  test.each(refused)("refuses %s, for %s, and says what is wrong", (_id, target, { request }, named) => {
    expect(() => createSnippet(documentOf(request), "sendValue", target, optionsOf(request))).toThrow(
      expect.objectContaining({ name: SnippetError.name, message: expect.stringContaining(named) }),
    );
  });

  test("has a corpus of at least two hundred cases, each with an id of its own", () => {
    expect(corpus.length).toBeGreaterThanOrEqual(200);
    expect(new Set([...corpus, ...refusedCorpus].map(({ id }) => id)).size).toBe(corpus.length + refusedCorpus.length);
  });
});
