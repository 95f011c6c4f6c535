import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Sandbox, startSandbox } from "@signet/sandbox";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openDatabase } from "../../src/db/open.ts";
import { runTransaction } from "../../src/db/transaction.ts";
import { userPrincipal } from "../../src/principal.ts";
import { mintToken, parseTokenKind, randomText } from "../../src/tokens/token-format.ts";
import { createTokens } from "../../src/tokens/tokens.ts";
import { basic, sendRequest } from "../support/send-request.ts";
import { formToken, generateUserToken, shownToken, signIn } from "../support/sign-in.ts";

describe("mintToken", () => {
  test("prefers no character", () => {
    const counts = new Map<string, number>();
    for (const character of randomText(620_000)) counts.set(character, (counts.get(character) ?? 0) + 1);
    expect(counts.size).toBe(62);
    // Ten thousand each are expected; eight standard deviations are 800.
    for (const count of counts.values()) expect(Math.abs(count - 10_000)).toBeLessThan(800);
  });
});

describe("parseTokenKind", () => {
  test("parses the kind, and rejects every single wrong character", () => {
    const token = mintToken("company");
    expect([parseTokenKind(token), parseTokenKind(mintToken("user"))]).toEqual(["company", "user"]);
    for (let index = 0; index < token.length; index += 1) {
      const wrong = token[index] === "x" ? "y" : "x";
      expect(parseTokenKind(token.slice(0, index) + wrong + token.slice(index + 1))).toBeUndefined();
    }
    for (const text of ["", "api_token", `${token}a`, token.slice(1)]) expect(parseTokenKind(text)).toBeUndefined();
  });
});

describe("tokens of a sandbox with kept data", () => {
  let data: string;
  let sandbox: Sandbox;
  beforeAll(async () => {
    data = mkdtempSync(join(tmpdir(), "signet-tokens-"));
    sandbox = await startSandbox({ data, companies: 10 });
  });
  afterAll(async () => {
    await sandbox.close();
    rmSync(data, { recursive: true });
  });
  const statusOf = async (token: string) => (await sendRequest(sandbox, "/v1/folders", { token })).status;

  test("a new user token revokes the previous one, and no other user's", async () => {
    const first = await generateUserToken(sandbox, sandbox.signIn.email);
    expect(await statusOf(first)).toBe(200);
    const second = await generateUserToken(sandbox, sandbox.signIn.email);
    const third = await generateUserToken(sandbox, sandbox.signIn.email);
    expect([await statusOf(first), await statusOf(second), await statusOf(third)]).toEqual([401, 401, 200]);
    expect(await statusOf(sandbox.userToken)).toBe(200);
  });

  test("of many generated at the same time exactly one works, and each request got a response", async () => {
    const visitor = await signIn(sandbox);
    const forms = await Promise.all(Array.from({ length: 40 }, () => visitor.get("/sandbox/preferences")));
    const replies = await Promise.all(
      forms.map((form) => visitor.post("/sandbox/preferences/user-token", { form_token: formToken(form) })),
    );
    expect(replies.map(({ status }) => status)).toEqual(replies.map(() => 200));
    const made = replies.map((reply) => shownToken(reply) ?? "");
    expect(new Set(made).size).toBe(40);
    const statuses = await Promise.all(made.map(statusOf));
    expect(statuses.filter((status) => status === 200)).toHaveLength(1);
  });

  test("of a thousand generated at the same time in one process exactly one works", async () => {
    const database = await openDatabase(join(data, "sandbox.db"));
    const tokens = createTokens(database, Buffer.alloc(32), data);
    const columns = await database
      .selectFrom("users")
      .selectAll()
      .where("email", "=", "dora.falk@brightwater.example")
      .executeTakeFirstOrThrow();
    const user = userPrincipal(columns, null);
    const made = await Promise.all(Array.from({ length: 1_000 }, () => tokens.generateUserToken(user)));
    const callers = await Promise.all(made.map((token) => tokens.verify(token, null)));
    expect(callers.filter((caller) => caller !== undefined)).toHaveLength(1);
    expect(made).toContain(await tokens.showUserToken(user));
    await tokens.close();
    await database.destroy();
  });

  test("the tokens of a user who is no longer active do not work", async () => {
    const token = await generateUserToken(sandbox, "dora.falk@brightwater.example");
    expect(await statusOf(token)).toBe(200);
    const database = await openDatabase(join(data, "sandbox.db"));
    const change = (status: string) =>
      runTransaction(database, (transaction) =>
        transaction.updateTable("users").set({ status }).where("email", "=", "dora.falk@brightwater.example").execute(),
      );
    await change("Deactivated");
    expect(await statusOf(token)).toBe(401);
    await change("Activated");
    await database.destroy();
    expect(await statusOf(token)).toBe(200);
  });

  test("a restart replaces the printed company token and password, and no other token", async () => {
    const own = await generateUserToken(sandbox, sandbox.signIn.email);
    const body = { description: "Made by a developer" };
    const path = "/v1/customers/current/api-tokens";
    const company = (await sendRequest<{ token: string }>(sandbox, path, { method: "POST", body })).json.token;
    const folder = await sendRequest<{ guid: string }>(sandbox, "/v1/folders", {
      method: "POST",
      body: { name: "Kept" },
    });
    const former = { ...sandbox };
    await sandbox.close();
    sandbox = await startSandbox({ data, companies: 10 });
    expect([await statusOf(own), await statusOf(company)]).toEqual([200, 200]);
    expect([await statusOf(sandbox.userToken), await statusOf(sandbox.companyToken)]).toEqual([200, 200]);
    expect(sandbox.userToken).toBe(former.userToken);
    expect(await statusOf(former.companyToken)).toBe(401);
    expect(sandbox.signIn.password).not.toBe(former.signIn.password);
    expect(await sendRequest(sandbox, `/v1/folders/${folder.json.guid}`)).toMatchObject({ json: { name: "Kept" } });
    expect((await sendRequest<object[]>(sandbox, path)).json).toHaveLength(3);
  });

  test("no file contains a token or the password, and only the owner can read the files", async () => {
    const token = await generateUserToken(sandbox, sandbox.signIn.email);
    const secrets = [token, sandbox.userToken, sandbox.companyToken, sandbox.signIn.password];
    const files = readdirSync(data);
    expect(files).toContain("sandbox.db-wal");
    const bytes = files.map((file) => readFileSync(join(data, file)));
    for (const secret of secrets) {
      for (const form of [secret, basic(secret).slice(6), Buffer.from(secret).toString("hex")]) {
        expect(bytes.some((content) => content.includes(form))).toBe(false);
      }
    }
    const hash = createHash("sha256").update(token).digest();
    expect(bytes.some((content) => content.includes(hash))).toBe(true);
    for (const file of files.filter((name) => name.startsWith("sandbox.db"))) {
      expect(statSync(join(data, file)).mode & 0o077, file).toBe(0);
    }
  });

  test("running requests finish when it closes, and new connections are rejected", async () => {
    const names = Array.from({ length: 10 }, (_, index) => `Under way ${index}`);
    const reads = names.map(() => sendRequest(sandbox, "/v1/companies"));
    const writes = names.map((name) => sendRequest(sandbox, "/v1/folders", { method: "POST", body: { name } }));
    await sendRequest(sandbox, "/v1/users/current", { token: sandbox.companyToken });
    await sandbox.close();
    for (const { status } of await Promise.all(reads)) expect(status).toBe(200);
    for (const { status } of await Promise.all(writes)) expect(status).toBe(201);
    await expect(sendRequest(sandbox, "/v1/folders")).rejects.toMatchObject({ code: "ECONNREFUSED" });
    sandbox = await startSandbox({ data, companies: 10 });
    const { json } = await sendRequest<{ name: string }[]>(sandbox, "/v1/folders");
    expect(json.map(({ name }) => name)).toEqual(expect.arrayContaining(names));
  });
});

describe("createTokens", () => {
  test("compares tokens exactly, and never as a pattern", async () => {
    const database = await openDatabase(":memory:");
    const tokens = createTokens(database, Buffer.alloc(32), tmpdir());
    for (const text of ["", "%", "_".repeat(40), "'; drop table tokens; --", mintToken("user"), mintToken("company")]) {
      expect(await tokens.verify(text, null)).toBeUndefined();
    }
    await database.destroy();
  });
});
