import { isDeepStrictEqual } from "node:util";
import { SnippetError } from "@signet/snippets";
import { type Meaning, meaningMeant, meaningOf } from "@signet/test/snippets/support/arrival";
import type { CorpusCase } from "@signet/test/snippets/support/corpus";
import { run } from "@signet/test/snippets/support/run";
import type { PeerTarget } from "./peers.ts";

/** The result of one generator for one target. */
export interface Score {
  readonly right: number;
  /** The ids of the cases that did not arrive as meant. */
  readonly wrong: readonly string[];
}

/** Runs a generator's snippets of one target, isolated from each other, and counts those that arrive as meant. */
export async function score(
  cases: readonly CorpusCase[],
  target: PeerTarget,
  make: (one: CorpusCase, server: string) => string,
): Promise<Score> {
  const runs = await run(
    cases.map((one) => ({
      target,
      write(server) {
        const code = attempt(() => make(one, server));
        return target === "curl" ? isolated(code) : code;
      },
    })),
  );
  const wrong = runs.flatMap(({ requests }, index) => {
    const one = cases[index];
    const [arrived, ...more] = requests.map((request) => meaningOf(request, one?.request.headers));
    const isRight = one && arrived && more.length === 0 && isSame(arrived, meaningMeant(one.request));
    return isRight ? [] : [one?.id ?? ""];
  });
  return { right: cases.length - wrong.length, wrong };
}

function attempt(make: () => string): string {
  try {
    return make();
  } catch (error) {
    throw new SnippetError("ERR_UNSUPPORTED_VALUE", String(error));
  }
}

/** Runs a command in a separate shell without input, because a wrong command may break the shell or wait for input. */
function isolated(code: string): string {
  return `timeout 10 bash --norc -c '${code.replaceAll("'", "'\\''")}' < /dev/null > /dev/null 2>&1`;
}

/** Ignores the order of different names, a media type's parameters, and `1.0` instead of `1`. */
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
