import { createSnippet } from "@signet/snippets";
import type { RunnableSnippet } from "@signet/snippets/verify";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isFull } from "../support/round.ts";
import { anyRequest } from "./support/any-request.ts";
import { meaningMeant, meaningOf } from "./support/arrival.ts";
import { documentOf, optionsOf } from "./support/corpus-document.ts";
import { interpreters, run } from "./support/run.ts";

/** The same requests in every run, so that a failure can be repeated. */
const requests = fc.sample(anyRequest, { numRuns: isFull ? 2000 : 100, seed: 7 });

/** Two thousand programs take minutes on a busy machine. */
const patience = 600_000;

const shells = interpreters.filter(({ target }) => target === "curl");
const others = interpreters.filter(({ target }) => target !== "curl");

/** Runs the requests of these indexes and returns those that did not arrive unchanged. */
async function strays({ name: interpreter, target }: (typeof interpreters)[number], indexes: readonly number[]) {
  const made = indexes.map((index) => requests[index] ?? expect.unreachable());
  const runs = await run(
    made.map((request): RunnableSnippet => {
      const write = (server: string) =>
        createSnippet(documentOf(request), "sendValue", target, { ...optionsOf(request), server }).code;
      return { target, interpreter, write };
    }),
  );
  return runs.flatMap(({ interpreter: shell, refusal, problem, requests: received }, index) => {
    // dash cannot run all of them.
    if (shell === "dash" && refusal) return [];
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
    `writes curl for ${requests.length} random requests, which arrive unchanged from the shells`,
    async () => {
      for (const [turn, shell] of shells.entries()) {
        const share = all.filter((index) => index % shells.length === turn);
        expect(await strays(shell, share)).toEqual([]);
      }
    },
    patience,
  );

  test.each(others)(
    "writes the same requests for $name, which arrive unchanged",
    async (interpreter) => {
      expect(await strays(interpreter, all)).toEqual([]);
    },
    patience,
  );
});
