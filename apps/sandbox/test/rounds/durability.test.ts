import type { ChildProcessWithoutNullStreams } from "node:child_process";
import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { DatabaseSync } from "node:sqlite";
import { fileURLToPath } from "node:url";
import { startSandbox } from "@signet/sandbox";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openDatabase } from "../../src/stores/open.ts";
import { createSeal } from "../../src/tokens/seal.ts";
import { createTokens } from "../../src/tokens/tokens.ts";
import { size } from "./round.ts";

let folder: string;
let path: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "signet-durability-"));
  path = join(folder, "sandbox.db");
  const sandbox = await startSandbox({ data: folder, companies: 10 });
  await sandbox.close();
});
afterAll(() => rmSync(folder, { recursive: true }));

const writer = fileURLToPath(new URL("./writer.ts", import.meta.url));
const kills = size(200, 5);

/** Starts the writer and collects the words of each line it says. */
async function startWriter(count: string, wrap: readonly string[] = [], environment: Record<string, string> = {}) {
  const [program = "", ...args] = [...wrap, process.execPath, "--conditions=@signet/source", writer, path, count];
  const child: ChildProcessWithoutNullStreams = spawn(program, args, { env: { ...process.env, ...environment } });
  const lines: string[][] = [];
  const reader = createInterface(child.stdout);
  reader.on("line", (line) => lines.push(line.split(" ")));
  await once(reader, "line");
  const ended = once(reader, "close");
  return { child, lines, reader, ended };
}

/** Holds the database to what was acknowledged before the writer was stopped. */
async function expectKept(lines: readonly string[][]): Promise<void> {
  const said = (word: string) => lines.flatMap(([first, token = ""]) => (first === word ? [token] : []));
  const database = await openDatabase(path);
  const tokens = createTokens(database, createSeal(Buffer.alloc(32)));
  const works = async (token: string) => (await tokens.verify(token, null)) !== undefined;
  const generated = said("generated");
  for (const token of [...generated.slice(0, -1), ...said("deleted")]) expect(await works(token)).toBe(false);
  const deleting = new Set(said("deleting"));
  for (const token of said("created")) if (!deleting.has(token)) expect(await works(token)).toBe(true);
  const live = await database
    .selectFrom("tokens")
    .select(["user_guid", "last_four"])
    .where("kind", "=", "user")
    .where("hash", "is not", null)
    .execute();
  expect(new Set(live.map(({ user_guid }) => user_guid)).size).toBe(live.length);
  const last = generated.at(-1);
  if (last !== undefined && !(await works(last))) {
    // Only a later one, whose answer was cut off, may have taken its place: the log was written with it.
    const newest = await database
      .selectFrom("audit_events")
      .select("last_four")
      .where("action", "=", "user_token_generated")
      .orderBy("id", "desc")
      .executeTakeFirstOrThrow();
    expect(newest.last_four).not.toBe(last.slice(-4));
    expect(live.map(({ last_four }) => last_four)).toContain(newest.last_four);
  }
  await database.destroy();
}

describe("what was acknowledged", () => {
  test(`S70: survives ${kills} kills in the middle of writing`, { timeout: 3_600_000 }, async () => {
    let acknowledged = 0;
    for (let kill = 0; kill < kills; kill += 1) {
      const { child, lines, reader, ended } = await startWriter("Infinity");
      // At another point each time: after so many lines, while the next write is under way.
      const after = 1 + ((kill * 7) % 40);
      while (lines.length < after) await once(reader, "line");
      child.kill("SIGKILL");
      await ended;
      acknowledged += lines.length;
      await expectKept(lines);
    }
    expect(acknowledged).toBeGreaterThan(kills);
    const database = new DatabaseSync(path);
    expect(database.prepare("pragma integrity_check").get()).toEqual({ integrity_check: "ok" });
    database.close();
  });

  test("survives a full disk: the write fails, nothing that was revoked comes back, and what works still does", async () => {
    // No file of this process may grow beyond what the database has and a little more; the signal is ignored, so that the
    // write itself fails, as on a full disk.
    const blocks = Math.ceil(statSync(path).size / 1_024) + 200;
    const limited = ["bash", "-c", `trap '' XFSZ; ulimit -f ${blocks}; exec "$@"`, "bash"];
    const { child, lines, reader, ended } = await startWriter("Infinity", limited);
    while (lines.at(-1)?.[0] !== "failed") await once(reader, "line");
    const generated = lines.flatMap(([word, token = ""]) => (word === "generated" ? [token] : []));
    expect(generated.length).toBeGreaterThan(10);
    const [last = "", ...former] = generated.toReversed();
    child.stdin.end([last, ...former].join("\n"));
    await ended;
    const verified = lines.filter(([word]) => word === "verified").map(([, token, works]) => [token, works]);
    expect(verified).toEqual([[last, "true"], ...former.map((token) => [token, "false"])]);
    await expectKept(lines);
  });

  test("is on the disk before it is acknowledged: each write is followed by a sync", async () => {
    const library = join(folder, "count-syncs.so");
    const source = fileURLToPath(new URL("./count-syncs.c", import.meta.url));
    execFileSync("gcc", ["-shared", "-fPIC", "-o", library, source, "-ldl"]);
    const log = join(folder, "syncs");
    const { child, lines, ended } = await startWriter("90", [], { LD_PRELOAD: library, SYNC_LOG: log });
    child.stdin.end();
    await ended;
    const writes = lines.filter(([word]) => ["generated", "created", "deleted"].includes(word ?? "")).length;
    expect(writes).toBe(150);
    expect(statSync(log).size).toBeGreaterThanOrEqual(writes);
  });
});
