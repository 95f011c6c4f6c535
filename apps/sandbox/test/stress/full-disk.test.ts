import { execFileSync, spawnSync } from "node:child_process";
import { once } from "node:events";
import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { basic } from "../support/send-request.ts";
import { type Member, startMember } from "./fleet.ts";
import { figure, isFull } from "./round.ts";

/** A folder on a disk that can be full. */
interface Disk {
  folder: string;
  environment: NodeJS.ProcessEnv;
  fill(): void;
  free(): void;
  /** Gives the disk back. */
  remove(): void;
}

/** Makes a disk whose writes fail at once, by a preloaded library. */
function simulateDisk(): Disk {
  const folder = mkdtempSync(join(tmpdir(), "signet-full-"));
  const [full, LD_PRELOAD] = [join(folder, "full"), join(folder, "disk.so")];
  const source = fileURLToPath(new URL("./disk.c", import.meta.url));
  execFileSync("gcc", ["-shared", "-fPIC", "-o", LD_PRELOAD, source, "-ldl"]);
  return {
    folder,
    environment: { ...process.env, LD_PRELOAD, DISK_FULL: full },
    fill: () => writeFileSync(full, ""),
    free: () => rmSync(full),
    remove: () => rmSync(folder, { recursive: true }),
  };
}

/** Mounts a small file system in memory. What it has allocated can still be overwritten when it is full. */
function mountDisk(): Disk {
  const folder = mkdtempSync(join(tmpdir(), "signet-mounted-"));
  const mounted = spawnSync("mount", ["-t", "tmpfs", "-o", "size=48m", "tmpfs", folder], { encoding: "utf8" });
  if (mounted.status !== 0) {
    throw new Error(
      `cannot mount a tmpfs (${mounted.error?.message ?? mounted.stderr.trim()}): run this round as root`,
    );
  }
  const ballast = join(folder, "ballast");
  return {
    folder,
    environment: process.env,
    fill() {
      for (let size = 1_048_576; size >= 1; ) {
        try {
          appendFileSync(ballast, Buffer.alloc(size));
        } catch {
          size = Math.floor(size / 2);
        }
      }
    },
    free: () => rmSync(ballast),
    remove() {
      execFileSync("umount", [folder]);
      rmSync(folder, { recursive: true });
    },
  };
}

const disks = [["simulated", simulateDisk] as const, ...(isFull ? [["real", mountDisk] as const] : [])];

const status = async (member: Member, token: string) => (await member.send("/v1/folders", { token })).status;

async function sendPlainly({ url }: Member, token: string): Promise<void> {
  const socket = connect(Number(new URL(url).port), "127.0.0.1");
  socket.end(`GET /v1 HTTP/1.1\r\nAuthorization: ${basic(token)}\r\n\r\n`);
  await once(socket.resume(), "close");
}

describe.each(disks)("a full %s disk", (kind, createDisk) => {
  let disk: Disk;
  beforeAll(() => {
    disk = createDisk();
  });
  afterAll(() => disk?.remove());

  const start = () => startMember(["--data", join(disk.folder, "data"), "--companies", "10"], disk.environment);

  test("writes get 503, and what came over plain HTTP is revoked before anything else is written", async () => {
    const first = await start();
    const [user, company] = [first.userToken, first.companyToken];
    disk.fill();
    let stored = 0;
    const write = () => first.send("/v1/folders", { token: company, json: { name: "One" } });
    let refused = await write();
    // The log has room that it has used before.
    for (; refused.status === 201; stored += 1) refused = await write();
    figure(`${stored} writes on a ${kind} full disk before the first 503`);
    expect(refused).toMatchObject({ status: 503, headers: { "retry-after": "1" } });
    expect(JSON.parse((await first.send("/sandbox/health")).text)).toEqual({
      status: "degraded",
      unwell: ["database writes"],
    });
    expect(await status(first, user)).toBe(200);
    await sendPlainly(first, user);
    expect(await status(first, user)).toBe(401);
    first.process.kill("SIGKILL");
    await once(first.process, "exit");

    disk.free();
    const second = await start();
    try {
      expect(await status(second, user)).toBe(401);
      disk.fill();
      await sendPlainly(second, second.userToken);
      disk.free();
      const made = await second.send("/v1/folders", { token: second.companyToken, json: { name: "Two" } });
      expect(made.status).toBe(201);
      const database = new DatabaseSync(join(disk.folder, "data/sandbox.db"), { readOnly: true });
      const rows = database.prepare("select action from audit_events order by id desc limit 1").all();
      database.close();
      // The revocation is stored, not only remembered.
      expect(rows).toEqual([{ action: "user_token_leaked" }]);
      expect(await status(second, second.userToken)).toBe(401);
      expect(JSON.parse((await second.send("/sandbox/health")).text)).toEqual({ status: "ok" });
    } finally {
      await second.stop();
    }
  });
});
