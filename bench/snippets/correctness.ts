import { isDeepStrictEqual } from "node:util";
import type { Meaning } from "@signet/test/snippets/support/arrival";
import { meaningMeant, meaningOf } from "@signet/test/snippets/support/arrival";
import type { Batch } from "@signet/test/snippets/support/batch";
import { interpreters } from "@signet/test/snippets/support/batch";
import type { CorpusCase } from "@signet/test/snippets/support/corpus";
import type { Recorder } from "@signet/test/snippets/support/recorder";
import type { NumberedSnippet } from "../../packages/snippets/src/verify/interpreters.ts";
import type { PeerTarget } from "./peers.ts";

/** What came of one generator's snippets for one target. */
export interface Score {
  readonly right: number;
  /** The ids of the cases that did not arrive as meant. */
  readonly wrong: readonly string[];
}

const runWith = { curl: "bash", python: "python", typescript: "node" } as const;

let next = 1;

/** Runs a generator's snippets of one target, each where it cannot hurt the others, and counts what arrives as meant. */
export async function score(
  cases: readonly CorpusCase[],
  target: PeerTarget,
  make: (one: CorpusCase, server: string) => string,
  recorder: Recorder,
): Promise<Score> {
  const [, , batch] = interpreters.find(([name]) => name === runWith[target]) ?? [];
  if (!batch) throw new Error(`${runWith[target]} is missing`);
  const snippets = cases.map((one) => {
    next += 1;
    return { one, number: next, code: attempt(() => make(one, recorder.address(next))) };
  });
  const written = snippets.flatMap(({ number, code }) => (code === undefined ? [] : [{ number, code }]));
  await runAll(target === "curl" ? written.map(apart) : written, batch, recorder);
  const wrong = snippets.flatMap(({ one, number }) => {
    const [arrived, ...more] = recorder.take(number).map((request) => meaningOf(request, one.request.headers));
    const isRight = arrived && more.length === 0 && isSame(arrived, meaningMeant(one.request));
    return isRight ? [] : [one.id];
  });
  return { right: cases.length - wrong.length, wrong };
}

function attempt(make: () => string): string | undefined {
  try {
    return make();
  } catch {
    return undefined;
  }
}

/** A command that breaks its shell, or waits for input, breaks a shell of its own and gets none. */
function apart({ number, code }: NumberedSnippet): NumberedSnippet {
  return { number, code: `timeout 10 bash --norc -c '${code.replaceAll("'", "'\\''")}' < /dev/null > /dev/null 2>&1` };
}

/** A program that ends its interpreter is left out, and the others go on behind it. */
async function runAll(snippets: readonly NumberedSnippet[], batch: Batch, recorder: Recorder): Promise<void> {
  const failures = await batch(snippets, recorder);
  const stopped = snippets.findIndex(({ number }) => failures.get(number)?.startsWith("not reached"));
  if (stopped >= 0) await runAll(snippets.slice(stopped + 1), batch, recorder);
}

/** The order between different names, a media type's parameters and a point with zeros are left to each language. */
function isSame(one: Meaning, other: Meaning): boolean {
  return isDeepStrictEqual(lenient(one), lenient(other));
}

function lenient({ query, mediaType, body, ...rest }: Meaning): unknown {
  const groups = Map.groupBy(query, ([name]) => name);
  const text = JSON.stringify(body ?? null).replace(/"fraction (-?\d+)"/g, '"integer $1"');
  return {
    ...rest,
    query: [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, pairs]) => [name, pairs.map(([, v]) => v)]),
    mediaType: mediaType?.replace(/;.*/, ""),
    body: JSON.parse(text),
  };
}
