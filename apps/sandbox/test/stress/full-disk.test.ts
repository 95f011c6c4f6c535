import { execFileSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { basic } from "../support/send-request.ts";
import { type Member, startMember } from "./fleet.ts";

let folder: string;
let environment: NodeJS.ProcessEnv;
let full: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "signet-full-"));
  full = join(folder, "full");
  const LD_PRELOAD = join(folder, "disk.so");
  execFileSync("gcc", [
    "-shared",
    "-fPIC",
    "-o",
    LD_PRELOAD,
    fileURLToPath(new URL("./disk.c", import.meta.url)),
    "-ldl",
  ]);
  environment = { ...process.env, LD_PRELOAD, DISK_FULL: full };
});
afterAll(() => rmSync(folder, { recursive: true }));

const start = () => startMember(["--data", join(folder, "data"), "--companies", "10"], environment);
const status = async (member: Member, token: string) => (await member.send("/v1/folders", { token })).status;

async function sendPlainly({ url }: Member, token: string): Promise<void> {
  const socket = connect(Number(new URL(url).port), "127.0.0.1");
  socket.end(`GET /v1 HTTP/1.1\r\nAuthorization: ${basic(token)}\r\n\r\n`);
  await once(socket.resume(), "close");
}

test("on a full disk writes get 503, and what came over plain HTTP is revoked before anything else is written", async () => {
  const first = await start();
  const [user, company] = [first.userToken, first.companyToken];
  writeFileSync(full, "");
  const write = () => first.send("/v1/folders", { token: company, json: { name: "One" } });
  const refused = await write();
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

  rmSync(full);
  const second = await start();
  try {
    expect(await status(second, user)).toBe(401);
    writeFileSync(full, "");
    await sendPlainly(second, second.userToken);
    rmSync(full);
    const made = await second.send("/v1/folders", { token: second.companyToken, json: { name: "Two" } });
    expect(made.status).toBe(201);
    const database = new DatabaseSync(join(folder, "data/sandbox.db"), { readOnly: true });
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
