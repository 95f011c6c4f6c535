import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { operationIds } from "@signet/tools/contract-validator";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Database } from "../../src/db/database.ts";
import { openDatabase } from "../../src/db/open.ts";
import { createRandom, type Random } from "../../src/domain/random.ts";
import { companyTokenLimit } from "../../src/tokens/company-tokens.ts";
import { exampleRequest, operationOf } from "../support/example-request.ts";
import { type Postgres, startPostgres } from "../support/postgres.ts";
import { stores } from "../support/stores.ts";
import { type Member, startMember } from "./fleet.ts";
import { figure, size } from "./round.ts";

let postgres: Postgres;
let folder: string;
beforeAll(async () => {
  postgres = await startPostgres();
  folder = mkdtempSync(join(tmpdir(), "signet-writes-"));
});
afterAll(async () => {
  await postgres?.stop();
  rmSync(folder, { recursive: true });
});

const clients = 24;
const callsPerClient = size(400, 12);
const writing = operationIds.filter((id) => operationOf(id).method !== "GET");

/** The guids that requests choose from, by the segment of the path that they follow. */
type Known = Record<"companies" | "folders" | "tiers" | "users" | "company-requests" | "api-tokens", string[]>;

describe.each(stores)(`${clients} clients over two processes on %s`, (store) => {
  test("break no rule with any writing operation", { timeout: 3_600_000 }, async () => {
    const location = store === "SQLite" ? join(folder, "sandbox.db") : await postgres.create("writes");
    const where = store === "SQLite" ? [] : ["--database-url", location];
    const start = () => startMember(["--data", folder, "--companies", "20", "--no-limits", ...where]);
    const first = await start();
    // The tokens of the last start are valid.
    const members = [first, await start()] as const;
    const token = members[1].companyToken;
    try {
      const statuses = await write(members, token, await readKnown(members[1], token));
      const failed = [...statuses.keys()].filter((key) => / 5\d\d$/.test(key));
      expect(failed).toEqual([]);
      const calls = [...statuses.values()].reduce((sum, count) => sum + count, 0);
      expect(calls).toBe(clients * callsPerClient);
      const database = await openDatabase(location);
      await expectRules(database, statuses);
      await database.destroy();
      const done = [...statuses.keys()].filter((key) => / 2\d\d$/.test(key)).length;
      figure(
        `${calls} calls of ${writing.length} writing operations on ${store}, ${done} of them with success: no 5xx`,
      );
    } finally {
      for (const member of members) await member.stop();
    }
  });
});

async function readKnown(member: Member, token: string): Promise<Known> {
  const guids = async (path: string) => {
    const { text } = await member.send(path, { token });
    const list: { results?: { guid: string }[] } = JSON.parse(text);
    return (Array.isArray(list) ? list : (list.results ?? [])).map(({ guid }) => guid);
  };
  return {
    companies: JSON.parse((await member.send("/v1/companies/search?name=a&limit=100", { token })).text).results.map(
      ({ guid }: { guid: string }) => guid,
    ),
    folders: await guids("/v1/folders"),
    tiers: await guids("/v1/tiers"),
    users: await guids("/v2/users"),
    "company-requests": await guids("/v2/company-requests"),
    "api-tokens": [],
  };
}

/** Lets every client send random writes, and counts the responses by operation and status. */
async function write(members: readonly Member[], token: string, known: Known): Promise<Map<string, number>> {
  const statuses = new Map<string, number>();
  const client = async (number: number) => {
    const random = createRandom("every write", number);
    for (let call = 0; call < callsPerClient; call += 1) {
      // Each client begins with another operation, so that all are called in a small round, too.
      const id =
        call === 0
          ? (writing[number] ?? "createFolder")
          : call === 1
            ? (writing[number + clients] ?? "createUser")
            : random.pick(writing);
      const { path, method, ...question } = await request(id, random, known);
      const member = members[number % members.length] as Member;
      const reply = await member.send(path, { token, method, ...question });
      const key = `${id} ${reply.status}`;
      statuses.set(key, (statuses.get(key) ?? 0) + 1);
      if (reply.status === 201) remember(known, path, reply.text);
    }
  };
  await Promise.all(Array.from({ length: clients }, (_, number) => client(number)));
  return statuses;
}

async function request(id: string, random: Random, known: Known) {
  const guids: Record<string, string> = {};
  for (const { name, in: place } of operationOf(id).parameters) {
    const kind = Object.keys(known).find((each) => operationOf(id).path.includes(`/${each}/{${name}}`));
    const list = known[(kind ?? "companies") as keyof Known];
    if (place === "path" && name !== "customer_guid" && list.length > 0) guids[name] = random.pick(list);
  }
  const { path, question } = await exampleRequest(id, { ...guids, customer_guid: "current" });
  const { method = "POST", headers = {}, body } = question;
  if (headers["content-type"] !== undefined) return { path, method, headers, body: String(body) };
  return { path, method, json: body === undefined ? undefined : change(body, random, known) };
}

/** Replaces the values of an example by other ones of the same kind. */
function change(value: unknown, random: Random, known: Known, name = ""): unknown {
  if (Array.isArray(value)) {
    const count = name === "companies" || name === "guids" ? random.integer(0, 4) : value.length;
    const items = Array.from({ length: count }, (_, index) => change(value[index] ?? value[0], random, known, name));
    return [...new Set(items)];
  }
  if (typeof value === "object" && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, change(each, random, known, key)]));
  }
  const number = random.integer(1, 200);
  if (/^(companies|guids?|\w+_company_guid)$/.test(name) && typeof value === "string")
    return random.pick(known.companies);
  if (name === "email") return `user-${number}@brightwater.example`;
  if (name === "domain") return `site-${number}.example`;
  if (name === "url") return `https://site-${number}.example`;
  if (/^(name|formal_name|custom_id|description)$/.test(name)) return `Random ${number}`;
  if (name === "rank") return random.integer(1, 6);
  if (name === "status") return random.pick(["Activated", "Deactivated"]);
  if (name === "slug") return random.pick(["customer_user", "customer_admin", "vrm_view_only"]);
  return name === "use_license" ? true : value;
}

function remember(known: Known, path: string, text: string): void {
  const kind = (Object.keys(known) as (keyof Known)[]).find((each) => path.endsWith(`/${each}`));
  const { guid } = text === "" ? {} : JSON.parse(text);
  if (kind !== undefined && typeof guid === "string") known[kind].push(guid);
}

/** Expects the quotas, keys and ranks to hold, one live token a user, and an entry of the audit log for each success. */
async function expectRules(database: Database, statuses: ReadonlyMap<string, number>): Promise<void> {
  const broken = async (what: string, query: string) => {
    const { rows } = await sql.raw(query).execute(database);
    expect(rows, what).toEqual([]);
  };
  const perCustomer = (table: string, limit: number | string, condition = "1 = 1") =>
    `select customer_guid from ${table} where ${condition} group by customer_guid having count(*) > ${limit}`;
  await broken(
    "users over the quota",
    `select customer_guid from customer_settings where user_quota < (select count(*) from users where users.customer_guid = customer_settings.customer_guid and status <> 'Deactivated')`,
  );
  await broken("addresses twice", "select lower(email) from users group by lower(email) having count(*) > 1");
  await broken(
    "subscriptions over the quota",
    "select type from subscription_quotas where quota < (select count(*) from subscriptions where subscriptions.customer_guid = subscription_quotas.customer_guid and subscriptions.type = subscription_quotas.type) and type not in ('my_company', 'my_subsidiary')",
  );
  await broken(
    "sizes of portfolios",
    "select customer_guid from portfolio_sizes where companies <> (select count(*) from subscriptions where subscriptions.customer_guid = portfolio_sizes.customer_guid)",
  );
  await broken(
    "ranks",
    "select customer_guid from tiers group by customer_guid having count(*) <> max(place) or count(distinct place) <> count(*) or min(place) <> 1",
  );
  await broken(
    "companies of tiers that are not followed",
    "select company_id from tier_companies where not exists (select 1 from subscriptions where subscriptions.customer_guid = tier_companies.customer_guid and subscriptions.company_id = tier_companies.company_id)",
  );
  await broken(
    "folders in one place",
    "select position from folders group by customer_guid, position having count(*) > 1",
  );
  await broken("tiers", perCustomer("tiers", 5));
  await broken("fast ratings", perCustomer("fast_ratings", 100));
  await broken("rating licenses", perCustomer("rating_licenses", 50));
  await broken("company tokens", perCustomer("tokens", companyTokenLimit, "kind = 'company' and revoked_at is null"));
  await broken(
    "live tokens of a user",
    "select user_guid from tokens where kind = 'user' and hash is not null group by user_guid having count(*) > 1",
  );
  const audited = await database
    .selectFrom("audit_events")
    .select((select) => ["action", select.fn.countAll<number>().as("count")])
    .groupBy("action")
    .execute();
  const count = (action: string) => audited.find((each) => each.action === action)?.count ?? 0;
  // Each of the two starts makes the printed company token.
  expect(count("company_token_created")).toBe((statuses.get("createApiToken 201") ?? 0) + 2);
  expect(count("company_token_deleted")).toBe(statuses.get("deleteApiToken 204") ?? 0);
  expect(count("company_token_replaced")).toBe(statuses.get("retrieveApiToken 200") ?? 0);
  expect(count("user_created")).toBe(statuses.get("createUser 201") ?? 0);
  expect(count("user_deleted")).toBe(statuses.get("deleteUser 204") ?? 0);
}
