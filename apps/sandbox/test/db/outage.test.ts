import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startSandbox } from "@signet/sandbox";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Postgres, startPostgres } from "../support/postgres.ts";
import { basic, sendRequest } from "../support/send-request.ts";

let postgres: Postgres;
let folder: string;
beforeAll(async () => {
  postgres = await startPostgres();
  folder = mkdtempSync(join(tmpdir(), "signet-outage-"));
});
afterAll(async () => {
  await postgres?.stop();
  rmSync(folder, { recursive: true });
});

describe("while PostgreSQL is down", () => {
  test("all requests get 503, health names the database, a leaked token is refused, and all works after its restart", async () => {
    const databaseUrl = await postgres.create("outage");
    const options = { data: folder, databaseUrl, companies: 10, onMessage: () => {} };
    const sandbox = await startSandbox(options);
    const stopped = postgres.logged("database system is shut down");
    process.kill(postgres.pid(), "SIGINT");
    await stopped;
    const folders = { method: "POST", body: { name: "One" } };
    for (const [path, request] of [
      ["/v1/folders", {}],
      ["/v1/folders", folders],
      ["/sandbox/preferences", {}],
    ] as const) {
      const cookie = { cookie: "__Host-session=x" };
      const reply = await sendRequest(sandbox, path, { ...request, headers: cookie });
      expect(reply, path).toMatchObject({ status: 503, headers: { "retry-after": "1" } });
      expect(reply.text).not.toMatch(/ECONNREFUSED|postgres|node_modules/);
    }
    expect(await sendRequest(sandbox, "/sandbox/health")).toMatchObject({
      status: 503,
      json: { unwell: ["database"] },
    });
    const socket = connect(Number(new URL(sandbox.url).port), "127.0.0.1");
    socket.end(`GET /v1 HTTP/1.1\r\nAuthorization: ${basic(sandbox.userToken)}\r\n\r\n`);
    await once(socket.resume(), "close");
    await postgres.restart();

    expect((await sendRequest(sandbox, "/v1/folders")).status).toBe(401);
    const token = sandbox.companyToken;
    expect((await sendRequest(sandbox, "/v1/folders", { token })).status).toBe(200);
    expect((await sendRequest(sandbox, "/v1/folders", { ...folders, token })).status).toBe(201);
    expect((await sendRequest(sandbox, "/sandbox/health")).json).toEqual({ status: "ok" });
    const client = new pg.Client({ connectionString: databaseUrl });
    await client.connect();
    const { rows } = await client.query("select hash from tokens where leaked_from is not null");
    await client.end();
    expect(rows).toEqual([{ hash: null }]);
    await sandbox.close();
  });
});

describe("while PostgreSQL hangs with its connections open", () => {
  test("requests get 503 in a limited time, health names the database, and all works when it goes on", async () => {
    const databaseUrl = await postgres.create("hanging");
    const sandbox = await startSandbox({ databaseUrl, companies: 10, onMessage: () => {} });
    const folders = (name: string) => ({ method: "POST", body: { name } });
    // Each connection of the pool has been used.
    await Promise.all(Array.from({ length: 12 }, () => sendRequest(sandbox, "/v1/folders")));
    const goOn = postgres.hang();
    try {
      const requests = [
        ...Array.from({ length: 12 }, () => sendRequest(sandbox, "/v1/folders")),
        sendRequest(sandbox, "/v1/folders", folders("Hanging")),
        sendRequest(sandbox, "/sandbox/preferences", { headers: { cookie: "__Host-session=x" } }),
      ];
      const health = sendRequest(sandbox, "/sandbox/health");
      for (const request of requests) {
        expect(await request).toMatchObject({ status: 503, headers: { "retry-after": "1" } });
      }
      expect(await health).toMatchObject({ status: 503, json: { unwell: ["database"] } });
    } finally {
      goOn();
    }
    expect((await sendRequest(sandbox, "/sandbox/health")).status).toBe(200);
    expect((await sendRequest(sandbox, "/v1/folders", folders("After"))).status).toBe(201);
    const { json } = await sendRequest<{ name: string }[]>(sandbox, "/v1/folders");
    expect(json.map(({ name }) => name)).not.toContain("Hanging");
    expect((await sendRequest(sandbox, "/sandbox/health")).json).toEqual({ status: "ok" });
    await sandbox.close();
  });

  test("a sandbox stops all the same", async () => {
    const sandbox = await startSandbox({ databaseUrl: await postgres.create("stopping"), companies: 10 });
    const goOn = postgres.hang();
    try {
      const request = sendRequest(sandbox, "/v1/folders");
      expect((await request).status).toBe(503);
      await sandbox.close();
    } finally {
      goOn();
    }
  });

  test("reads that another program locks out get 503, and leave nothing behind on the server", async () => {
    const databaseUrl = await postgres.create("locked");
    const sandbox = await startSandbox({ databaseUrl, companies: 10, onMessage: () => {} });
    const client = new pg.Client({ connectionString: databaseUrl });
    await client.connect();
    await client.query("begin; lock table folders in access exclusive mode");
    const request = await sendRequest(sandbox, "/v1/folders");
    expect(request).toMatchObject({ status: 503, headers: { "retry-after": "1" } });
    const waiting = "select from pg_stat_activity where datname = 'locked' and wait_event_type = 'Lock'";
    expect((await client.query(waiting)).rows).toHaveLength(0);
    await client.end();
    expect((await sendRequest(sandbox, "/v1/folders")).status).toBe(200);
    await sandbox.close();
  });
});

test("a role that owns nothing but its database is enough, and ten connections are", async () => {
  const admin = new pg.Client({ connectionString: await postgres.create("other") });
  await admin.connect();
  await admin.query("create role signet_sandbox login password 'choose-one'");
  await admin.query("create database signet_sandbox owner signet_sandbox");
  const { port } = admin;
  const databaseUrl = `postgres://signet_sandbox:choose-one@127.0.0.1:${port}/signet_sandbox`;
  const sandbox = await startSandbox({ databaseUrl, companies: 10, concurrent: 100 });
  const replies = Array.from({ length: 60 }, () => sendRequest(sandbox, "/v2/portfolio"));
  for (const { status } of await Promise.all(replies)) expect(status).toBe(200);
  const { rows } = await admin.query("select from pg_stat_activity where datname = 'signet_sandbox'");
  expect(rows.length).toBeLessThanOrEqual(10);
  await sandbox.close();
  await admin.end();
});

describe("two starts at once", () => {
  test.each(["SQLite", "PostgreSQL"])("on an empty %s fill it once, and both work", async (store) => {
    const data = join(folder, store);
    const databaseUrl = store === "SQLite" ? {} : { databaseUrl: await postgres.create("twice") };
    const start = () => startSandbox({ data, companies: 20, ...databaseUrl, onMessage: () => {} });
    const sandboxes = await Promise.all([start(), start()]);
    const statuses = await Promise.all(
      sandboxes.map(async (sandbox) => [
        (await sendRequest(sandbox, "/v1/folders")).status,
        (await sendRequest(sandbox, "/v1/folders", { method: "POST", body: { name: "x" } })).status,
      ]),
    );
    expect(statuses).toEqual([
      [200, 201],
      [200, 201],
    ]);
    for (const sandbox of sandboxes) await sandbox.close();
  });
});
