import { createSnippet } from "@signet/snippets";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { anyRequest } from "./support/any-request.ts";
import { meaningMeant, meaningOf } from "./support/arrival.ts";
import { interpreters } from "./support/batch.ts";
import { documentOf, optionsOf } from "./support/corpus-document.ts";
import type { Recorder } from "./support/recorder.ts";
import { startRecorder } from "./support/recorder.ts";

/** The same requests in every run: a failure names one, and it can be looked at again. */
const requests = fc.sample(anyRequest, { numRuns: 2000, seed: 7 });

/** Two thousand processes take their time on a busy machine. */
const patience = 600_000;

const shells = interpreters.filter(([, target]) => target === "curl");
const others = interpreters.filter(([, target]) => target !== "curl");

let recorder: Recorder;
beforeAll(async () => {
  recorder = await startRecorder();
});
afterAll(() => recorder[Symbol.asyncDispose]());

/** Runs the requests of these indexes; answers those that did not arrive as meant, with what did. */
async function strays([, target, batch]: (typeof interpreters)[number], indexes: readonly number[], base: number) {
  const snippets = indexes.map((index) => {
    const request = requests[index] ?? expect.unreachable();
    // The guard of the TypeScript programs sends tokens over TLS only.
    const address = target === "typescript" ? recorder.address : recorder.plainAddress;
    const options = { ...optionsOf(request), server: address(base + index) };
    return {
      number: base + index,
      code: createSnippet(documentOf(request), "sendValue", target, options).code,
      request,
    };
  });
  const failures = await batch(snippets, recorder);
  return snippets.flatMap(({ number, code, request }) => {
    const arrived = recorder.take(number).map((one) => meaningOf(one, request.headers));
    const failure = failures.get(number);
    const isRight = failure === undefined && arrived.length === 1 && equal(arrived[0], meaningMeant(request));
    return isRight ? [] : [{ request, code, failure, arrived }];
  });
}

function equal(one: unknown, other: unknown): boolean {
  try {
    expect(one).toEqual(other);
    return true;
  } catch {
    return false;
  }
}

describe("createSnippet", () => {
  const all = [...requests.keys()];

  test(
    "writes curl for two thousand made-up requests, which arrive as meant from one shell or another",
    async () => {
      for (const [turn, shell] of shells.entries()) {
        const share = all.filter((index) => index % shells.length === turn);
        expect(await strays(shell, share, 10_000)).toEqual([]);
      }
    },
    patience,
  );

  test.each(others)(
    "writes, for %s, the same two thousand, which arrive as meant",
    async (...interpreter) => {
      const base = 20_000 + 10_000 * others.findIndex(([name]) => name === interpreter[0]);
      expect(await strays(interpreter, all, base)).toEqual([]);
    },
    patience,
  );
});
