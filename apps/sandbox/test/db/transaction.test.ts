import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import type { components } from "@signet/client";
import type { Sandbox } from "@signet/sandbox";
import pg from "pg";
import { describe, expect, test } from "vitest";
import { sendRequest } from "../support/send-request.ts";
import { signIn } from "../support/sign-in.ts";
import { type Store, stores, useStores } from "../support/stores.ts";

type Schemas = components["schemas"];

const stored = useStores({ companies: 30, concurrent: 1_000 });

/** Sends requests at the same time, and counts their statuses. */
async function together(sandbox: Sandbox, count: number, method: string, path: string, bodyOf: (n: number) => unknown) {
  const replies = await Promise.all(
    Array.from({ length: count }, (_, index) => sendRequest<never>(sandbox, path, { method, body: bodyOf(index) })),
  );
  const statuses = Object.groupBy(replies, ({ status }) => status);
  return Object.fromEntries(Object.entries(statuses).map(([status, own]) => [status, own?.length]));
}

const read = async <T>(sandbox: Sandbox, path: string) => (await sendRequest<T>(sandbox, path)).json;

describe.each(stores)("writes at the same time on %s", (store) => {
  const sandbox = () => stored.sandbox(store);

  test("create one user per address, and no more users than the quota", async () => {
    const user = (email: string) => ({ email, formal_name: "Some One" });
    const same = await together(sandbox(), 24, "POST", "/v2/users", () => user("one@brightwater.example"));
    expect(same).toEqual({ 201: 1, 400: 23 });
    await together(sandbox(), 60, "POST", "/v2/users", (n) => user(`many-${n}@brightwater.example`));
    const quota = await read<Schemas["UserQuota"]>(sandbox(), "/v1/users/quota");
    expect(quota).toMatchObject({ active_user_count: quota.total_active_quota, remaining_active_quota: 0 });
  });

  test("use no more fast ratings than were bought", async () => {
    const used = await together(sandbox(), 120, "POST", "/v1/fast-ratings", (n) => ({
      url: `https://site-${n}.example`,
    }));
    expect(used).toEqual({ 200: 100, 403: 20 });
    expect(await read(sandbox(), "/v1/fast-ratings/quota")).toMatchObject({ quota_remaining: "0" });
  });

  test("give each tier its own rank, and leave each company in one tier", async () => {
    await together(sandbox(), 24, "POST", "/v1/tiers", (n) => ({ name: `Tier ${n}`, companies: [] }));
    const tiers = await read<Schemas["Tier"][]>(sandbox(), "/v1/tiers");
    expect(tiers.map(({ rank }) => rank)).toEqual(tiers.map((_, index) => index + 1));
    expect(tiers).toHaveLength(5);
    const companies = tiers.flatMap((tier) => tier.companies);
    const moved = tiers
      .slice(0, 12)
      .map(({ guid }) =>
        together(sandbox(), 4, "PATCH", `/v1/tiers/${guid}/companies`, () => ({ add_companies: companies })),
      );
    expect(await Promise.all(moved)).toEqual(moved.map(() => ({ 200: 4 })));
    const after = (await read<Schemas["Tier"][]>(sandbox(), "/v1/tiers")).flatMap((tier) => tier.companies);
    expect(after.toSorted()).toEqual(companies.toSorted());
  });

  test("replace the companies of one folder", async () => {
    const { json: folder } = await sendRequest<Schemas["Folder"]>(sandbox(), "/v1/folders", {
      method: "POST",
      body: { name: "One" },
    });
    const { results } = await read<Schemas["PortfolioPage"]>(sandbox(), "/v2/portfolio?limit=10");
    const companies = results.map(({ guid }) => guid);
    const replaced = await together(sandbox(), 48, "PATCH", `/v1/folders/${folder.guid}`, () => ({ companies }));
    expect(replaced).toEqual({ 200: 48 });
    expect((await read<Schemas["Folder"]>(sandbox(), `/v1/folders/${folder.guid}`)).companies).toHaveLength(10);
  });

  test("add a company to the portfolio once", async () => {
    const add = [{ guid: "a5c07e31-48d9-4b62-9f1e-c37d80b6e245", type: "continuous_monitoring" }];
    const replies = await Promise.all(
      Array.from({ length: 12 }, () =>
        sendRequest<Schemas["BulkOutcome"]>(sandbox(), "/v1/subscriptions/bulk", { method: "POST", body: { add } }),
      ),
    );
    expect(replies.flatMap(({ json }) => json.added)).toHaveLength(1);
  });
});

describe.each(stores)("while another program locks %s", (store) => {
  test("reads, pages and health work, a write gets 503 with Retry-After within 5 seconds, and writes work afterwards", async () => {
    const sandbox = stored.sandbox(store);
    const visitor = await signIn(sandbox);
    const unlock = await lock(store);
    const folder = { method: "POST", body: { name: "Later" } };
    const writes = Array.from({ length: 24 }, () => sendRequest(sandbox, "/v1/folders", folder));
    const pages = ["/sandbox/preferences", "/sandbox/comments", "/sandbox/audit"].map((path) => visitor.get(path));
    const reads = ["/sandbox/health", "/v2/portfolio"].map((path) => sendRequest(sandbox, path));
    const replies = await Promise.race([Promise.all([...reads, ...pages]), Promise.all(writes)]);
    expect(replies.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    for (const { status, headers, json } of await Promise.all(writes)) {
      expect({ status, headers, json }).toMatchObject({
        status: 503,
        headers: { "retry-after": "1" },
        json: { detail: expect.any(String) },
      });
    }
    await unlock();
    expect((await sendRequest(sandbox, "/v1/folders", folder)).status).toBe(201);
  });
});

/** Takes the lock that every write needs, and returns the function that releases it. */
async function lock(store: Store): Promise<() => Promise<void>> {
  if (store === "SQLite") {
    const database = new DatabaseSync(join(stored.options(store).data ?? "", "sandbox.db"));
    database.exec("begin immediate");
    return async () => database.close();
  }
  const client = new pg.Client({ connectionString: stored.options(store).databaseUrl });
  await client.connect();
  await client.query("begin; lock table folders in exclusive mode");
  return () => client.end();
}
