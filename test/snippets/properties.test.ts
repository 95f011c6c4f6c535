import { createSnippet } from "@signet/snippets";
import type { RunnableSnippet } from "@signet/snippets/verify";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { anyRequest } from "./support/any-request.ts";
import { meaningMeant, meaningOf } from "./support/arrival.ts";
import { documentOf, optionsOf } from "./support/corpus-document.ts";
import { interpreters, run } from "./support/run.ts";

/** The same requests in every run: a failure names one, and it can be looked at again. */
const requests = fc.sample(anyRequest, { numRuns: 2000, seed: 7 });

/** Two thousand processes take their time on a busy machine. */
const patience = 600_000;

const shells = interpreters.filter(({ target }) => target === "curl");
const others = interpreters.filter(({ target }) => target !== "curl");

/** Runs the requests of these indexes; returns those that did not arrive as meant. */
async function strays({ name: interpreter, target }: (typeof interpreters)[number], indexes: readonly number[]) {
  const made = indexes.map((index) => requests[index] ?? expect.unreachable());
  const runs = await run(
    made.map((request): RunnableSnippet => {
      const write = (server: string) =>
        createSnippet(documentOf(request), "sendValue", target, { ...optionsOf(request), server }).code;
      return { target, interpreter, write };
    }),
  );
  return runs.flatMap(({ problem, requests: received }, index) => {
    const request = made[index] ?? expect.unreachable();
    const arrived = received.map((one) => meaningOf(one, request.headers));
    const isRight = problem === undefined && arrived.length === 1 && equal(arrived[0], meaningMeant(request));
    return isRight ? [] : [{ request, problem, arrived }];
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
        expect(await strays(shell, share)).toEqual([]);
      }
    },
    patience,
  );

  test.each(others)(
    "writes, for $name, the same two thousand, which arrive as meant",
    async (interpreter) => {
      expect(await strays(interpreter, all)).toEqual([]);
    },
    patience,
  );
});
