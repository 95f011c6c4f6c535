import type { components } from "@signet/client";
import { beforeAll, describe, expect, test } from "vitest";
import { companyGuid as company } from "../support/examples.ts";
import { read } from "../support/read.ts";
import { sendRequest } from "../support/send-request.ts";
import { tokenOf } from "../support/token-of.ts";
import { useSandbox } from "../support/use-sandbox.ts";

type Schemas = components["schemas"];

const sandbox = useSandbox({ companies: 60, limits: false });
let all: Schemas["PortfolioCompany"][];
beforeAll(async () => {
  all = await list("");
});

const list = async (query: string) =>
  (await read<Schemas["PortfolioPage"]>(sandbox, `/v2/portfolio?limit=100000&${query}`)).results;
const guidsOf = (companies: readonly { guid: string }[]) => companies.map(({ guid }) => guid).toSorted();

describe("the filters of the portfolio", () => {
  test.each<[string, (row: Schemas["PortfolioCompany"]) => boolean]>([
    ["rating_gt=640", ({ rating }) => (rating ?? 0) > 640],
    ["rating_lt=640", ({ rating }) => (rating ?? 0) < 640],
    ["industry.name=Technology", ({ industry }) => industry.name === "Technology"],
    ["exclude_subscription_type.slug=alerts-only", ({ subscription_type }) => subscription_type.slug !== "alerts-only"],
    ["life_cycle.slug=null,onboarding", ({ life_cycle }) => (life_cycle?.slug ?? "onboarding") === "onboarding"],
    ["relationship.slug=vendor", ({ relationship }) => relationship?.slug === "vendor"],
    ["type=PROVISIONAL", ({ type }) => type.includes("PROVISIONAL")],
    ["is_self_published=false", ({ type }) => !type.includes("SELF-PUBLISHED")],
    ["tier=untiered", ({ tier }) => tier === null],
    ["scope=spm", ({ subscription_type }) => /^my_/.test(subscription_type.slug ?? "")],
    ["scope=tprm", ({ subscription_type }) => !/^my_/.test(subscription_type.slug ?? "")],
  ])("%s returns exactly what passes", async (query, fits) => {
    const expected = all.filter(fits);
    expect(expected.length).toBeGreaterThan(0);
    expect(expected.length).toBeLessThan(all.length);
    expect(await list(query)).toEqual(expected);
  });

  test("agree with the list of tiers", async () => {
    for (const tier of await read<Schemas["Tier"][]>(sandbox, "/v1/tiers")) {
      const members = await list(`tier=${tier.guid}`);
      expect(guidsOf(members)).toEqual(tier.companies.toSorted());
      for (const member of members) {
        expect(member).toMatchObject({ tier: tier.guid, tier_name: tier.name, tier_order: tier.rank });
      }
    }
  });

  test("by risk vector and grade agree with each company", async () => {
    const found = guidsOf(await list("risk_vectors.slug=spf&risk_vectors.grade=D,F&filter_group=risk_vectors"));
    const expected: string[] = [];
    for (const { guid } of all) {
      const { rating_details } = await read<Schemas["Company"]>(sandbox, `/v1/companies/${guid}?fields=rating_details`);
      if (["D", "F"].includes(rating_details?.spf?.grade ?? "")) expected.push(guid);
    }
    expect(expected.length).toBeGreaterThan(0);
    expect(found).toEqual(expected.toSorted());
  });

  test("about findings accept the values of the summaries, and split the portfolio", async () => {
    const summaries = await read<Schemas["PortfolioSummaries"]>(sandbox, "/v2/portfolio/summaries");
    for (const [filter, names] of Object.entries({
      infections: summaries.infections,
      vulnerabilities: summaries.vulnerabilities,
      open_ports: summaries.open_ports,
      countries: summaries.countries,
      products: summaries.products,
      providers: summaries.providers,
      product_types: summaries.product_types,
      "software.name": summaries.software,
      "industry.name": summaries.industries,
    })) {
      expect(names, filter).not.toEqual([]);
      for (const name of names) {
        expect((await list(`${filter}=${encodeURIComponent(name)}`)).length, `${filter}=${name}`).toBeGreaterThan(0);
      }
      expect(await list(`${filter}=nothing`)).toEqual([]);
    }
  });

  test("accept numbers outside the range of ratings and columns", async () => {
    expect(await list("rating_gte=99999999999")).toEqual([]);
    expect(await list("rating_lt=99999999999")).toEqual(all);
  });

  test("count the whole portfolio, or what passes", async () => {
    expect((await read<Schemas["PortfolioPage"]>(sandbox, "/v2/portfolio?limit=1")).count).toBe(all.length);
    expect((await read<Schemas["PortfolioPage"]>(sandbox, "/v2/portfolio?limit=1&scope=spm")).count).toBe(
      (await list("scope=spm")).length,
    );
  });
});

describe("the portfolio in other forms", () => {
  test("is the same by POST, and as CSV with a line per company", async () => {
    const { json } = await sendRequest<Schemas["PortfolioPage"]>(sandbox, "/v2/portfolio?limit=100000&rating_gt=640", {
      method: "POST",
    });
    expect(json.results).toEqual(await list("rating_gt=640"));
    const { headers, text } = await sendRequest(sandbox, "/v2/portfolio?limit=100000&format=csv");
    expect(headers["content-type"]).toContain("text/csv");
    const [head, ...lines] = text.trim().split("\r\n");
    expect(head).toMatch(/^guid,custom_id,name,/);
    expect(lines.map((line) => line.split(",", 1)[0])).toEqual(all.map(({ guid }) => guid));
  });

  test("is the same at every path, and filtered by folder, tier and subscription type", async () => {
    const whole = await read<Schemas["CompanyList"]>(sandbox, "/v1/companies");
    expect(await read(sandbox, "/v1/portfolio")).toEqual(whole);
    expect(await read(sandbox, "/portfolio")).toEqual(whole);
    expect(await read(sandbox, "/v1/portfolio/guids")).toEqual(whole.companies.map(({ guid }) => guid));
    const folder = await read<Schemas["Folder"]>(sandbox, "/v1/folders/1c9e7d34-5a80-4b62-8f1e-73d2a0b6c945");
    const inFolder = await read<Schemas["CompanyList"]>(sandbox, `/v1/portfolio?folder=${folder.guid}`);
    expect(guidsOf(inFolder.companies)).toEqual(folder.companies.toSorted());
    const untiered = await read<Schemas["CompanyList"]>(sandbox, "/v1/portfolio?tier=untiered");
    expect(guidsOf(untiered.companies)).toEqual(guidsOf(await list("tier=untiered")));
    const watched = await read<Schemas["CompanyList"]>(sandbox, "/v1/portfolio?exclude_alerts_only=true");
    expect(watched.companies.map((row) => row.subscription_type_key)).not.toContain("alerts-only");
  });

  test("has the requested fields of each company", async () => {
    const { companies, my_company } = await read<Schemas["CompanyList"]>(sandbox, "/v1/portfolio?fields=guid,rating");
    expect(companies).toHaveLength(all.length);
    for (const row of companies) expect(Object.keys(row).toSorted()).toEqual(["guid", "rating"]);
    expect(all.map(({ guid }) => guid)).toContain(my_company?.guid);
  });

  test("of an earlier quarter has the ratings of that day", async () => {
    const { rating_date, companies } = await read<Schemas["CompanyList"]>(sandbox, "/v1/portfolio?quarters_back=1");
    expect(rating_date).toBe("2026-09-30");
    const one = await read<Schemas["Company"]>(sandbox, `/v1/companies/${company}?fields=ratings`);
    const then = one.ratings.find((rating) => rating.rating_date === rating_date);
    expect(companies.find(({ guid }) => guid === company)).toMatchObject({ rating: then?.rating, rating_date });
  });

  test("has statistics that match its companies", async () => {
    const { ratings, risk_vector_averages } = await read<Schemas["PortfolioStatistics"]>(
      sandbox,
      "/v1/portfolio/statistics",
    );
    const sorted = all.map(({ rating }) => rating ?? 0).toSorted((a, b) => a - b);
    expect(ratings).toMatchObject({ min_rating: sorted[0], max_rating: sorted.at(-1) });
    const { advanced, intermediate, basic } = ratings?.entity_count_by_bucket ?? {};
    expect([basic, intermediate, advanced]).toEqual([
      sorted.filter((rating) => rating <= 640).length,
      sorted.filter((rating) => rating > 640 && rating < 740).length,
      sorted.filter((rating) => rating >= 740).length,
    ]);
    expect(risk_vector_averages).toHaveLength(23);
    expect(await read(sandbox, "/v1/portfolio/statistics?types=ratings")).toEqual({ ratings });
    const both = `folder=1c9e7d34-5a80-4b62-8f1e-73d2a0b6c945&tier=${all.find(({ tier }) => tier)?.tier}`;
    expect((await sendRequest(sandbox, `/v1/portfolio/statistics?${both}`)).status).toBe(400);
  });
});

describe("custom ids", () => {
  const bulk = (body: unknown, token?: string) =>
    sendRequest<Schemas["CustomIdReport"]>(sandbox, "/v1/portfolio/entity-custom-ids/bulk", {
      ...{ method: "POST", body },
      ...(token !== undefined && { token }),
    });
  const idOf = async (guid: string) => (await list(`guid=${guid}`))[0]?.custom_id;

  test("are set, replaced and removed, in every list", async () => {
    const added = { guid: company, custom_id: "NEW-1" };
    expect((await bulk({ delete: [{ guid: company }] })).json.deleted).toEqual([{ guid: company }]);
    expect(await idOf(company)).toBeNull();
    expect((await bulk({ add: [added] })).json).toEqual({ added: [added], modified: [], deleted: [] });
    expect((await bulk({ add: [added] })).json.modified).toEqual([added]);
    expect(await idOf(company)).toBe("NEW-1");
    expect(await read<Schemas["CustomId"][]>(sandbox, "/v1/portfolio/entity-custom-ids")).toContainEqual(added);
    const often = Array.from({ length: 3_300 }, (_, index) => ({ guid: company, custom_id: `NEW-${index}` }));
    expect((await bulk({ add: often })).json.modified).toEqual(often);
    expect(await idOf(company)).toBe("NEW-3299");
    const unknown = { guid: "00000000-0000-4000-8000-000000000000", custom_id: "X" };
    expect((await bulk({ add: [unknown] })).json).toEqual({ added: [], modified: [], deleted: [] });
    const single = await sendRequest(sandbox, "/v1/portfolio/entity-custom-ids", { method: "POST", body: unknown });
    expect(single.status).toBe(400);
  });

  test("cannot be changed by view-only users", async () => {
    const token = await tokenOf(sandbox, "vrm_view_only");
    expect((await bulk({ add: [{ guid: company, custom_id: "X" }] }, token)).status).toBe(403);
  });
});

describe("subsidiaries", () => {
  test("are the companies below the customer's own, with the ratings of the requested days", async () => {
    const { requested_company, subsidiaries } = await read<Schemas["SubsidiaryList"]>(sandbox, "/v1/subsidiaries");
    expect(requested_company.subscription_type_key).toBe("my_company");
    const own = await list("scope=spm");
    expect(guidsOf([requested_company, ...subsidiaries])).toEqual(guidsOf(own));
    const { count, results } = await read<Schemas["SubsidiaryStatistics"]>(sandbox, "/v1/subsidiaries/statistics");
    expect(count).toBe(own.length);
    for (const { company: row, stats } of results) {
      const { ratings } = await read<Schemas["Company"]>(sandbox, `/v1/companies/${row.guid}?fields=ratings`);
      expect(stats).toHaveLength(12);
      for (const { date, value } of stats) {
        expect(value).toBe(String(ratings.find(({ rating_date }) => rating_date === date)?.rating));
      }
    }
    const page = await read<Schemas["SubsidiaryStatistics"]>(sandbox, "/v1/subsidiaries/statistics?limit=1&offset=1");
    expect(page).toMatchObject({ count, results: [{ company: results[1]?.company }] });
  });
});

test("CSV has texts as they are stored, even when a spreadsheet would run them", async () => {
  const custom_id = "=cmd|'/c calc'!A0";
  const ids = "/v1/portfolio/entity-custom-ids";
  const body = { guid: company, custom_id };
  expect((await sendRequest(sandbox, ids, { method: "POST", body })).status).toBe(200);
  const { text } = await sendRequest(sandbox, "/v2/portfolio?limit=100000&format=csv");
  expect(text).toContain(`\r\n${company},${custom_id},`);
  const remove = { method: "POST", body: { delete: [{ guid: company }] } };
  expect((await sendRequest(sandbox, `${ids}/bulk`, remove)).status).toBe(200);
});
