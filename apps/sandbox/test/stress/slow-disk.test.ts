import { execFileSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { basic } from "../support/send-request.ts";
import { type Member, startMember } from "./fleet.ts";

let folder: string;
let library: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "signet-slow-"));
  library = join(folder, "disk.so");
  const source = fileURLToPath(new URL("./disk.c", import.meta.url));
  execFileSync("gcc", ["-shared", "-fPIC", "-o", library, source, "-ldl"]);
});
afterAll(() => rmSync(folder, { recursive: true }));

const write = (member: Member, name: string) =>
  member.send("/v1/folders", { token: member.companyToken, json: { name } });

async function names(member: Member): Promise<string[]> {
  const { status, text } = await member.send("/v1/folders", { token: member.companyToken });
  expect(status).toBe(200);
  return JSON.parse(text).map(({ name }: { name: string }) => name);
}

async function health(member: Member): Promise<unknown> {
  return JSON.parse((await member.send("/sandbox/health")).text);
}

describe.each([
  // A sync is a part of the commit; a write may be one of a statement, but a small one is a part of the commit, too.
  ["a sync", "DISK_SLOW_SYNC"],
  ["a write", "DISK_SLOW"],
])("while the disk does not finish %s", (_, variable) => {
  test("reads and health work, writes get 503, what came over plain HTTP is refused, and all works afterwards", async () => {
    const slow = join(folder, variable);
    const environment = { ...process.env, LD_PRELOAD: library, [variable]: slow };
    const member = await startMember(["--data", join(folder, `data-${variable}`), "--companies", "10"], environment);
    writeFileSync(slow, "");
    try {
      const first = write(member, "First");
      const ended: string[] = [];
      first.then(() => ended.push("first"));
      // Many more than wait for the disk in one moment.
      for (let count = 0; count < 20; count += 1) {
        expect(await names(member)).not.toContain("First");
        expect(await health(member)).toMatchObject({ status: "ok" });
      }
      expect(ended).toEqual([]);
      const second = write(member, "Second");
      expect(await first).toMatchObject({
        status: 503,
        headers: { "retry-after": "1" },
        text: expect.stringContaining("may be stored"),
      });
      expect(await second).toMatchObject({ status: 503, text: expect.stringContaining("Nothing was changed") });
      expect(await health(member)).toEqual({ status: "degraded", unwell: ["database writes"] });

      const socket = connect(Number(new URL(member.url).port), "127.0.0.1");
      const closed = once(socket, "close");
      socket.end(`GET /v1 HTTP/1.1\r\nAuthorization: ${basic(member.userToken)}\r\n\r\n`);
      await closedOrRefused(member, closed);
      expect((await member.send("/v1/folders", { token: member.userToken })).status).toBe(401);
      expect(await names(member)).not.toContain("First");
    } finally {
      rmSync(slow);
    }
    expect((await write(member, "Third")).status).toBe(201);
    const stored = await names(member);
    // The first one was being stored when it was given up; the second one had not begun.
    expect(stored).toEqual(expect.arrayContaining(["First", "Third"]));
    expect(stored).not.toContain("Second");
    expect(await health(member)).toEqual({ status: "ok" });
    expect((await member.send("/v1/folders", { token: member.userToken })).status).toBe(401);
    await member.stop();
  });
});

test("while the disk does not respond, the command stops all the same", async () => {
  const slow = join(folder, "stop");
  // Node.js would write its compile cache when it stops, with the same slow writes.
  const environment = { ...process.env, LD_PRELOAD: library, DISK_SLOW: slow, NODE_DISABLE_COMPILE_CACHE: "1" };
  const member = await startMember(["--data", join(folder, "data-stop"), "--companies", "10"], environment);
  writeFileSync(slow, "");
  expect((await write(member, "Lost")).status).toBe(503);
  member.process.kill("SIGTERM");
  await once(member.process, "exit");
  rmSync(slow);
  const next = await startMember(["--data", join(folder, "data-stop")]);
  expect((await write(next, "Next")).status).toBe(201);
  await next.stop();
});

/** Waits until a token is refused, which is before its plain connection is closed. */
async function closedOrRefused(member: Member, closed: Promise<unknown>): Promise<void> {
  let isClosed = false;
  closed.then(() => {
    isClosed = true;
  });
  while ((await member.send("/v1/folders", { token: member.userToken })).status === 200) {
    if (isClosed) throw new Error("the token works after its connection was closed");
  }
}
