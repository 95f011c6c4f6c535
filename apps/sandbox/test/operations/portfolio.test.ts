import type { components } from "@signet/client";
import { beforeAll, describe, expect, test } from "vitest";
import { companyGuid as company, forbidden, strangerGuid, unknownGuid } from "../support/examples.ts";
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

test("the portfolio's addresses by country are the sums of its companies", async () => {
  const { companies, countries, initial_counts } = await read<Schemas["PortfolioCountries"]>(
    sandbox,
    "/v1/portfolio/countries",
  );
  expect(Object.keys(companies).toSorted()).toEqual(guidsOf(all));
  const sums: Record<string, number> = {};
  for (const { guid } of all) {
    const own = await read<Schemas["CompanyCountries"]>(sandbox, `/v1/companies/${guid}/countries`);
    expect(companies[guid]).toEqual(own);
    for (const [code, count] of Object.entries(own.ipv4)) {
      const name = countries[code]?.name ?? "";
      sums[name] = (sums[name] ?? 0) + count;
    }
  }
  expect(initial_counts).toEqual(sums);
});

test("the values of filters are those of the summaries", async () => {
  const pick = ({ infections, open_ports, vulnerabilities }: Schemas["PortfolioSummaries"]) => ({
    ...{ infections, open_ports, vulnerabilities },
  });
  const filters = (query = "") => read<Schemas["PortfolioFilterValues"]>(sandbox, `/v1/portfolio/filters${query}`);
  expect(await filters()).toEqual(pick(await read(sandbox, "/v2/portfolio/summaries")));
  const folder = "folder=1c9e7d34-5a80-4b62-8f1e-73d2a0b6c945";
  expect(await filters(`?${folder}`)).toEqual(pick(await read(sandbox, `/v2/portfolio/summaries?${folder}`)));
  const tiered = await filters("?tier=b58f2d07-6c1e-4a93-8d4f-e2a70c95b316,untiered&exclude_alerts_only=true");
  expect((await filters()).vulnerabilities).toEqual(expect.arrayContaining(tiered.vulnerabilities));
  expect(await filters("?fields=infections")).toEqual({ infections: (await filters()).infections });
});

describe("relationships", () => {
  const relationships = (query = "") =>
    read<Schemas["CompanyRelationshipPage"]>(sandbox, `/v1/company-relationships?limit=1000${query}`);

  test("are those of the portfolio", async () => {
    const { count, results } = await relationships();
    const related = all.filter(({ relationship }) => relationship !== null);
    expect(count).toBe(related.length);
    const types = new Map(related.map(({ guid, name, relationship }) => [guid, { name, type: relationship?.slug }]));
    expect(
      new Map(results.map((row) => [row.company_guid, { name: row.company_name, type: row.relationship_type }])),
    ).toEqual(types);
    expect(new Set(results.map(({ guid }) => guid)).size).toBe(count);
  });

  test("are filtered, ignoring case, and paginated", async () => {
    const { results } = await relationships();
    const vendors = results.filter(({ relationship_type }) => relationship_type === "vendor");
    expect((await relationships("&relationship_type=VENDOR")).results).toEqual(vendors);
    expect((await relationships("&relationship_type=unheard_of")).results).toEqual([]);
    const [one] = results;
    expect((await relationships(`&company_guid=${one?.company_guid}`)).results).toEqual([one]);
    const page = await read<Schemas["CompanyRelationshipPage"]>(sandbox, "/v1/company-relationships?limit=2&offset=2");
    expect(page.results).toEqual(results.slice(2, 4));
    expect(page.links.previous).toContain("offset=0");
  });
});

describe("contacts", () => {
  const readContacts = () => read<Schemas["Contact"][]>(sandbox, "/v1/portfolio/contacts");
  const person = { friendly_name: "Selma", formal_name: "Selma Brandt", email: "Selma@mail.Alderbrook.example" };
  const send = (method: string, path: string, body: object, token?: string) =>
    sendRequest<Schemas["Contact"]>(sandbox, `/v1/portfolio/contacts${path}`, {
      ...{ method, body },
      ...(token !== undefined && { token }),
    });

  test("are at followed companies, with addresses of theirs", async () => {
    const domains = new Map(all.map(({ guid, primary_domain }) => [guid, primary_domain]));
    const contacts = await readContacts();
    expect(contacts.length).toBeGreaterThan(1);
    for (const { company_guid, email, creation_date, last_edit_date } of contacts) {
      expect(email.split("@")[1]).toBe(domains.get(company_guid));
      expect(creation_date <= last_edit_date && last_edit_date <= "2026-11-30").toBe(true);
    }
  });

  test("are entered and changed, and remember by whom and when", async () => {
    const before = await readContacts();
    // Fields that nobody knows are ignored.
    const created = await send("POST", "", { company_guid: company, ...person, creator: "nobody", "<script>": 1 });
    const by = { creator: "maren.holt@brightwater.example", creation_date: "2026-11-30" };
    expect(created).toMatchObject({
      status: 201,
      json: { company_guid: company, ...person, phone_number: null, ...by },
    });
    const { guid } = created.json;
    const token = await tokenOf(sandbox, "customer_user");
    const body = { guid, company_guid: company, ...person, friendly_name: "S.", phone_number: "+41 44 555 01 08" };
    const changed = await send("PATCH", `/${guid}`, body, token);
    expect(changed).toMatchObject({ status: 200, json: { ...body, ...by } });
    expect(changed.json.last_editor).not.toBe(by.creator);
    const { phone_number: _, ...rest } = body;
    expect((await send("PATCH", `/${guid}`, rest)).json.phone_number).toBe("+41 44 555 01 08");
    const after = await readContacts();
    expect(after.filter((contact) => contact.guid !== guid)).toEqual(before);
    expect(after.find((contact) => contact.guid === guid)).toMatchObject({ ...body, last_editor: by.creator });
  });

  test("refuse addresses elsewhere, strangers, another guid and missing fields", async () => {
    const before = await readContacts();
    const [contact] = before;
    if (contact === undefined) throw new Error("there are no contacts");
    const { guid, company_guid, friendly_name, formal_name, email } = contact;
    const body = { guid, company_guid, friendly_name, formal_name, email };
    const refusals: [string, string, object, string][] = [
      ["POST", "", { company_guid: company, ...person, email: "selma@elsewhere.example" }, "email"],
      ["POST", "", { company_guid: company, ...person, email: "selma" }, "email"],
      ["POST", "", { company_guid: strangerGuid, ...person }, "company_guid"],
      ["POST", "", person, "company_guid"],
      ["PATCH", `/${guid}`, { ...body, guid: unknownGuid }, "guid"],
      ["PATCH", `/${guid}`, { ...body, email: "someone@elsewhere.example" }, "email"],
    ];
    for (const [method, path, wrong, field] of refusals) {
      const reply = await send(method, path, wrong);
      expect(reply.status, reply.text).toBe(400);
      expect(Object.keys((reply.json as unknown as { detail: object }).detail)).toEqual([field]);
    }
    expect((await send("PATCH", `/${unknownGuid}`, { ...body, guid: unknownGuid })).status).toBe(404);
    const viewer = await tokenOf(sandbox, "vrm_view_only");
    expect(await send("POST", "", { company_guid: company, ...person }, viewer)).toMatchObject(forbidden);
    expect(await send("PATCH", `/${guid}`, body, viewer)).toMatchObject(forbidden);
    expect(await readContacts()).toEqual(before);
  });

  // Last, because the company leaves the portfolio.
  test("are deleted with the subscription", async () => {
    expect((await readContacts()).some(({ company_guid }) => company_guid === company)).toBe(true);
    await sendRequest(sandbox, `/v1/subscriptions/${company}`, { method: "DELETE" });
    expect((await readContacts()).some(({ company_guid }) => company_guid === company)).toBe(false);
  });
});
