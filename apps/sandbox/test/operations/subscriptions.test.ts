import type { components } from "@signet/client";
import { describe, expect, test } from "vitest";
import { companyGuid as company, unknownGuid as nobody, strangerGuid as stranger } from "../support/examples.ts";
import { sendRequest } from "../support/send-request.ts";
import { tokenOf } from "../support/token-of.ts";
import { resetBeforeEach, useSandbox } from "../support/use-sandbox.ts";

type Schemas = components["schemas"];

const sandbox = useSandbox({ companies: 60 });
resetBeforeEach(sandbox);

const own = "8d0e5b17-62fa-4c39-a7d4-1b9f3e68c052";
const folder = "/v1/folders/1c9e7d34-5a80-4b62-8f1e-73d2a0b6c945";
const tier = "/v1/tiers/b58f2d07-6c1e-4a93-8d4f-e2a70c95b316";

const read = async <T>(path: string) => (await sendRequest<T>(sandbox, path)).json;
const plans = () => read<Schemas["Subscriptions"]>("/v1/subscriptions");
const portfolio = async () => (await read<Schemas["PortfolioPage"]>("/v2/portfolio?limit=100000")).results;
const expired = (search = "") => read<Schemas["ExpiredPage"]>(`/v1/subscriptions/expired?limit=100000${search}`);
const bulk = async (body: unknown) =>
  (await sendRequest<Schemas["BulkOutcome"]>(sandbox, "/v1/subscriptions/bulk", { method: "POST", body })).json;
const subscribe = (body: unknown) =>
  sendRequest<Schemas["SubscribeOutcomes"]>(sandbox, "/v1/subscriptions", { method: "POST", body });
const unsubscribe = (guid: string) => sendRequest(sandbox, `/v1/subscriptions/${guid}`, { method: "DELETE" });
const isFollowed = async (guid: string) => {
  const search = await read<Schemas["CompanyMatchPage"]>(`/v1/companies/search?guids=${guid}&expand=details`);
  return search.results[0]?.details?.in_portfolio;
};

describe("subscriptions", () => {
  test("contain every company of the portfolio once, within the quota", async () => {
    const { event_forensics: _, user_behavior_forensics: __, real_time_alerts: ___, ...kinds } = await plans();
    const guids = Object.values(kinds).flatMap((plan) => {
      if (typeof plan !== "object") return [];
      expect(plan.remaining).toBe(plan.quota - plan.companies.length);
      return plan.companies.map(({ guid }) => guid);
    });
    expect(guids.toSorted()).toEqual((await portfolio()).map(({ guid }) => guid).toSorted());
  });

  test("a new one shows in portfolio, search, folder, tier and quota", async () => {
    const before = (await plans())["alerts-only"];
    expect(await isFollowed(stranger)).toBe(false);
    const add = [{ guid: stranger, type: "alerts-only", folder: ["Critical suppliers"], tier: "Vital" }];
    expect(await bulk({ add })).toEqual({ added: [stranger], modified: [], errors: [] });
    expect((await portfolio()).find(({ guid }) => guid === stranger)).toMatchObject({
      subscription_type: { slug: "alerts-only" },
      tier_name: "Vital",
    });
    expect(await isFollowed(stranger)).toBe(true);
    expect((await read<Schemas["Folder"]>(folder)).companies).toContain(stranger);
    expect((await read<Schemas["Tier"]>(tier)).companies).toContain(stranger);
    expect((await plans())["alerts-only"]?.remaining).toBe((before?.remaining ?? 0) - 1);
    expect((await sendRequest(sandbox, `/v1/companies/${stranger}`)).status).toBe(200);
  });

  test("a deleted one leaves all of them, and is listed as expired until it is added again", async () => {
    const before = (await plans()).continuous_monitoring;
    expect(await unsubscribe(company)).toMatchObject({ status: 204, text: "" });
    expect((await portfolio()).map(({ guid }) => guid)).not.toContain(company);
    expect(await isFollowed(company)).toBe(false);
    expect((await read<Schemas["Folder"]>(folder)).companies).toEqual([]);
    expect((await read<Schemas["Tier"]>(tier)).companies).not.toContain(company);
    expect((await plans()).continuous_monitoring?.remaining).toBe((before?.remaining ?? 0) + 1);
    expect((await sendRequest(sandbox, `/v1/companies/${company}`)).status).toBe(403);
    expect((await unsubscribe(company)).status).toBe(404);
    const listed = async (search = "") => (await expired(search)).results.find(({ guid }) => guid === company);
    expect(await listed()).toMatchObject({
      ...{ subscription_type_key: "continuous_monitoring", date_expired: "2026-11-30" },
      ...{ rating_change: "STABLE", has_current_active_subscription: false },
    });
    await bulk({ add: [{ guid: company, type: "one-time" }] });
    expect(await listed()).toBeUndefined();
    expect(await listed("&include_active_subscriptions=true")).toMatchObject({ has_current_active_subscription: true });
    expect((await read<Schemas["Folder"]>(folder)).companies).toEqual([]);
  });

  test("a bulk change reports the errors of single companies and applies the rest", async () => {
    const outcome = await bulk({
      add: [
        { guid: stranger, type: "alerts-only" },
        { guid: stranger, type: "alerts-only" },
        { guid: company, type: "alerts-only" },
        { guid: nobody, type: "alerts-only" },
      ],
      delete: [{ guid: own }],
    });
    expect(outcome.added).toEqual([stranger]);
    expect(outcome.errors).toEqual([
      { guid: stranger, message: "Multiple requests for the same company" },
      { guid: company, message: expect.stringContaining("already exists") },
      { guid: nobody, message: "No matching company found" },
      { guid: own, message: expect.any(String) },
    ]);
    await unsubscribe(stranger);
    const refused = async (item: object) => (await bulk({ add: [{ guid: stranger, ...item }] })).errors[0]?.message;
    expect(await refused({ type: "nothing" })).toBe("Invalid company subscription type nothing");
    expect(await refused({ type: "one-time", folder: ["Nowhere"] })).toMatch(/^Could not resolve folder/);
    expect(await refused({ type: "one-time", tier: "Nowhere" })).toMatch(/^Could not resolve tier/);
    expect(await isFollowed(stranger)).toBe(false);
  });

  test("a bulk change replaces one company by another, and rejects more than a thousand", async () => {
    const update = [{ new_company_guid: stranger, subscribed_company_guid: company }];
    expect(await bulk({ update })).toEqual({ added: [], modified: [stranger], errors: [] });
    expect(await isFollowed(company)).toBe(false);
    expect((await plans()).continuous_monitoring?.companies.map(({ guid }) => guid)).toContain(stranger);
    const many = await bulk({ delete: Array.from({ length: 1_001 }, () => ({ guid: stranger })) });
    expect(many.errors).toHaveLength(1_001);
    expect(many.errors[0]).toEqual({ guid: stranger, message: "Too many companies in request" });
    expect(await isFollowed(stranger)).toBe(true);
  });

  test("an order reports the result for each company, by guid or URL", async () => {
    const { primary_domain } =
      (await read<Schemas["CompanyMatchPage"]>(`/v1/companies/search?guids=${stranger}`)).results[0] ?? {};
    const { status, json } = await subscribe({
      "alerts-only": {
        folder: "Critical suppliers",
        companies: [
          { url: `https://www.${primary_domain}/imprint` },
          { guid: stranger },
          { guid: company },
          { guid: nobody },
          { url: "::" },
        ],
      },
    });
    expect(status).toBe(200);
    expect(json["alerts-only"]).toMatchObject({ added: 1, switched: 1, not_added: 3, not_switched: 0 });
    expect(json["alerts-only"]?.companies.map(({ result }) => result)).toEqual([
      "sucess",
      "company_exists_in_folder",
      "sucess",
      "no_matching_company",
      "invalid_url",
    ]);
    expect((await plans())["alerts-only"]?.companies.map(({ guid }) => guid)).toEqual(
      expect.arrayContaining([stranger, company]),
    );
  });

  test("the quota limits additions, and the customer's own company cannot be changed", async () => {
    const { json } = await subscribe({
      nothing: { companies: [{ guid: stranger }] },
      "one-time": { companies: [{ guid: own }] },
    });
    expect(json.nothing?.companies[0]?.result).toBe("error_adding_company");
    expect(json["one-time"]).toMatchObject({ not_switched: 1, switched: 0 });
    expect((await unsubscribe(own)).status).toBe(403);
    const left = (await plans())["vendor-selection"]?.remaining ?? 0;
    const guids = (await portfolio())
      .filter((row) => !row.subscription_type.slug?.startsWith("my_"))
      .map(({ guid }) => guid);
    const order = await subscribe({
      "vendor-selection": { companies: guids.slice(0, left + 1).map((guid) => ({ guid })) },
    });
    expect(order.json["vendor-selection"]).toMatchObject({ switched: left, not_switched: 1 });
    expect((await plans())["vendor-selection"]?.remaining).toBe(0);
  });

  test("every role can read them, and only some can change them", async () => {
    const token = await tokenOf(sandbox, "customer_user");
    expect((await sendRequest(sandbox, "/v1/subscriptions", { token })).status).toBe(200);
    expect((await sendRequest(sandbox, "/v1/subscriptions/expired", { token })).status).toBe(200);
    const refused = { status: 403, json: { detail: "You do not have subscription modification permissions" } };
    const body = { add: [{ guid: stranger, type: "alerts-only" }] };
    expect(await sendRequest(sandbox, "/v1/subscriptions/bulk", { method: "POST", body, token })).toMatchObject(
      refused,
    );
    const order = { "alerts-only": { companies: [{ guid: stranger }] } };
    expect(await sendRequest(sandbox, "/v1/subscriptions", { method: "POST", body: order, token })).toMatchObject(
      refused,
    );
    expect(await sendRequest(sandbox, `/v1/subscriptions/${company}`, { method: "DELETE", token })).toMatchObject(
      refused,
    );
  });
});

describe("expired subscriptions", () => {
  test("are filtered, sorted and paginated", async () => {
    const all = await expired("&include_active_subscriptions=true&sort=name");
    const names = all.results.map(({ name }) => name);
    expect(names.length).toBeGreaterThan(1);
    expect(names).toEqual(names.toSorted());
    expect((await expired("&include_active_subscriptions=true&sort=-name")).results.map(({ name }) => name)).toEqual(
      names.toReversed(),
    );
    expect((await expired()).results.filter((row) => row.has_current_active_subscription)).toEqual([]);
    const first = names[0] ?? "";
    expect((await expired(`&include_active_subscriptions=true&q=${encodeURIComponent(first)}`)).results[0]?.name).toBe(
      first,
    );
    const page = (offset: number) =>
      read<Schemas["ExpiredPage"]>(
        `/v1/subscriptions/expired?include_active_subscriptions=true&sort=name&limit=1&offset=${offset}`,
      );
    expect([...(await page(0)).results, ...(await page(1)).results]).toEqual(all.results.slice(0, 2));
  });
});
