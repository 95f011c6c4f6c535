import {
  copyFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { type Sandbox, startSandbox } from "@signet/sandbox";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import type { Transaction } from "../../src/db/database.ts";
import { openDatabase } from "../../src/db/open.ts";
import { assertVersion } from "../../src/db/sqlite.ts";
import { runTransaction } from "../../src/db/transaction.ts";
import { userPrincipal } from "../../src/principal.ts";
import { decryptToken, encryptToken } from "../../src/tokens/encrypt-token.ts";
import { loadEncryptionKey } from "../../src/tokens/encryption-key.ts";
import { mintToken } from "../../src/tokens/token-format.ts";
import { createTokens } from "../../src/tokens/tokens.ts";
import { type Postgres, startPostgres } from "../support/postgres.ts";
import { sendRequest } from "../support/send-request.ts";
import { formToken, generateUserToken, shownToken, signIn } from "../support/sign-in.ts";

let folder: string;
let data: string;
let sandbox: Sandbox;
let postgres: Postgres;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "signet-storage-"));
  data = join(folder, "data");
  sandbox = await startSandbox({ data, companies: 10 });
  postgres = await startPostgres();
});
afterAll(async () => {
  await sandbox?.close();
  await postgres?.stop();
  rmSync(folder, { recursive: true });
});

const home = "/sandbox/preferences";

/** Views the last token as its owner. */
async function show(of: Sandbox): Promise<{ token: string | undefined; text: string }> {
  const visitor = await signIn(of);
  const form_token = formToken(await visitor.get(home));
  const reply = await visitor.post(`${home}/user-token/show`, { form_token });
  return { token: shownToken(reply), text: reply.text };
}

describe("a backup", () => {
  test("taken while the sandbox runs contains no token, and restores all of them with the key", async () => {
    const token = await generateUserToken(sandbox, sandbox.signIn.email);
    const copy = join(folder, "backup.db");
    const live = new DatabaseSync(join(data, "sandbox.db"));
    live.exec(`vacuum into '${copy}'`);
    live.close();
    const key = readFileSync(join(data, "token.key"), "latin1").trim();
    const bytes = readFileSync(copy);
    for (const secret of [token, Buffer.from(`${token}:`).toString("base64"), key])
      expect(bytes.includes(secret)).toBe(false);
    expect(bytes.includes(Buffer.from(key, "base64"))).toBe(false);

    // The restored backup lacks the later token, and has the one it replaced.
    const later = await generateUserToken(sandbox, sandbox.signIn.email);
    const restored = join(folder, "restored");
    mkdirSync(restored, { mode: 0o700 });
    copyFileSync(copy, join(restored, "sandbox.db"));
    copyFileSync(join(data, "token.key"), join(restored, "token.key"));
    const second = await startSandbox({ data: restored });
    expect((await sendRequest(second, "/v1/folders", { token })).status).toBe(200);
    expect((await sendRequest(second, "/v1/folders", { token: later })).status).toBe(401);
    expect((await show(second)).token).toBe(token);
    await second.close();
  });

  test("of PostgreSQL restores the tokens with the key that several processes share", async () => {
    const tokenKey = Buffer.alloc(32, 5).toString("base64");
    const databaseUrl = await postgres.create("original");
    const [first, second] = [
      await startSandbox({ databaseUrl, tokenKey, companies: 10 }),
      await startSandbox({ databaseUrl, tokenKey }),
    ];
    const token = await generateUserToken(second, second.signIn.email);
    expect((await show({ ...first, signIn: second.signIn })).token).toBe(token);
    await first.close();
    await second.close();
    const restored = await startSandbox({ databaseUrl: await postgres.copy("original", "restored"), tokenKey });
    expect((await sendRequest(restored, "/v1/folders", { token })).status).toBe(200);
    expect((await show(restored)).token).toBe(token);
    await restored.close();
    const keyless = await startSandbox({ databaseUrl });
    expect((await sendRequest(keyless, "/v1/folders", { token })).status).toBe(200);
    expect((await show(keyless)).text).toContain("its encryption key is no longer available");
    await keyless.close();
  });

  test("without the key: tokens work, but the page cannot show them, and says so", async () => {
    const token = await generateUserToken(sandbox, sandbox.signIn.email);
    const restored = join(folder, "keyless");
    await sandbox.close();
    cpSync(data, restored, { recursive: true });
    rmSync(join(restored, "token.key"));
    const second = await startSandbox({ data: restored });
    expect((await sendRequest(second, "/v1/folders", { token })).status).toBe(200);
    const shown = await show(second);
    expect(shown.token).toBeUndefined();
    expect(shown.text).toContain("its encryption key is no longer available. The token still works");
    await second.close();
    sandbox = await startSandbox({ data });
    expect((await show(sandbox)).token).toBe(token);
  });
});

describe("encryptToken", () => {
  test("uses a key file that only its owner can read, and that all processes of a folder share", () => {
    const place = join(folder, "keys");
    mkdirSync(place);
    const keys = Array.from({ length: 3 }, () => loadEncryptionKey(place, undefined).toString("hex"));
    expect(new Set(keys).size).toBe(1);
    expect(statSync(join(place, "token.key")).mode & 0o077).toBe(0);
    expect(readdirSync(place)).toEqual(["token.key"]);
    writeFileSync(join(place, "token.key"), "no key");
    expect(() => loadEncryptionKey(place, undefined)).toThrow(expect.objectContaining({ code: "ERR_DATA_FOLDER" }));
    const given = Buffer.alloc(32, 7).toString("base64");
    expect(loadEncryptionKey(place, given)).toEqual(Buffer.alloc(32, 7));
    expect(() => loadEncryptionKey(place, "c2hvcnQ=")).toThrow(expect.objectContaining({ code: "ERR_OPTION" }));
  });

  test("can be decrypted only for the same user, token and key, and unchanged", () => {
    const [key, token] = [Buffer.alloc(32, 1), mintToken("user")];
    const encrypted = encryptToken(token, key, "user token");
    expect(decryptToken(encrypted, key, "user token")).toBe(token);
    expect(decryptToken(encrypted, key, "other token")).toBeUndefined();
    expect(decryptToken(encrypted, key, "user other")).toBeUndefined();
    expect(decryptToken(encrypted, Buffer.alloc(32, 2), "user token")).toBeUndefined();
    for (let index = 0; index < encrypted.length; index += 1) {
      const changed = Buffer.from(encrypted);
      changed[index] = (changed[index] ?? 0) ^ 1;
      expect(decryptToken(changed, key, "user token")).toBeUndefined();
    }
    expect(decryptToken(encrypted.subarray(0, 10), key, "user token")).toBeUndefined();
  });
});

describe.each(["SQLite", "PostgreSQL"])("on %s", (store) => {
  const location = async (name: string) => (store === "SQLite" ? join(data, "sandbox.db") : postgres.create(name));

  test("an entry of the audit log cannot be changed or deleted", async () => {
    const database = await openDatabase(await location("audit"));
    const { recordEvent } = await import("../../src/tokens/audit-log.ts");
    await runTransaction(database, (transaction) => recordEvent(transaction, "signed_in", null));
    const refusal = /the audit log cannot be changed/;
    const change = (work: (transaction: Transaction) => Promise<unknown>) =>
      expect(runTransaction(database, work)).rejects.toThrow(refusal);
    await change((transaction) => transaction.updateTable("audit_events").set({ actor_name: "x" }).execute());
    await change((transaction) => transaction.deleteFrom("audit_events").execute());
    const replace = sql`insert or replace into audit_events (id, at, action, actor_name) values (1, '', '', '')`;
    await change((transaction) => (store === "SQLite" ? replace : sql`truncate audit_events`).execute(transaction));
    await database.destroy();
  });

  test("a hash is 32 bytes and unique, and a look-up with text of any length does not fail", async () => {
    const database = await openDatabase(await location("hashes"));
    const tokens = createTokens(database, Buffer.alloc(32), data);
    for (const text of ["", "a", mintToken("user"), "a".repeat(5_000)]) {
      expect(await tokens.verify(text, null)).toBeUndefined();
    }
    if (store === "SQLite") {
      const hashes = await database.selectFrom("tokens").select("hash").where("hash", "is not", null).execute();
      expect(hashes.length).toBeGreaterThan(1);
      for (const { hash } of hashes) expect(hash).toHaveLength(32);
      const [first, second] = hashes;
      const twice = runTransaction(database, (transaction) =>
        transaction
          .updateTable("tokens")
          .set({ hash: first?.hash ?? null })
          .where("hash", "=", second?.hash ?? null)
          .execute(),
      );
      await expect(twice).rejects.toThrow(/unique/i);
    }
    await database.destroy();
  });
});

describe("SQLite", () => {
  test("a version that can lose writes is rejected", () => {
    for (const version of ["3.51.2", "3.50.9", "3.7.0", undefined])
      expect(() => assertVersion(version)).toThrow("3.51.3");
    for (const version of ["3.51.3", "3.52.0", "4.0.0"]) expect(() => assertVersion(version)).not.toThrow();
  });

  test("the write-ahead log is reused after a long reader has finished", async () => {
    const path = join(data, "sandbox.db");
    const reader = new DatabaseSync(path);
    const database = await openDatabase(path);
    const tokens = createTokens(database, Buffer.alloc(32), data);
    const columns = await database
      .selectFrom("users")
      .selectAll()
      .where("email", "=", "dora.falk@brightwater.example")
      .executeTakeFirstOrThrow();
    const user = userPrincipal(columns, null);
    const write = async () => {
      for (let count = 0; count < 200; count += 1) await tokens.generateUserToken(user);
    };
    reader.exec("begin; select count(*) from tokens");
    await write();
    reader.exec("commit");
    const grown = statSync(`${path}-wal`).size;
    expect(reader.prepare("pragma wal_checkpoint(restart)").get()).toMatchObject({ busy: 0 });
    await write();
    // Later writes reuse the log from its beginning.
    expect(statSync(`${path}-wal`).size).toBeLessThan(1.5 * grown);
    reader.close();
    await database.destroy();
  });

  test("an unexpected error gets 500 without details, and other requests are served", async () => {
    const output = vi.spyOn(console, "error").mockImplementation(() => {});
    const live = new DatabaseSync(join(data, "sandbox.db"));
    live.exec("alter table folders rename to folders_elsewhere");
    const failed = await sendRequest(sandbox, "/v1/folders");
    expect(failed).toMatchObject({ status: 500, json: { detail: "The sandbox failed; its own output says why." } });
    expect(failed.text).not.toMatch(/folders|select|sqlite|\.ts/i);
    expect((await sendRequest(sandbox, "/v2/users")).status).toBe(200);
    live.exec("alter table folders_elsewhere rename to folders");
    live.close();
    expect((await sendRequest(sandbox, "/v1/folders")).status).toBe(200);
    expect(output.mock.calls.join()).toContain("no such table");
    expect(output.mock.calls.join()).not.toContain(sandbox.userToken);
    output.mockRestore();
  });

  test("text that looks like SQL is text", async () => {
    const description = "'); drop table tokens; --";
    const path = "/v1/customers/current/api-tokens";
    const made = await sendRequest<{ guid: string }>(sandbox, path, { method: "POST", body: { description } });
    expect(made).toMatchObject({ status: 201, json: { description } });
    for (const query of ["sort=guid;drop%20table%20tokens", "q=%27%20or%201=1--", "email=%27%20or%20%27%27=%27"]) {
      expect((await sendRequest(sandbox, `/v2/users?${query}`)).status).toBe(200);
    }
    expect((await sendRequest(sandbox, `${path}/${made.json.guid}`, { method: "DELETE" })).status).toBe(204);
  });

  test("a customer has at most a hundred company tokens, by API and page", async () => {
    const path = "/v1/customers/current/api-tokens";
    const create = () => sendRequest(sandbox, path, { method: "POST", body: { description: "One of many" } });
    let made = await create();
    for (let count = 0; made.status === 201 && count < 100; count += 1) made = await create();
    expect(made).toMatchObject({ status: 400, text: expect.stringContaining("can have 100") });
    expect((await sendRequest<object[]>(sandbox, path)).json).toHaveLength(100);
    const visitor = await signIn(sandbox);
    const form_token = formToken(await visitor.get(home));
    const refused = await visitor.post(`${home}/company-tokens`, { form_token, description: "One more" });
    expect(refused.status).toBe(409);
    expect(shownToken(refused)).toBeUndefined();
  });
});
