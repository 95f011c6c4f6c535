import { spawn } from "node:child_process";
import { once } from "node:events";
import { appendFileSync, closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  bulk,
  createClient,
  items,
  type Outcome,
  openCheckpoint,
  type Progress,
  StatusError,
  unwrap,
} from "@signet/client";
import { listFindings } from "@signet/client/operations";
import { describe, expect, inject, onTestFinished, test } from "vitest";
import { collect } from "../support/collect.ts";
import { faultySandbox } from "../support/sandbox.ts";

const { url, ca, userToken } = inject("sandbox");

function scratchFile(): string {
  const folder = mkdtempSync(join(tmpdir(), "signet-checkpoint-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return join(folder, "checkpoint.jsonl");
}

const lines = (file: string) =>
  readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line): { key: string; value?: unknown } => JSON.parse(line));

describe("bulk", () => {
  test("reads the findings of every company in a sandbox's portfolio", async () => {
    const sandbox = await faultySandbox();
    const client = createClient(sandbox.options);
    const portfolio = await collect(client.items("/v2/portfolio"));
    const read = async ({ guid }: { guid: string }, signal: AbortSignal) =>
      collect(items(client, listFindings, { guid }, { signal }));
    const seen: Progress[] = [];
    const outcomes = await collect(
      bulk(portfolio, read, { key: ({ guid }) => guid, onProgress: (progress) => seen.push(progress) }),
    );
    expect(outcomes.map(({ key }) => key).toSorted()).toEqual(portfolio.map(({ guid }) => guid).toSorted());
    expect(outcomes.every(({ value }) => Array.isArray(value))).toBe(true);
    expect(seen.at(-1)).toEqual({ done: portfolio.length, failed: 0, seen: portfolio.length, total: portfolio.length });
  });

  test("returns a failure with its item, and continues", async () => {
    const sandbox = await faultySandbox();
    const client = createClient({ ...sandbox.options, retry: { attempts: 2, baseDelayMs: 0 } });
    const guids = (await unwrap(client.GET("/v1/companies"))).companies.slice(0, 5).map(({ guid }) => guid);
    await sandbox.injectFaults([
      { fault: "status", status: 503, times: 2, path: `/v1/companies/${guids[2]}/findings` },
    ]);
    const read = (guid: string) => unwrap(listFindings(client, { guid }));
    const outcomes = await collect(bulk(guids, read));
    expect(outcomes).toHaveLength(5);
    const failed = outcomes.filter(({ error }) => error !== undefined);
    expect(failed).toMatchObject([{ item: guids[2], error: { status: 503, attempts: 2 } }]);
    expect(failed[0]?.error).toBeInstanceOf(StatusError);
  });

  test("limits concurrent items, and takes no more items from the source than it processes", async () => {
    let running = 0;
    let most = 0;
    let taken = 0;
    function* source() {
      for (; taken < 1_000; taken++) yield taken;
    }
    const read = async () => {
      most = Math.max(most, ++running);
      await new Promise(setImmediate);
      running--;
    };
    let count = 0;
    for await (const _ of bulk(source(), read, { concurrency: 7 })) {
      count++;
      expect(taken - count).toBeLessThanOrEqual(7 + 7);
    }
    expect([most, count]).toEqual([7, 1_000]);
  });

  test("yields an outcome while its source waits for the next item", async () => {
    let release = () => {};
    async function* source() {
      yield 1;
      await new Promise<void>((resolve) => {
        release = resolve;
      });
      yield 2;
    }
    const seen: Progress[] = [];
    const job = bulk(source(), async (item) => item * 10, { onProgress: (progress) => seen.push(progress) });
    expect(await job.next()).toMatchObject({ value: { item: 1, value: 10 } });
    expect(seen.at(-1)).toEqual({ done: 1, failed: 0, seen: 1, total: undefined });
    release();
    expect(await job.next()).toMatchObject({ value: { item: 2, value: 20 } });
  });

  test("reports the total at the end of every source, also when there is nothing to read", async () => {
    const done = (count: number) => ({ done: count, failed: 0, seen: count, total: count });
    function* source() {
      yield* [1, 2];
    }
    const checkpoint = { has: () => true, add: () => {} };
    for (const concurrency of [1, 20]) {
      const last = async (items: Iterable<number>, options: object) => {
        const seen: Progress[] = [];
        const onProgress = (progress: Progress) => seen.push(progress);
        await collect(bulk(items, async () => 1, { concurrency, onProgress, ...options }));
        // The end is reported once.
        expect(seen.filter(({ total, done, failed }) => total === done + failed)).toHaveLength(1);
        return seen.at(-1);
      };
      expect(await last(source(), {})).toEqual(done(2));
      expect(await last([1, 2], {})).toEqual(done(2));
      expect(await last(source(), { checkpoint })).toEqual(done(2));
      expect(await last([1, 2], { checkpoint })).toEqual(done(2));
      expect(await last(source(), { checkpoint: { ...checkpoint, has: (key: string) => key === "2" } })).toEqual(
        done(2),
      );
      expect(await last([], {})).toEqual(done(0));
    }
  });

  test("holds at most its number of items while its consumer is busy", async () => {
    let taken = 0;
    function* source() {
      for (; taken < 100; taken++) yield taken;
    }
    let count = 0;
    for await (const _ of bulk(source(), async () => 1, { concurrency: 5 })) {
      count++;
      for (let turn = 0; turn < 20; turn++) await new Promise(setImmediate);
      expect(taken - count).toBeLessThanOrEqual(5);
    }
    expect(count).toBe(100);
  });

  test("ends when its signal aborts while its source hangs, and closes a source that it leaves", async () => {
    const reason = new Error("enough");
    const controller = new AbortController();
    let closed = "";
    async function* hanging() {
      yield 1;
      await new Promise(() => {});
    }
    const job = bulk(hanging(), async () => 1, { signal: controller.signal });
    await job.next();
    setImmediate(() => controller.abort(reason));
    await expect(job.next()).rejects.toBe(reason);

    async function* source(name: string) {
      try {
        for (;;) yield 1;
      } finally {
        closed += name;
      }
    }
    for await (const _ of bulk(source("broken, "), async () => 1)) break;
    const failing = new AbortController();
    const stopped = collect(bulk(source("aborted"), async () => failing.abort(reason), { signal: failing.signal }));
    await expect(stopped).rejects.toBe(reason);
    await new Promise(setImmediate);
    expect(closed).toBe("broken, aborted");
  });

  test("rejects items, a read or keys that cannot work, and never skips an item for its key", async () => {
    const file = scratchFile();
    const read = async () => 1;
    const wrong: [unknown, unknown, object][] = [
      [undefined, read, {}],
      [5, read, {}],
      [Promise.resolve([1]), read, {}],
      [[1], undefined, {}],
      [[{ id: 1 }, { id: 2 }], read, { checkpoint: openCheckpoint(file) }],
      [[{ id: 1 }], read, { key: ({ id }: { id: number }) => id, checkpoint: openCheckpoint(file) }],
      [[{ id: "a" }], read, { key: ({ guid }: { guid: string }) => guid }],
    ];
    for (const [items, reader, options] of wrong) {
      await expect(collect(bulk(items as never, reader as never, options))).rejects.toMatchObject({
        code: "ERR_INVALID_OPTION",
      });
    }
    expect(readFileSync(file, "utf8")).toBe("");
  });

  test("throws what its source, its key or its checkpoint throws", async () => {
    const reason = new Error("no");
    const fail = () => {
      throw reason;
    };
    async function* source() {
      yield 1;
      fail();
    }
    const read = async () => 1;
    await expect(collect(bulk(source(), read))).rejects.toBe(reason);
    await expect(collect(bulk([1], read, { key: fail }))).rejects.toBe(reason);
    await expect(collect(bulk([1], read, { checkpoint: { has: fail, add: fail } }))).rejects.toBe(reason);
    await expect(collect(bulk([1], read, { checkpoint: { has: () => false, add: fail } }))).rejects.toBe(reason);
  });

  test("ends at once when its signal is aborted or its consumer stops", async () => {
    const reason = new Error("enough");
    const controller = new AbortController();
    const hanging = (_: number, signal: AbortSignal) =>
      new Promise<void>((_resolve, reject) => signal.addEventListener("abort", () => reject(signal.reason)));
    const all = collect(bulk([1, 2, 3], hanging, { signal: controller.signal }));
    setImmediate(() => controller.abort(reason));
    await expect(all).rejects.toBe(reason);

    const signals: AbortSignal[] = [];
    const read = async (item: number, signal: AbortSignal) => {
      signals.push(signal);
      if (item > 0) await hanging(item, signal);
    };
    for await (const _ of bulk([0, 1, 2], read)) break;
    expect(signals.map(({ aborted }) => aborted)).toEqual([true, true, true]);
  });
});

describe("openCheckpoint", () => {
  test("stores every value once, and lets a job resume", async () => {
    const file = scratchFile();
    const asked: number[] = [];
    const read = async (item: number) => {
      asked.push(item);
      if (item === 3 && asked.length < 6) throw new Error("not now");
      return { item };
    };
    const first = openCheckpoint<{ item: number }>(file);
    for await (const { key } of bulk([1, 2, 3, 4], read, { checkpoint: first, concurrency: 1 })) if (key === "4") break;
    first.close();
    const second = openCheckpoint<{ item: number }>(file);
    const outcomes: Outcome<number, { item: number }>[] = await collect(
      bulk([1, 2, 3, 4, 5, 6], read, { checkpoint: second, concurrency: 1 }),
    );
    expect(outcomes.map(({ key }) => key)).toEqual(["3", "5", "6"]);
    expect(asked).toEqual([1, 2, 3, 4, 3, 5, 6]);
    expect([...second.entries()].map(({ value }) => value.item)).toEqual([1, 2, 4, 5, 6]);
    expect(lines(file).map(({ key }) => key)).toEqual(["1", "2", "3", "4", "3", "5", "6"]);
    second.close();
  });

  test("drops a line that a crash truncated, and rejects a file that is not a checkpoint", () => {
    const file = scratchFile();
    writeFileSync(file, '{"key":"a","value":1}\n{"key":"b","val');
    const checkpoint = openCheckpoint<number>(file);
    expect([checkpoint.has("a"), checkpoint.has("b")]).toEqual([true, false]);
    checkpoint.add({ key: "b", value: 2 });
    checkpoint.close();
    expect(readFileSync(file, "utf8")).toBe('{"key":"a","value":1}\n{"key":"b","value":2}\n');
    appendFileSync(file, "a line\n");
    expect(() => openCheckpoint(file)).toThrow(expect.objectContaining({ code: "ERR_CHECKPOINT" }));
  });

  test("fails with its own code for a file or a value that cannot be written, and after its end", () => {
    const file = scratchFile();
    const failsWith = (systemCode: string | undefined) =>
      expect.objectContaining({ name: "ClientError", code: "ERR_CHECKPOINT", ...(systemCode && { systemCode }) });
    expect(() => openCheckpoint(join(file, "missing"))).toThrow(failsWith("ENOENT"));
    expect(() => openCheckpoint(tmpdir())).toThrow(failsWith("EISDIR"));
    const checkpoint = openCheckpoint<unknown>(file);
    expect(() => checkpoint.add({ key: "a", value: 1n })).toThrow(failsWith(undefined));
    checkpoint.close();
    checkpoint.close();
    // The next file gets the descriptor of the closed one.
    const other = join(file, "..", "other");
    const descriptor = openSync(other, "w");
    expect(() => checkpoint.add({ key: "b", value: 2 })).toThrow(failsWith(undefined));
    expect(() => [...checkpoint.entries()]).toThrow(failsWith(undefined));
    closeSync(descriptor);
    expect([readFileSync(other, "utf8"), readFileSync(file, "utf8")]).toEqual(["", ""]);
  });

  test("reads lines that are longer than its buffer", () => {
    const file = scratchFile();
    const checkpoint = openCheckpoint<string>(file);
    const values = ["é".repeat(100_000), "b", "c".repeat(200_000)];
    for (const [at, value] of values.entries()) checkpoint.add({ key: `${at}`, value });
    checkpoint.close();
    const again = openCheckpoint<string>(file);
    expect([...again.entries()].map(({ value }) => value)).toEqual(values);
    again.close();
  });

  test("loses and repeats nothing when the process is killed repeatedly", async () => {
    const file = scratchFile();
    const program = `
      import { bulk, createClient, openCheckpoint, unwrap } from "@signet/client";
      import { getCompany } from "@signet/client/operations";
      const client = createClient({ rateLimit: { requests: 1e6, windowSeconds: 0 } });
      const { companies } = await unwrap(client.GET("/v1/companies"));
      const checkpoint = openCheckpoint(${JSON.stringify(file)});
      const read = (guid) => unwrap(getCompany(client, { guid }));
      for await (const _ of bulk(companies.map(({ guid }) => guid), read, { checkpoint })) console.log("one");
      console.log("all");`;
    const run = async (killAfter: number) => {
      const child = spawn(
        process.execPath,
        ["--conditions=@signet/source", "--input-type=module-typescript", "--eval", program],
        {
          cwd: import.meta.dirname,
          env: { NODE_EXTRA_CA_CERTS: ca, BITSIGHT_API_BASE: url, BITSIGHT_API_TOKEN: userToken },
        },
      );
      let printed = "";
      child.stdout.on("data", (chunk) => {
        printed += chunk;
        if (printed.split("one").length > killAfter) child.kill("SIGKILL");
      });
      await once(child, "close");
      return printed;
    };
    for (const killAfter of [3, 9]) expect(await run(killAfter)).not.toContain("all");
    expect(await run(Number.POSITIVE_INFINITY)).toContain("all");
    const client = createClient({ baseUrl: url, token: userToken });
    const { companies } = await unwrap(client.GET("/v1/companies"));
    expect(
      lines(file)
        .map(({ key }) => key)
        .toSorted(),
    ).toEqual(companies.map(({ guid }) => guid).toSorted());
  });
});
