import type { components } from "@signet/client";
import { type Sandbox, type SandboxOptions, startSandbox } from "@signet/sandbox";
import { describe, expect, test } from "vitest";
import { severityCategoryOf } from "../../src/domain/findings.ts";
import { rangeOf } from "../../src/domain/ratings.ts";
import { gradeOf, vectorNames, vectors } from "../../src/domain/risk-vectors.ts";
import { companyGuid } from "../support/examples.ts";
import { sendRequest } from "../support/send-request.ts";
import { testDate, useSandbox } from "../support/use-sandbox.ts";

type Schemas = components["schemas"];

const sandbox = useSandbox({ companies: 100 });

const read = async <T>(path: string, from: Sandbox = sandbox): Promise<T> => {
  const { status, json } = await sendRequest<T>(from, path);
  expect(status, path).toBe(200);
  return json;
};
const readPortfolio = () => read<Schemas["PortfolioPage"]>("/v2/portfolio?limit=100000");

describe("the seed data", () => {
  test("has the same companies, ratings and dates in every response", async () => {
    const [page, list] = [await readPortfolio(), await read<Schemas["CompanyList"]>("/v1/companies")];
    expect(list.companies.map(({ guid }) => guid)).toEqual(page.results.map(({ guid }) => guid));
    expect(page.count).toBe(page.results.length);
    expect(page.summaries?.["my-company"]).toBe(list.my_company?.guid);
    for (const [index, row] of page.results.entries()) {
      const listed = list.companies[index];
      const one = await read<Schemas["Company"]>(`/v1/companies/${row.guid}`);
      const common = { guid: row.guid, name: row.name, custom_id: row.custom_id, primary_domain: row.primary_domain };
      expect(listed).toMatchObject({ ...common, rating: row.rating, rating_date: row.rating_date });
      expect(one).toMatchObject({ ...common, rating: row.rating, current_rating: row.rating });
      expect(one.ratings[0]).toMatchObject({ rating: row.rating, rating_date: row.rating_date });
      expect(one.subscription_type_key).toBe(row.subscription_type.slug);
    }
  });

  test("rates every company daily for a year, in tens from 250 to 900, with the matching range", async () => {
    for (const { guid } of (await readPortfolio()).results) {
      const { ratings } = await read<Schemas["Company"]>(`/v1/companies/${guid}?fields=ratings`);
      expect(ratings).toHaveLength(365);
      for (const [age, { rating, range, rating_date }] of ratings.entries()) {
        if (rating === null) throw new Error(`${guid} has no rating on ${rating_date}`);
        expect(rating % 10 === 0 && rating >= 250 && rating <= 900).toBe(true);
        expect(range).toBe(rangeOf(rating));
        expect(Date.parse(rating_date)).toBe(Date.parse(testDate) - age * 86_400_000);
      }
    }
  });

  test("grades every vector by its percentile, and better grades mean a higher rating", async () => {
    const means: { mean: number; rating: number }[] = [];
    for (const { guid } of (await readPortfolio()).results) {
      const { rating, rating_details } = await read<Schemas["Company"]>(`/v1/companies/${guid}`);
      expect(Object.keys(rating_details ?? {})).toEqual(vectorNames);
      const counted: number[] = [];
      for (const [order, name] of vectorNames.entries()) {
        const view = rating_details?.[name];
        expect(view).toMatchObject({ order, name: vectors[name].label, category: vectors[name].category });
        if (typeof view?.percentile !== "number") {
          expect(view).toMatchObject({ grade: "N/A", rating: "N/A", beta: true });
          continue;
        }
        expect(view.grade).toBe(gradeOf(view.percentile));
        if (!view.beta) counted.push(view.percentile);
      }
      means.push({ mean: counted.reduce((sum, value) => sum + value, 0) / counted.length, rating: rating ?? 0 });
    }
    const ratings = means.toSorted((a, b) => a.mean - b.mean).map(({ rating }) => rating);
    expect(ratings).toEqual(ratings.toSorted((a, b) => a - b));
  });

  test("has findings that match vector, severity and dates, and worse ones for lower grades", async () => {
    const bad = { A: [0, 0], F: [0, 0] };
    for (const { guid } of (await readPortfolio()).results) {
      const { rating_details } = await read<Schemas["Company"]>(`/v1/companies/${guid}`);
      const { results, count } = await read<Schemas["FindingPage"]>(`/v1/companies/${guid}/findings?limit=100000`);
      expect(results).toHaveLength(count);
      expect(count).toBeGreaterThanOrEqual(2);
      expect(new Set(results.map((finding) => finding.rolledup_observation_id)).size).toBe(count);
      for (const finding of results) {
        const { label, category } = vectors[finding.risk_vector as keyof typeof vectors];
        expect([finding.risk_vector_label, finding.risk_category]).toEqual([label, category]);
        expect(category).not.toBe("Public Disclosures");
        expect(finding.severity_category).toBe(severityCategoryOf(finding.severity));
        expect(finding.first_seen <= finding.last_seen && finding.last_seen <= testDate).toBe(true);
        expect(finding.affects_rating).toBe(finding.impacts_risk_vector_details === "AFFECTS_RATING");
        expect(finding.affects_rating).toBe(finding.remaining_decay !== null);
        expect(finding.duration === null).toBe(category === "Diligence");
        expect(finding.details.infection === undefined).toBe(category !== "Compromised Systems");
        const { asset = "", is_ip } = finding.assets[0] ?? {};
        if (is_ip) expect(asset).toMatch(/^(192\.0\.2|198\.51\.100|203\.0\.113)\.\d+$/);
        else if (finding.assets[0]?.asset_type === "Host") expect(asset).toMatch(/\.example$/);
        expect(finding.evidence_key.startsWith(asset)).toBe(true);
        const tally = bad[(rating_details?.[finding.risk_vector]?.grade ?? "") as "A" | "F"];
        if (tally !== undefined)
          tally[finding.details.grade === "BAD" ? 1 : 0] = (tally[finding.details.grade === "BAD" ? 1 : 0] ?? 0) + 1;
      }
    }
    const share = ([others = 0, worst = 0]: number[]) => worst / (others + worst);
    expect(share(bad.F)).toBeGreaterThan(share(bad.A) + 0.2);
  });

  test("has folders with correct counts, the whole portfolio, and existing owners", async () => {
    const known = new Set((await readPortfolio()).results.map(({ guid }) => guid));
    const folders = await read<Schemas["Folder"][]>("/v1/folders");
    expect(folders.map(({ order }) => order)).toEqual(folders.map(({ order }) => order).toSorted((a, b) => a - b));
    for (const folder of folders) {
      expect(folder.companies_count).toBe(folder.companies.length);
      expect(folder.companies.every((guid) => known.has(guid))).toBe(true);
      expect(await read(`/v1/folders/${folder.guid}`)).toEqual(folder);
      const filtered = await read<Schemas["PortfolioPage"]>(`/v2/portfolio?limit=100000&folder=${folder.guid}`);
      expect(filtered.results.map(({ guid }) => guid).toSorted()).toEqual(folder.companies.toSorted());
      const types = [...new Set(filtered.results.map((row) => row.subscription_type.slug))].toSorted();
      expect(folder.content_subscription_types).toEqual(types);
      if (folder.owner_guid === null) continue;
      const owner = await read<Schemas["User"]>(`/v2/users/${folder.owner_guid}`);
      expect([owner.formal_name, owner.email]).toEqual([folder.owner_name, folder.owner]);
    }
    expect(folders.find((folder) => folder.contains_all_companies)?.companies_count).toBe(known.size);
    expect(folders.find((folder) => folder.is_my_company)?.companies_count).toBe(1);
  });

  test("has users of every role, found by guid and by filters", async () => {
    const { results } = await read<Schemas["UserPage"]>("/v2/users");
    for (const user of results) {
      expect(await read(`/v2/users/${user.guid}`)).toEqual(user);
      const filters = `email=${user.email}&status=${user.status}&roles.slug=${user.roles[0]?.slug}&q=${user.friendly_name}`;
      expect((await read<Schemas["UserPage"]>(`/v2/users?${filters}`)).results).toEqual([user]);
    }
    expect(new Set(results.map(({ status }) => status))).toEqual(new Set(["Activated", "Created", "Deactivated"]));
  });

  test("contains the contract's examples", async () => {
    expect(await read("/v1/users/current")).toMatchObject({
      formal_name: "Maren Holt",
      customer: { name: "Brightwater Assurance" },
    });
    const { my_company } = await read<Schemas["CompanyList"]>("/v1/companies");
    expect(await read(`/v1/companies/${my_company?.guid}`)).toMatchObject({
      name: "Brightwater Assurance",
      in_spm_portfolio: true,
    });
  });
});

/** Each filter with a test of its results. */
describe("filters and order", () => {
  const company = `/v1/companies/${companyGuid}/findings?limit=100000`;
  type Finding = Schemas["Finding"];
  type Company = Schemas["PortfolioCompany"];

  test.each<[string, (row: Company) => boolean]>([
    ["rating_gte=700", ({ rating }) => (rating ?? 0) >= 700],
    ["rating_lte=640", ({ rating }) => (rating ?? 0) <= 640],
    ["rating_gte=600&rating_lte=700", ({ rating }) => (rating ?? 0) >= 600 && (rating ?? 0) <= 700],
    ["industry.slug=finance,legal", ({ industry }) => ["finance", "legal"].includes(industry.slug ?? "")],
    ["subscription_type.slug=alerts-only", ({ subscription_type }) => subscription_type.slug === "alerts-only"],
    ["name_q=BRO", ({ name }) => /bro/i.test(name)],
    ["q=sup-00", ({ name, custom_id, primary_domain }) => /sup-00/i.test(`${name} ${custom_id} ${primary_domain}`)],
  ])("the portfolio filtered by %s is exactly what passes", async (query, passes) => {
    const all = (await readPortfolio()).results;
    const expected = all.filter(passes);
    expect(expected.length).toBeGreaterThan(0);
    expect(expected.length).toBeLessThan(all.length);
    expect((await read<Schemas["PortfolioPage"]>(`/v2/portfolio?limit=100000&${query}`)).results).toEqual(expected);
  });

  test.each<[string, (finding: Finding) => boolean]>([
    ["affects_rating=false", ({ affects_rating }) => !affects_rating],
    ["risk_vector=open_ports,spf", ({ risk_vector }) => ["open_ports", "spf"].includes(risk_vector)],
    ["risk_category=Diligence", ({ risk_category }) => risk_category === "Diligence"],
    ["severity_category=minor", ({ severity_category }) => severity_category === "minor"],
    ["severity_gte=4", ({ severity }) => severity >= 4],
    ["first_seen_gte=2026-01-01", ({ first_seen }) => first_seen >= "2026-01-01"],
    ["first_seen_lte=2026-01-01", ({ first_seen }) => first_seen <= "2026-01-01"],
    ["last_seen_gte=2026-10-10", ({ last_seen }) => last_seen >= "2026-10-10"],
    ["last_seen_lte=2026-10-10", ({ last_seen }) => last_seen <= "2026-10-10"],
    ["details.grade=GOOD,NEUTRAL", ({ details }) => ["GOOD", "NEUTRAL"].includes(details.grade ?? "")],
    ["q=tls", ({ details, risk_vector_label }) => /tls/i.test(`${details.searchable_details} ${risk_vector_label}`)],
  ])("findings filtered by %s are exactly what passes", async (query, passes) => {
    // The findings of all companies, so that each filter passes some and rejects some.
    let passed = 0;
    let refused = 0;
    for (const { guid } of (await readPortfolio()).results.slice(0, 20)) {
      const path = `/v1/companies/${guid}/findings?limit=200`;
      const { results, count } = await read<Schemas["FindingPage"]>(path);
      if (count > 200) continue;
      const expected = results.filter(passes);
      const filtered = await read<Schemas["FindingPage"]>(`${path}&${query}`);
      expect(filtered).toMatchObject({ count: expected.length, results: expected });
      passed += expected.length;
      refused += results.length - expected.length;
    }
    expect(Math.min(passed, refused)).toBeGreaterThan(0);
  });

  test.each<[string, (row: Company) => string | number]>([
    ["name", ({ name }) => name],
    ["rating", ({ rating }) => rating ?? 0],
    ["industry.name", ({ industry }) => industry.name ?? ""],
    ["life_cycle.name", ({ life_cycle }) => life_cycle?.slug ?? ""],
    ["subscription_type.name", ({ subscription_type }) => subscription_type.slug ?? ""],
  ])("the portfolio sorts by %s in both directions", async (name, key) => {
    for (const [sort, sign] of [
      [name, 1],
      [`-${name}`, -1],
    ] as const) {
      const { results } = await read<Schemas["PortfolioPage"]>(`/v2/portfolio?limit=100000&sort=${sort}`);
      const keys = results.map(key);
      expect(keys).toEqual(keys.toSorted((a, b) => (a < b ? -sign : a > b ? sign : 0)));
    }
  });

  test.each(["first_seen", "last_seen", "severity"] as const)(
    "findings sort by %s in both directions",
    async (name) => {
      for (const [sort, sign] of [
        [name, 1],
        [`-${name}`, -1],
      ] as const) {
        const keys = (await read<Schemas["FindingPage"]>(`${company}&sort=${sort}`)).results.map(
          (finding) => finding[name],
        );
        expect(keys).toEqual(keys.toSorted((a, b) => (a < b ? -sign : a > b ? sign : 0)));
      }
    },
  );

  test("pages of every size join to the whole list", async () => {
    const whole = (await readPortfolio()).results;
    for (const limit of [1, 7, 50, whole.length, whole.length + 1]) {
      const joined: Company[] = [];
      for (let offset = 0; offset < whole.length; offset += limit) {
        joined.push(...(await read<Schemas["PortfolioPage"]>(`/v2/portfolio?limit=${limit}&offset=${offset}`)).results);
      }
      expect(joined).toEqual(whole);
    }
    const beyond = await read<Schemas["PortfolioPage"]>("/v2/portfolio?offset=5000");
    expect(beyond).toMatchObject({ count: whole.length, results: [], links: { next: null } });
  });
});

describe("the seed", () => {
  const readAll = async (options: SandboxOptions): Promise<string> => {
    const other = await startSandbox({ today: testDate, ...options });
    try {
      const { results } = await read<Schemas["PortfolioPage"]>("/v2/portfolio?limit=100000", other);
      const texts = await Promise.all(
        [
          "/v2/users",
          "/v1/folders",
          ...results.slice(0, 5).flatMap(({ guid }) => [`/v1/companies/${guid}`, `/v1/companies/${guid}/findings`]),
        ].map(async (path) => (await sendRequest(other, path)).text),
      );
      return [JSON.stringify(results), ...texts].join("\n").replaceAll(other.url, "");
    } finally {
      await other.close();
    }
  };

  test("alone determines the data", async () => {
    const first = await readAll({ seed: 7, companies: 40 });
    expect(await readAll({ seed: 7, companies: 40 })).toBe(first);
    expect(await readAll({ seed: 8, companies: 40 })).not.toBe(first);
  });

  test("generates the same companies for any number of companies", async () => {
    const other = await startSandbox({ companies: 30, today: testDate });
    const own = await read<Schemas["PortfolioPage"]>("/v2/portfolio?limit=100000");
    const { results } = await read<Schemas["PortfolioPage"]>("/v2/portfolio?limit=100000", other);
    const small = results.map((row) => JSON.stringify(row).replaceAll(other.url, sandbox.url));
    expect(own.results.map((row) => JSON.stringify(row))).toEqual(expect.arrayContaining(small));
    await other.close();
  });
});
