import type { Sandbox } from "@signet/sandbox";
import { operationIds } from "@signet/tools/contract-validator";
import { describe, expect, test } from "vitest";
import { createRandom, type Random } from "../../src/domain/random.ts";
import { contract } from "../../src/generated/contract.ts";
import { exampleRequest, operationOf } from "../support/example-request.ts";
import { sendRequest } from "../support/send-request.ts";
import { stores, useStores } from "../support/stores.ts";
import { figure, isFull } from "./round.ts";

const stored = useStores({ companies: 20, limits: false });

const inherited = ["constructor", "__proto__", "toString", "hasOwnProperty", "valueOf"];
const texts = [
  ...inherited,
  ...[
    "",
    " ",
    "a\0b",
    "\u0007",
    "\u001b[2J",
    "\u0085",
    "\ud800",
    "\udc00x",
    "\ufeff",
    "\u202e",
    "\u{1f600}",
    "ﬀ",
    "é".normalize("NFD"),
  ],
  ...[
    "'",
    '"',
    "\\",
    "%",
    "_",
    "%00",
    "' or 1=1 --",
    "; drop table users",
    "{{7*7}}",
    "../..",
    "<script>",
    "null",
    "undefined",
  ],
  ...[
    "-1",
    "0",
    "1e999",
    "NaN",
    "Infinity",
    "9".repeat(30),
    "-9999999999",
    "2147483648",
    "1.5",
    "0x10",
    "true",
    "2026-02-30",
    "0000-00-00",
  ],
  ...["x".repeat(300), "x".repeat(5_000), "a,".repeat(700), `${"name,".repeat(3_000)}name`],
];
const values: unknown[] = [
  ...texts,
  ...[null, true, false, 0, -1, 1.5, 1e308, Number.MAX_SAFE_INTEGER, 2 ** 31, -(2 ** 63)],
  ...[
    [],
    {},
    [[]],
    [null],
    [{}],
    { length: 1 },
    ["constructor"],
    { constructor: 1 },
    JSON.parse('{"__proto__":{"a":1}}'),
  ],
  ...[deep("["), deep("{"), Array(12_000).fill("x"), Array(2_000).fill({ guid: "x" }), Array(2_000).fill(null)],
  Object.fromEntries(Array.from({ length: 2_000 }, (_, index) => [`k${index}`, index])),
];

/** Makes a value nested a thousand times. */
function deep(kind: "[" | "{"): unknown {
  const [open, close] = kind === "[" ? ["[", "]"] : ['{"a":', "}"];
  return JSON.parse(`${open.repeat(1_000)}1${close.repeat(1_000)}`);
}

/** Lists the places of all values in a JSON value. */
function placesOf(value: unknown, path: string[] = []): string[][] {
  if (typeof value !== "object" || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([name, each]) => placesOf(each, [...path, name]))];
}

function replaceAt(value: unknown, [name, ...rest]: readonly string[], replacement: unknown): unknown {
  if (name === undefined) return replacement;
  const copy = structuredClone(value) as Record<string, unknown>;
  copy[name] = replaceAt(copy[name], rest, replacement);
  return copy;
}

/** Chooses all values in a full round, and a few in a small one. */
function choose<T>(random: Random, list: readonly T[]): readonly T[] {
  return isFull ? list : [random.pick(list)];
}

async function attack(sandbox: Sandbox, id: string): Promise<string[]> {
  const random = createRandom(1, "hostile", id);
  const operation = operationOf(id);
  const { path, question } = await exampleRequest(id);
  const answers: string[] = [];
  const send = async (what: string, target: string, body: unknown, headers = question.headers ?? {}) => {
    const reply = await sendRequest(sandbox, target, { ...question, body, headers });
    // What every object inherits, as a text.
    const isOdd = /\[native code\]|\[object \w+\]/.test(reply.text);
    answers.push(`${reply.status >= 500 || isOdd ? "FAILED " : ""}${reply.status} ${id} ${what}`);
  };
  for (const { name, in: place } of operation.parameters) {
    for (const text of choose(random, texts)) {
      const changed = await exampleRequest(id, { [name]: text.toWellFormed() });
      const what = `${place} ${name}=${JSON.stringify(text.slice(0, 30))}`;
      // A longer target gets no further than the parser.
      if (changed.path.length < 15_000) await send(what, changed.path, question.body);
    }
  }
  const [content] = operation.body?.content ?? [];
  if (content?.type === "application/json") {
    const schema = content.schema as { properties?: object };
    const names = Object.keys(schema.properties ?? {}).map((name) => [name]);
    for (const place of [...placesOf(content.example), ...names]) {
      for (const value of choose(random, values)) {
        const body = JSON.stringify(replaceAt(content.example, place, value)).slice(0, 1_000_000);
        await send(`body ${place.join(".")}=${JSON.stringify(value)?.slice(0, 30)}`, path, body);
      }
    }
    for (const name of choose(random, texts))
      await send(`a field ${JSON.stringify(name.slice(0, 30))}`, path, {
        ...(content.example as object),
        [name]: name,
      });
  }
  return answers;
}

describe.each(stores)("a hostile round on %s", (store) => {
  test("gets no response of 5xx and no odd text, whatever stands in a parameter or a field", {
    timeout: 3_600_000,
  }, async () => {
    const sandbox = stored.sandbox(store);
    const answers: string[] = [];
    // In a small round, the stores take turns.
    const left = operationIds.filter((_, index) => isFull || index % stores.length === stores.indexOf(store));
    const work = async () => {
      for (let id = left.pop(); id !== undefined; id = left.pop()) answers.push(...(await attack(sandbox, id)));
    };
    await Promise.all(Array.from({ length: 8 }, work));
    expect(answers.filter((answer) => answer.startsWith("FAILED"))).toEqual([]);
    expect(answers.length).toBeGreaterThan(contract.operations.length / stores.length);
    figure(`${answers.length} hostile calls of ${operationIds.length} operations on ${store}: no 5xx`);
  });
});
