import type { components } from "@signet/client";
import { describe, expect, test } from "vitest";
import { companyGuid as company, forbidden, strangerGuid, unknownGuid } from "../support/examples.ts";
import { read } from "../support/read.ts";
import { sendRequest } from "../support/send-request.ts";
import { useSandbox } from "../support/use-sandbox.ts";

type Schemas = components["schemas"];

const sandbox = useSandbox({ companies: 40, limits: false });

describe("products and providers", () => {
  test("count their companies", async () => {
    const { count, results } = await read<Schemas["DependencyPage"]>(sandbox, "/v1/portfolio/products");
    expect(results).toHaveLength(count);
    const followed = new Set(await read<string[]>(sandbox, "/v1/portfolio/guids"));
    for (const product of results) {
      const page = await read<Schemas["DependentPage"]>(
        sandbox,
        `/v1/portfolio/products/${product.product_guid}/companies`,
      );
      expect(page.count).toBe(product.company_count);
      expect(page.results.reduce((sum, row) => sum + row.domain_count, 0)).toBe(product.domain_count);
      expect(page.results.every(({ company_guid }) => followed.has(company_guid))).toBe(true);
      expect(product.percent_dependent).toBe(Math.round((1000 * page.count) / followed.size) / 10);
    }
    const providers = await read<Schemas["ProviderPage"]>(sandbox, "/v1/portfolio/providers");
    for (const provider of providers.results) {
      const path = `/v1/portfolio/providers/${provider.provider_guid}`;
      expect((await read<Schemas["DependentPage"]>(sandbox, `${path}/companies`)).count).toBe(provider.company_count);
      const own = await read<Schemas["DependencyPage"]>(sandbox, `${path}/products`);
      expect(own.results).toEqual(results.filter((product) => product.provider_guid === provider.provider_guid));
      expect(own.count).toBe(provider.product_count);
    }
    expect(Math.max(...providers.results.map((provider) => provider.relative_importance))).toBe(1);
  });

  test("of a company have it among their dependents", async () => {
    const { results } = await read<Schemas["DependencyPage"]>(sandbox, `/v1/companies/${company}/products`);
    expect(results.map(({ product_name }) => product_name)).toContain("Pigeon Mail");
    const tree = await read<Schemas["DependencyPage"]>(sandbox, `/v1/companies/${company}/company-tree/products`);
    for (const { product_guid, domain_count } of results) {
      const path = `/v1/companies/${company}/company-tree/products/${product_guid}/companies`;
      const below = await read<Schemas["DependentPage"]>(sandbox, path);
      expect(below.results.find(({ company_guid }) => company_guid === company)).toMatchObject({ domain_count });
      const inTree = tree.results.find((row) => row.product_guid === product_guid);
      expect(inTree?.company_count).toBe(below.count);
    }
  });

  test("have types that list each dependent company", async () => {
    const { results } = await read<Schemas["ProductTypePage"]>(sandbox, "/v1/portfolio/product-types");
    for (const { product_type, company_guids } of results) {
      const query = `limit=100000&product_types=${encodeURIComponent(product_type)}`;
      const page = await read<Schemas["PortfolioPage"]>(sandbox, `/v2/portfolio?${query}`);
      expect(page.results.map(({ guid }) => guid).toSorted()).toEqual(company_guids.toSorted());
    }
  });

  test("are paginated, and pages repeat the request", async () => {
    const whole = await read<Schemas["DependencyPage"]>(
      sandbox,
      "/v1/portfolio/products?sort=-company_count,product_name",
    );
    const counts = whole.results.map((row) => row.company_count);
    expect(counts).toEqual(counts.toSorted((a, b) => b - a));
    const joined: Schemas["Dependency"][] = [];
    for (let offset = 0; offset < whole.count; offset += 5) {
      const path = `/v1/portfolio/products?sort=-company_count,product_name&limit=5&offset=${offset}`;
      const page = await read<Schemas["DependencyPage"]>(sandbox, path);
      expect(page).not.toHaveProperty("links");
      expect(page.query).toEqual({ limit: 5, offset, q: "", sort: "-company_count,product_name" });
      joined.push(...page.results);
    }
    expect(joined).toEqual(whole.results);
    const mails = await read<Schemas["DependencyPage"]>(sandbox, "/v1/portfolio/products?q=PIGEON");
    expect(mails.results.every(({ provider_name }) => provider_name === "Pigeonhole Post")).toBe(true);
    expect(mails.count).toBe(2);
  });
});

const folder = "/v1/folders/1c9e7d34-5a80-4b62-8f1e-73d2a0b6c945";
const tier = "/v1/tiers/b58f2d07-6c1e-4a93-8d4f-e2a70c95b316";

describe.each([folder, tier])("below %s", (group) => {
  const members = async () => (await read<{ companies: string[] }>(sandbox, group)).companies;

  test("products are those of its companies", async () => {
    const { results } = await read<Schemas["DependencyPage"]>(sandbox, `${group}/products`);
    const own = new Map<string, number>();
    const domains = new Map<string, number>();
    for (const guid of await members()) {
      const page = await read<Schemas["DependencyPage"]>(sandbox, `/v1/companies/${guid}/products`);
      for (const { product_guid, domain_count } of page.results) {
        own.set(product_guid, (own.get(product_guid) ?? 0) + 1);
        domains.set(product_guid, (domains.get(product_guid) ?? 0) + domain_count);
      }
    }
    expect(results.length).toBeGreaterThan(0);
    expect(new Map(results.map((row) => [row.product_guid, row.company_count]))).toEqual(own);
    expect(new Map(results.map((row) => [row.product_guid, row.domain_count]))).toEqual(domains);
  });

  test("product types name only its companies", async () => {
    const guids = await members();
    const { results } = await read<Schemas["ProductTypePage"]>(sandbox, `${group}/product-types`);
    const named = new Set(results.flatMap(({ company_guids }) => company_guids));
    expect(named.size).toBeGreaterThan(0);
    expect(guids).toEqual(expect.arrayContaining([...named]));
  });

  test("providers lead to their companies and products", async () => {
    const guids = await members();
    const { results } = await read<Schemas["ProviderPage"]>(sandbox, `${group}/providers`);
    expect(results.length).toBeGreaterThan(0);
    expect(Math.max(...results.map((provider) => provider.relative_importance))).toBe(1);
    for (const { provider_guid, company_count, product_count, percent_dependent_company } of results) {
      const path = `${group}/providers/${provider_guid}`;
      const companies = await read<Schemas["DependentPage"]>(sandbox, `${path}/companies`);
      expect(companies.count).toBe(company_count);
      expect(guids).toEqual(expect.arrayContaining(companies.results.map(({ company_guid }) => company_guid)));
      expect(percent_dependent_company).toBe(Math.round((1000 * company_count) / guids.length) / 10);
      const products = await read<Schemas["DependencyPage"]>(sandbox, `${path}/products?relationship_type=BITSIGHT`);
      expect(products.count).toBeLessThanOrEqual(product_count);
      expect(products.results.every(({ relationship_source }) => relationship_source === "bitsight")).toBe(true);
    }
  });

  test("lists are paginated", async () => {
    const { count, results } = await read<Schemas["DependencyPage"]>(sandbox, `${group}/products?sort=-product_name`);
    const second = await read<Schemas["DependencyPage"]>(
      sandbox,
      `${group}/products?sort=-product_name&limit=1&offset=1`,
    );
    expect(second).toEqual({
      count,
      query: { limit: 1, offset: 1, q: "", sort: "-product_name" },
      results: results.slice(1, 2),
    });
  });
});

test.each(["folders", "tiers"])("lists below unknown %s return 404", async (groups) => {
  for (const list of ["product-types", "products", "providers", "findings/summary"]) {
    expect((await sendRequest(sandbox, `/v1/${groups}/${unknownGuid}/${list}`)).status).toBe(404);
  }
});

test("a folder without companies has empty lists", async () => {
  const created = await sendRequest<Schemas["Folder"]>(sandbox, "/v1/folders", {
    method: "POST",
    body: { name: "New" },
  });
  for (const list of ["product-types", "products", "providers"]) {
    const page = await read(sandbox, `/v1/folders/${created.json.guid}/${list}`);
    expect(page).toMatchObject({ count: 0, results: [] });
  }
});

describe("providers of a company", () => {
  test("are those of its products", async () => {
    const { results } = await read<Schemas["ProviderPage"]>(sandbox, `/v1/companies/${company}/providers`);
    const products = await read<Schemas["DependencyPage"]>(sandbox, `/v1/companies/${company}/products`);
    const names = new Set(products.results.map(({ provider_name }) => provider_name));
    expect(new Set(results.map(({ provider_name }) => provider_name))).toEqual(names);
    expect(results.every((row) => row.company_count === 1 && row.percent_dependent_company === 100)).toBe(true);
  });

  test("are refused for a company that is not followed", async () => {
    for (const list of ["providers", `domains/${await domainOf(strangerGuid)}/products`]) {
      expect(await sendRequest(sandbox, `/v1/companies/${strangerGuid}/${list}`)).toMatchObject(forbidden);
    }
  });
});

describe("a domain", () => {
  test.each(["alderbrook.example", "WWW.Alderbrook.example"])("%s has what its company depends on", async (domain) => {
    const own = await read<Schemas["DependencyPage"]>(sandbox, `/v1/companies/${company}/products`);
    const found = await read<Schemas["DependencyPage"]>(sandbox, `/v1/domains/${domain}/products`);
    const guids = (page: Schemas["DependencyPage"]) => page.results.map(({ product_guid }) => product_guid);
    expect(guids(found)).toEqual(guids(own));
    expect(found.results.every((row) => row.domain_count === 1 && row.company_count === 1)).toBe(true);
    const providers = await read<Schemas["ProviderPage"]>(sandbox, `/v1/domains/${domain}/providers`);
    expect(providers.count).toBe(new Set(own.results.map(({ provider_guid }) => provider_guid)).size);
    for (const list of ["products", "providers"]) {
      expect(await read(sandbox, `/v1/companies/${company}/domains/${domain}/${list}`)).toEqual(
        await read(sandbox, `/v1/domains/${domain}/${list}`),
      );
    }
  });

  test("of nobody, or of another company, returns 404", async () => {
    expect((await sendRequest(sandbox, "/v1/domains/nobody.example/products")).status).toBe(404);
    const path = `/v1/companies/${company}/domains/brightwater.example/providers`;
    expect((await sendRequest(sandbox, path)).status).toBe(404);
  });

  test("of a company that is not followed is refused", async () => {
    const domain = await domainOf(strangerGuid);
    expect(await sendRequest(sandbox, `/v1/domains/${domain}/providers`)).toMatchObject(forbidden);
  });
});

describe("POST /v1/companies/{guid}/products", () => {
  const path = `/v1/companies/${company}/products`;
  const query = async (body: unknown, search = "") => {
    const reply = await sendRequest<Schemas["RatedDependency"][]>(sandbox, `${path}${search}`, {
      method: "POST",
      body,
    });
    expect(reply.status, reply.text).toBe(200);
    return reply.json;
  };

  test("returns the products of the list by GET, with their importance", async () => {
    const { results } = await read<Schemas["DependencyPage"]>(sandbox, path);
    const all = await query({});
    expect(all).toMatchObject(results);
    expect(Math.max(...all.map(({ relative_importance }) => relative_importance))).toBe(1);
    const [first, second] = await query({}, "?sort=product_name&limit=2");
    const names = results.map(({ product_name }) => product_name).toSorted();
    expect([first?.product_name, second?.product_name]).toEqual(names.slice(0, 2));
    expect(await query({}, "?sort=product_name&limit=1&offset=1")).toEqual([second]);
  });

  test("filters by each field, ignoring case, and finds nothing for unknown values", async () => {
    const all = await query({});
    const [first] = all;
    if (first === undefined) throw new Error("the company has no products");
    const { product_guid, provider_guid, provider_name, relationship_source, relative_criticality } = first;
    const filters = {
      product_guid: [product_guid],
      product_types: first.product_types.map((type) => type.toUpperCase()),
      provider_guid: [provider_guid],
      provider_name: [provider_name.toUpperCase()],
      relationship_source: [relationship_source?.toUpperCase()],
      relative_criticality: [relative_criticality.toUpperCase()],
    };
    for (const [name, values] of Object.entries(filters)) {
      const found = await query({ [name]: values });
      expect(found, name).toContainEqual(first);
      const fits = (item: object) =>
        [Reflect.get(item, name)]
          .flat()
          .some((value) => values.includes(value) || values.includes(value.toUpperCase()));
      expect(found, name).toEqual(all.filter(fits));
    }
    expect(await query({ q: "PIGEON" })).toEqual(all.filter(({ provider_name: by }) => by === "Pigeonhole Post"));
    expect(await query({ relative_criticality: ["unheard of"] })).toEqual([]);
    expect(await query({ provider_name: [] })).toEqual([]);
  });

  test("needs no body", async () => {
    expect((await sendRequest(sandbox, path, { method: "POST" })).status).toBe(200);
  });
});

async function domainOf(guid: string): Promise<string> {
  const search = await read<Schemas["CompanyMatchPage"]>(sandbox, `/v1/companies/search?guids=${guid}`);
  return search.results[0]?.primary_domain ?? "";
}

describe("breaches", () => {
  test("of the portfolio are direct, or of a provider that the company depends on", async () => {
    const all = await read<Schemas["PortfolioBreach"][]>(sandbox, "/v1/portfolio/breaches");
    expect(new Set(all.map(({ is_direct }) => is_direct))).toEqual(new Set([true, false]));
    const dates = all.map(({ date }) => date);
    expect(dates).toEqual(dates.toSorted().toReversed());
    for (const { is_direct, affected_portfolio_company, breached_company } of all) {
      if (is_direct) expect(affected_portfolio_company).toEqual(breached_company);
      else {
        const path = `/v1/companies/${affected_portfolio_company.guid}/products`;
        const { results } = await read<Schemas["DependencyPage"]>(sandbox, path);
        expect(results.map((product) => product.provider_guid)).toContain(breached_company.guid);
      }
    }
    const narrowed = "severity_gte=2&start=2026-01-01";
    const some = await read<Schemas["PortfolioBreach"][]>(sandbox, `/v1/portfolio/breaches?${narrowed}`);
    expect(some).toEqual(all.filter(({ severity, date }) => severity >= 2 && date >= "2026-01-01"));
    const own = await read<Schemas["PortfolioBreach"][]>(sandbox, `/v1/portfolio/breaches?company=${company}`);
    expect(own).toEqual(all.filter((breach) => breach.affected_portfolio_company.guid === company));
    const ofProviders = await read<Schemas["ProviderBreachPage"]>(
      sandbox,
      `/v1/companies/${company}/providers/breaches`,
    );
    expect(ofProviders.results.map(({ guid }) => guid).toSorted()).toEqual(
      own
        .filter(({ is_direct }) => !is_direct)
        .map(({ guid }) => guid)
        .toSorted(),
    );
  });
});
