import type { components } from "@signet/client";
import { type Sandbox, startSandbox } from "@signet/sandbox";
import * as fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { contract } from "../../src/generated/contract.ts";
import { exampleRequest } from "../support/example-request.ts";
import { sendRequest } from "../support/send-request.ts";
import { testDate } from "../support/use-sandbox.ts";

type Schemas = components["schemas"];

/** A sandbox with generated data, and functions that send requests to it. */
interface SeededSandbox {
  seed: number;
  companies: number;
  sandbox: Sandbox;
  get<T>(path: string): Promise<T>;
  send<T>(method: string, path: string, body?: unknown): Promise<T>;
  [fc.toStringMethod](): string;
}

let seededSandboxes: SeededSandbox[];
beforeAll(async () => {
  const sizes = fc.sample(fc.record({ seed: fc.nat(4_294_967_295), companies: fc.integer({ min: 12, max: 80 }) }), 3);
  seededSandboxes = await Promise.all(sizes.map(startSeeded));
});
afterAll(() => Promise.all(seededSandboxes.map(({ sandbox }) => sandbox.close())));

async function startSeeded({ seed, companies }: { seed: number; companies: number }): Promise<SeededSandbox> {
  const sandbox = await startSandbox({ today: testDate, seed, companies, limits: false, onMessage: () => {} });
  const send = async <T>(method: string, path: string, body?: unknown): Promise<T> => {
    const reply = await sendRequest<T>(sandbox, path, { method, body });
    if (reply.status >= 300) throw new Error(`${method} ${path}: ${reply.status} ${reply.text.slice(0, 300)}`);
    return reply.json;
  };
  return {
    ...{ seed, companies, sandbox, send },
    get: <T>(path: string) => send<T>("GET", path),
    [fc.toStringMethod]: () => `the sandbox of seed ${seed} with ${companies} companies`,
  };
}

/** Checks an invariant in all sandboxes, for random items of lists and page sizes. */
async function checkInvariant(
  check: (seeded: SeededSandbox, choice: { pick: <T>(list: readonly T[]) => T; limit: number }) => Promise<void>,
  numRuns = 12,
): Promise<void> {
  await fc.assert(
    fc.asyncProperty(
      fc.nat(seededSandboxes.length - 1),
      fc.nat(100_000),
      fc.integer({ min: 1, max: 30 }),
      async (at, place, limit) => {
        const seeded = seededSandboxes[at];
        if (seeded === undefined) throw new Error("no sandbox has this index");
        const pick = <T>(list: readonly T[]): T => {
          const chosen = list[place % list.length];
          if (chosen === undefined) throw new Error("nothing to choose from");
          return chosen;
        };
        await check(seeded, { pick, limit });
      },
    ),
    { numRuns },
  );
}

const portfolioOf = (seeded: SeededSandbox) => seeded.get<Schemas["PortfolioPage"]>("/v2/portfolio?limit=100000");
const listOf = (seeded: SeededSandbox) => seeded.get<Schemas["CompanyList"]>("/v1/companies");
const findingsOf = (seeded: SeededSandbox, guid: string, query = "") =>
  seeded.get<Schemas["FindingPage"]>(`/v1/companies/${guid}/findings?limit=100000&${query}`);

describe("companies", () => {
  test("the portfolios of version 1, version 2 and the legacy path have the same companies and ratings", () =>
    checkInvariant(async (seeded) => {
      const [list, page, legacy] = [await listOf(seeded), await portfolioOf(seeded), await seeded.get("/portfolio")];
      const pairs = (companies: readonly { guid: string; rating?: number | null }[]) =>
        companies.map(({ guid, rating }) => `${guid} ${rating}`).toSorted();
      expect(pairs(list.companies)).toEqual(pairs(page.results));
      expect(legacy).toEqual(list);
      expect(page.count).toBe(list.companies.length);
    }, 3));

  test("every guid of a list belongs to a company with the same fields", () =>
    checkInvariant(async (seeded, { pick }) => {
      const listed = pick((await listOf(seeded)).companies);
      const company = await seeded.get<Schemas["Company"]>(`/v1/companies/${listed.guid}`);
      const { guid, name, shortname, primary_domain, industry_slug, rating, custom_id } = listed;
      expect(company).toMatchObject({ guid, name, shortname, primary_domain, industry_slug, rating, custom_id });
    }));

  test("the newest rating is the same in history, graph and lists", () =>
    checkInvariant(async (seeded, { pick }) => {
      const { guid, rating } = pick((await portfolioOf(seeded)).results);
      const { ratings, current_rating } = await seeded.get<Schemas["Company"]>(`/v1/companies/${guid}`);
      const graph = await seeded.get<{ ratings: { x: string; y: number }[] }>(`/v1/companies/${guid}/graph_data`);
      const newest = ratings[0];
      expect(newest?.rating).toBe(rating);
      expect(current_rating).toBe(rating);
      expect(graph.ratings.map(({ x, y }) => `${x} ${y}`).toSorted()).toEqual(
        ratings.map((day) => `${day.rating_date} ${day.rating}`).toSorted(),
      );
      const days = ratings.map(({ rating_date }) => rating_date);
      expect(days).toEqual(days.toSorted().toReversed());
    }));

  test("ranges and grades match their numbers", () =>
    checkInvariant(async (seeded, { pick }) => {
      const { guid } = pick((await portfolioOf(seeded)).results);
      const { ratings, rating_details } = await seeded.get<Schemas["Company"]>(`/v1/companies/${guid}`);
      for (const { rating, range } of ratings) {
        if (rating === null) continue;
        expect(range).toBe(rating <= 640 ? "Basic" : rating < 740 ? "Intermediate" : "Advanced");
        expect(rating).toBeGreaterThanOrEqual(250);
        expect(rating).toBeLessThanOrEqual(900);
      }
      const graded = Object.values(rating_details ?? {}).filter(({ grade }) => grade !== "N/A");
      const better = graded.toSorted((a, b) => Number(b.percentile) - Number(a.percentile)).map(({ grade }) => grade);
      expect(better).toEqual(better.toSorted());
    }));

  test("a tree contains existing companies, each once", () =>
    checkInvariant(async (seeded, { pick }) => {
      const { guid } = pick((await portfolioOf(seeded)).results);
      const company = await seeded.get<Schemas["Company"]>(`/v1/companies/${guid}`);
      if (!company.has_company_tree) return;
      const tree = await seeded.get<Schemas["CompanyTree"]>(`/v1/companies/${guid}/company-tree`);
      const walk = (node: Schemas["CompanyTree"]): string[] => [
        ...(node.guid ? [node.guid] : []),
        ...(node.children ?? []).flatMap(walk),
      ];
      const guids = walk(tree);
      expect(new Set(guids).size).toBe(guids.length);
      expect((await seeded.get<string[]>(`/v1/companies/${guid}/company-tree/guids`)).toSorted()).toEqual(
        guids.toSorted(),
      );
      const search = await seeded.get<Schemas["CompanyMatchPage"]>(
        `/v1/companies/search?guids=${guids.join()}&limit=100000`,
      );
      expect(search.results.map((match) => match.guid).toSorted()).toEqual(guids.toSorted());
    }));

  test("the search finds each company by name and domain, with in_portfolio", () =>
    checkInvariant(async (seeded, { pick }) => {
      const { guid, name, primary_domain } = pick((await portfolioOf(seeded)).results);
      for (const query of [`name=${encodeURIComponent(name)}`, `domain=${primary_domain}`]) {
        const page = await seeded.get<Schemas["CompanyMatchPage"]>(`/v1/companies/search?${query}&expand=details`);
        const match = page.results.find((result) => result.guid === guid);
        expect(match?.details?.in_portfolio).toBe(true);
      }
    }));
});

describe("findings", () => {
  test("severities match their bands, dates their order, and vectors their category", () =>
    checkInvariant(async (seeded, { pick }) => {
      const { guid } = pick((await portfolioOf(seeded)).results);
      const words = (severity: number) =>
        severity >= 9 ? "severe" : severity >= 7 ? "material" : severity >= 4 ? "moderate" : "minor";
      const categories = new Map<string, string>();
      for (const finding of (await findingsOf(seeded, guid)).results) {
        expect(finding.severity_category).toBe(words(finding.severity));
        expect(String(finding.first_seen) <= String(finding.last_seen)).toBe(true);
        expect(categories.get(finding.risk_vector) ?? finding.risk_category).toBe(finding.risk_category);
        categories.set(finding.risk_vector, finding.risk_category);
      }
    }));

  test("a filter returns exactly what matches", () =>
    checkInvariant(async (seeded, { pick }) => {
      const { guid } = pick((await portfolioOf(seeded)).results);
      const all = (await findingsOf(seeded, guid)).results;
      if (all.length === 0) return;
      const { risk_vector, details, severity_category, last_seen, severity, assets } = pick(all);
      const filters: [string, (finding: Schemas["Finding"]) => boolean][] = [
        [`risk_vector=${risk_vector}`, (finding) => finding.risk_vector === risk_vector],
        [`details.grade=${details.grade}`, (finding) => finding.details.grade === details.grade],
        [`severity_category=${severity_category}`, (finding) => finding.severity_category === severity_category],
        [`last_seen_gte=${last_seen}`, (finding) => String(finding.last_seen) >= String(last_seen)],
        [`severity_gte=${severity}`, (finding) => finding.severity >= severity],
        [`severity_lt=${severity}`, (finding) => finding.severity < severity],
        [`affects_rating=true`, (finding) => finding.affects_rating],
        [
          `assets.asset=${encodeURIComponent(assets[0]?.asset ?? "")}`,
          (finding) => finding.assets.some(({ asset }) => asset === assets[0]?.asset),
        ],
      ];
      for (const [query, matches] of filters) {
        const { results, count } = await findingsOf(seeded, guid, query);
        const expected = all.filter(matches).map((finding) => finding.rolledup_observation_id);
        expect(results.map((finding) => finding.rolledup_observation_id).toSorted(), query).toEqual(
          expected.toSorted(),
        );
        expect(count, query).toBe(expected.length);
      }
    }, 8));

  test("statistics match the list", () =>
    checkInvariant(async (seeded, { pick }) => {
      const { guid } = pick((await portfolioOf(seeded)).results);
      const all = (await findingsOf(seeded, guid)).results;
      const statistics = await seeded.get<{ count: number }>(`/v1/companies/${guid}/findings/statistics`);
      expect(statistics.count).toBe(all.length);
    }));
});

describe("sorting", () => {
  test.each(["severity", "first_seen", "last_seen", "risk_vector"] as const)(
    "findings come in the order of %s, or against it",
    (field) =>
      checkInvariant(async (seeded, { pick }) => {
        const { guid } = pick((await portfolioOf(seeded)).results);
        const values = async (sort: string) =>
          (await findingsOf(seeded, guid, `sort=${sort}`)).results.map((finding) => finding[field] ?? "");
        const [up, down] = [await values(field), await values(`-${field}`)];
        const order = (a: string | number, b: string | number) => (a < b ? -1 : Number(a > b));
        expect(up).toEqual(up.toSorted(order));
        expect(down).toEqual(up.toReversed());
      }, 4),
  );

  test.each(["name", "rating"] as const)("the portfolio sorts by %s in both directions", (field) =>
    checkInvariant(async (seeded) => {
      const values = async (sort: string) =>
        (await seeded.get<Schemas["PortfolioPage"]>(`/v2/portfolio?limit=100000&sort=${sort}`)).results.map(
          (company) => company[field] ?? 0,
        );
      const [up, down] = [await values(field), await values(`-${field}`)];
      const order = (a: string | number, b: string | number) => (a < b ? -1 : Number(a > b));
      expect(up).toEqual(up.toSorted(order));
      expect(down).toEqual(up.toReversed());
    }, 3),
  );
});

describe("groups of companies", () => {
  test("a folder contains companies of the portfolio, counts them, and filters by them", () =>
    checkInvariant(async (seeded, { pick }) => {
      const folder = pick(await seeded.get<Schemas["Folder"][]>("/v1/folders"));
      const followed = (await portfolioOf(seeded)).results.map(({ guid }) => guid);
      expect(folder.companies_count).toBe(folder.companies.length);
      expect(followed).toEqual(expect.arrayContaining(folder.companies));
      const inside = await seeded.get<Schemas["PortfolioPage"]>(`/v2/portfolio?limit=100000&folder=${folder.guid}`);
      expect(inside.results.map(({ guid }) => guid).toSorted()).toEqual(folder.companies.toSorted());
    }));

  test("a company is in the tier that lists it, and in no other", () =>
    checkInvariant(async (seeded) => {
      const tiers = await seeded.get<Schemas["Tier"][]>("/v1/tiers");
      const tierOf = new Map(tiers.flatMap((tier) => tier.companies.map((guid) => [guid, tier])));
      for (const { guid, tier, tier_name } of (await portfolioOf(seeded)).results) {
        expect(tier ?? null).toBe(tierOf.get(guid)?.guid ?? null);
        expect(tier_name ?? null).toBe(tierOf.get(guid)?.name ?? null);
      }
    }, 3));
});

const paged = contract.operations.filter(({ pagination }) => pagination !== undefined);

/** The required parameters of these operations. */
const neededQueries: Readonly<Record<string, string>> = {
  searchCompanies: "name=a&",
  listHomeFindings: "ips=192.0.2.17,198.51.100.24&",
};

describe("pages", () => {
  test.each(paged.map(({ id, path }): [string, string] => [id, path]))(
    "those of %s join to the whole list, each result once",
    (id, path) =>
      checkInvariant(async (seeded, { pick, limit }) => {
        const company = pick((await portfolioOf(seeded)).results);
        const { path: example } = await exampleRequest(
          id,
          // The domain and the finding of the examples belong to their company.
          /\/companies\/\{guid\}(?!.*\{(domain|rolledup_observation_id)\})/.test(path) ? { guid: company.guid } : {},
        );
        const address = example.replace(/\?.*/, "");
        const required = neededQueries[id] ?? "";
        const whole = await seeded.get<AnyPage>(`${address}?${required}limit=100000`);
        const parts: unknown[] = [];
        let next: string | undefined = `${address}?${required}limit=${limit}`;
        for (let count = 0; next !== undefined; count += 1) {
          const page: AnyPage = await seeded.get<AnyPage>(next);
          const rows = page.results ?? page.data ?? [];
          expect(rows.length).toBeLessThanOrEqual(limit);
          parts.push(...rows);
          if (page.count !== undefined) expect(page.count).toBe(whole.count);
          next = nextOf(seeded, page, `${address}?${required}limit=${limit}`, parts.length);
          expect(count).toBeLessThan(10_000);
        }
        expect(parts).toEqual(whole.results ?? whole.data);
        if (whole.count !== undefined) expect(parts.length).toBe(whole.count);
      }, 3),
  );
});

interface AnyPage {
  links?: { next: string | null };
  cursor?: { next?: string | null; next_url?: string | null };
  count?: number;
  results?: unknown[];
  data?: unknown[];
}

/** Returns the path of the next page, for each of the three forms of pagination. */
function nextOf({ sandbox }: SeededSandbox, page: AnyPage, first: string, held: number): string | undefined {
  const link = page.links === undefined ? page.cursor?.next_url : page.links.next;
  if (page.links !== undefined || page.cursor !== undefined) {
    if (!link) return undefined;
    expect(link.startsWith(`${sandbox.url}/`)).toBe(true);
    return link.slice(sandbox.url.length);
  }
  return held < (page.count ?? 0) ? `${first}&offset=${held}` : undefined;
}

describe("writes", () => {
  test("a new folder is listed, filters the portfolio, and disappears when it is deleted", () =>
    checkInvariant(async (seeded, { pick }) => {
      const { guid } = pick((await portfolioOf(seeded)).results);
      const folder = await seeded.send<Schemas["Folder"]>("POST", "/v1/folders", { name: "Made by a test" });
      const path = `/v1/folders/${folder.guid}`;
      await seeded.send("PATCH", path, { companies: [guid] });
      expect(await seeded.get(path)).toMatchObject({ companies: [guid], companies_count: 1 });
      const inside = await seeded.get<Schemas["PortfolioPage"]>(`/v2/portfolio?folder=${folder.guid}`);
      expect(inside.results.map((company) => company.guid)).toEqual([guid]);
      await seeded.send("DELETE", path);
      const left = await seeded.get<Schemas["Folder"][]>("/v1/folders");
      expect(left.map((each) => each.guid)).not.toContain(folder.guid);
    }, 6));

  test("alerts are deleted and not counted with their folder or company", () =>
    checkInvariant(async (seeded, { pick }) => {
      const readAlerts = () => seeded.get<Schemas["AlertPage"]>("/v2/alerts?limit=100000");
      const { count, results } = await readAlerts();
      const folders = await seeded.get<Schemas["Folder"][]>("/v1/folders");
      const folder = folders.find(({ guid, is_deletable }) => is_deletable && guid === pick(results).folder_guid);
      if (folder !== undefined) await seeded.send("DELETE", `/v1/folders/${folder.guid}`);
      const company = pick(
        (await listOf(seeded)).companies.filter((each) => !each.subscription_type_key?.startsWith("my_")),
      );
      await seeded.send("DELETE", `/v1/subscriptions/${company.guid}`);
      const left = await readAlerts();
      expect(left.results).toEqual(
        results.filter((alert) => alert.folder_guid !== folder?.guid && alert.company_guid !== company.guid),
      );
      expect([count, left.count]).toEqual([results.length, left.results.length]);
      expect((await portfolioOf(seeded)).results.map(({ guid }) => guid)).not.toContain(company.guid);
    }, 6));

  test("a custom id shows wherever the company does", () =>
    checkInvariant(async (seeded, { pick, limit }) => {
      const { guid, name } = pick((await portfolioOf(seeded)).results);
      const custom_id = `TEST-${limit}`;
      await seeded.send("PATCH", `/v1/companies/${guid}`, { contents: { custom_id } });
      expect(await seeded.get(`/v1/companies/${guid}`)).toMatchObject({ custom_id });
      const listed = (await listOf(seeded)).companies.find((company) => company.guid === guid);
      expect(listed?.custom_id).toBe(custom_id);
      const page = await seeded.get<Schemas["PortfolioPage"]>(
        `/v2/portfolio?limit=100000&name_q=${encodeURIComponent(name)}`,
      );
      expect(page.results.find((company) => company.guid === guid)?.custom_id).toBe(custom_id);
    }, 6));
});

describe("a seed", () => {
  test("generates the same data again", () =>
    checkInvariant(async (seeded) => {
      await seeded.send("POST", "/sandbox/reset");
      const again = await startSeeded(seeded);
      try {
        const other = (text: string) => text.replaceAll(again.sandbox.url, seeded.sandbox.url);
        for (const path of ["/v2/portfolio?limit=5&sort=-rating", "/v1/tiers/summary"]) {
          expect(JSON.parse(other(JSON.stringify(await again.get(path))))).toEqual(await seeded.get(path));
        }
      } finally {
        await again.sandbox.close();
      }
    }, 1));
});
