import type { components } from "@signet/client";
import { describe, expect, test } from "vitest";
import { companyGuid as company } from "../support/examples.ts";
import { read } from "../support/read.ts";
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
