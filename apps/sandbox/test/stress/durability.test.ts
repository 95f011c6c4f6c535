import { execFileSync } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { fileURLToPath } from "node:url";
import { startSandbox } from "@signet/sandbox";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Postgres, startPostgres } from "../support/postgres.ts";
import { figure, size } from "./round.ts";
import { expectKept, startWriter, tokensOf } from "./writing.ts";

let folder: string;
let file: string;
let address: string;
let postgres: Postgres;
/** The environment that makes a process count its syncs, and simulates a full disk. */
let disk: { LD_PRELOAD: string; SYNC_LOG: string; DISK_FULL: string };
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "signet-durability-"));
  file = join(folder, "sandbox.db");
  const [LD_PRELOAD = "", SYNC_LOG = "", DISK_FULL = ""] = ["disk.so", "syncs", "full"].map((name) =>
    join(folder, name),
  );
  disk = { LD_PRELOAD, SYNC_LOG, DISK_FULL };
  const source = fileURLToPath(new URL("./disk.c", import.meta.url));
  execFileSync("gcc", ["-shared", "-fPIC", "-o", LD_PRELOAD, source, "-ldl"]);
  // PostgreSQL may run as another user, whose syncs count, too.
  chmodSync(folder, 0o711);
  writeFileSync(SYNC_LOG, "");
  chmodSync(SYNC_LOG, 0o666);
  postgres = await startPostgres(disk);
  address = await postgres.create("durability");
  for (const where of [{}, { databaseUrl: address }]) {
    const sandbox = await startSandbox({ data: folder, companies: 10, ...where });
    await sandbox.close();
  }
});
afterAll(async () => {
  await postgres?.stop();
  rmSync(folder, { recursive: true });
});

const kills = size(200, 3);
/** Each needs a recovery of the server. */
const serverKills = size(50, 3);
const syncs = () => statSync(disk.SYNC_LOG).size;

/** Runs a statement on another connection. */
async function query<R extends pg.QueryResultRow>(statement: string): Promise<R[]> {
  const client = new pg.Client({ connectionString: address });
  await client.connect();
  const { rows } = await client.query<R>(statement);
  await client.end();
  return rows;
}

describe.each(["SQLite", "PostgreSQL"] as const)("an acknowledged write on %s", (store) => {
  const location = () => (store === "SQLite" ? file : address);

  test(`survives ${kills} kills during writes`, { timeout: 3_600_000 }, async () => {
    let acknowledged = 0;
    for (let kill = 0; kill < kills; kill += 1) {
      const { child, lines, until, ended } = await startWriter(location(), "Infinity");
      // At a different point each time: after some lines, during the next write.
      await until(({ length }) => length > (kill * 7) % 40);
      child.kill("SIGKILL");
      await ended;
      if (store === "PostgreSQL") await query(`select pg_terminate_backend(pid, 10000) ${fromWriters}`);
      acknowledged += lines.length;
      await expectKept(location(), lines);
    }
    expect(acknowledged).toBeGreaterThan(kills);
    figure(`${kills} kills of a writer on ${store}: ${acknowledged} writes acknowledged, all kept`);
    if (store === "PostgreSQL") return;
    const database = new DatabaseSync(file);
    expect(database.prepare("pragma integrity_check").get()).toEqual({ integrity_check: "ok" });
    database.close();
  });

  test("is on the disk: each write is followed by a sync", async () => {
    const before = syncs();
    const environment = store === "SQLite" ? disk : {};
    const { child, lines, ended } = await startWriter(location(), "90", { environment });
    child.stdin.end();
    await ended;
    const writes = ["generated", "created", "deleted"].flatMap((word) => tokensOf(lines, word)).length;
    expect(writes).toBe(150);
    expect(syncs() - before).toBeGreaterThanOrEqual(writes);
    figure(`${writes} writes acknowledged on ${store}: ${syncs() - before} syncs`);
  });
});

test(`survives ${serverKills} kills of the PostgreSQL server`, {
  timeout: 3_600_000,
}, async () => {
  let acknowledged = 0;
  for (let kill = 0; kill < serverKills; kill += 1) {
    const { child, lines, until, ended } = await startWriter(address, "Infinity");
    await until(({ length }) => length > (kill * 7) % 40);
    const [process_] = await query<{ pid: number }>(`select pid ${fromWriters}`);
    const recovered = postgres.logged("ready to accept connections");
    process.kill(process_?.pid ?? Number.NaN, "SIGKILL");
    await recovered;
    await until((lines) => lines.at(-1)?.[0] === "failed");
    child.stdin.end();
    await ended;
    acknowledged += lines.length;
    await expectKept(address, lines);
  }
  figure(`${serverKills} kills of PostgreSQL: ${acknowledged} writes acknowledged, all kept`);
});

describe("a full disk", () => {
  /** Fills the disk under a writer, and returns its tokens and the state of each in its process. */
  async function fill(location: string, environment: Record<string, string>) {
    const { child, lines, until, ended } = await startWriter(location, "Infinity", { environment });
    await until((lines) => tokensOf(lines, "generated").length > 10);
    writeFileSync(disk.DISK_FULL, "");
    await until((lines) => lines.at(-1)?.[0] === "failed");
    const [last = "", ...former] = tokensOf(lines, "generated").toReversed();
    return {
      ...{ last, former, lines },
      async verified() {
        child.stdin.end([last, ...former].join("\n"));
        await ended;
        rmSync(disk.DISK_FULL);
        return new Map(lines.flatMap(([word, token, works]) => (word === "verified" ? [[token, works]] : [])));
      },
    };
  }

  test("of SQLite: the write fails, revoked tokens stay revoked, and the others work", async () => {
    const { last, former, lines, verified } = await fill(file, disk);
    expect(await verified()).toEqual(new Map([[last, "true"], ...former.map((token) => [token, "false"] as const)]));
    await expectKept(file, lines);
  });

  test("of PostgreSQL: it stops, rejects all requests, and has all data once there is space again", async () => {
    const stopped = postgres.logged("database system is shut down");
    const { last, former, lines, verified } = await fill(address, {});
    await stopped;
    expect(await verified()).toEqual(new Map([last, ...former].map((token) => [token, "unanswered"])));
    await postgres.restart();
    await expectKept(address, lines);
  });
});

const fromWriters = "from pg_stat_activity where application_name = 'signet-sandbox'";
