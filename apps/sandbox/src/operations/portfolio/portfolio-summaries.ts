import type { OperationHandlers } from "../../api/handler.ts";
import { countAddresses, generateAssets } from "../../domain/assets.ts";
import { countries } from "../../domain/countries.ts";
import { allProducts } from "../../domain/product-catalog.ts";
import { subscriptionTypes } from "../../domain/subscription-types.ts";
import { kindAt } from "../../domain/vulnerabilities.ts";
import { selectMatches } from "./portfolio-filters.ts";
import { orderByName, selectPortfolio } from "./portfolio-query.ts";

export const portfolioSummaries = {
  async getPortfolioSummaries(call) {
    const matches = selectMatches(call);
    const companies = await matches
      .select(["companies.industry", "companies.type", "subscriptions.type as subscription"])
      .distinct()
      .execute();
    const ids = matches.select("companies.id");
    const { database } = call;
    const [findings, dependencies, places] = await Promise.all([
      database.selectFrom("findings").select("kind").distinct().where("company_id", "in", ids).execute(),
      database.selectFrom("company_products").select("product_id").distinct().where("company_id", "in", ids).execute(),
      database.selectFrom("company_countries").select("country").distinct().where("company_id", "in", ids).execute(),
    ]);
    const observations = findings.map(({ kind }) => kindAt(kind));
    const products = dependencies.flatMap(({ product_id }) => allProducts[product_id - 1] ?? []);
    return {
      countries: sorted(places.map(({ country }) => country)),
      industries: sorted(companies.map(({ industry }) => industry)),
      ...listObserved(findings),
      product_types: sorted(products.flatMap(({ types }) => types)),
      products: sorted(products.map(({ name }) => name)),
      providers: sorted(products.map(({ provider }) => provider.name)),
      software: sorted(observations.flatMap(({ software }) => software?.product ?? [])),
      subscription_types: sorted(companies.map(({ subscription }) => subscriptionTypes[subscription] ?? subscription)),
      types: sorted(companies.flatMap(({ type }) => type.split(","))),
    };
  },

  async getPortfolioFilters({ query, caller, today, database }) {
    const { folder, tier, exclude_alerts_only } = query;
    const filters = { folder, tier, ...(exclude_alerts_only && { exclude_subscription_type: ["alerts-only"] }) };
    const matches = selectMatches({ query: filters, caller, today, database });
    const findings = await database
      .selectFrom("findings")
      .select("kind")
      .distinct()
      .where("company_id", "in", matches.select("companies.id"))
      .execute();
    return listObserved(findings);
  },

  async getPortfolioCountries({ caller, database }) {
    const companies = await selectPortfolio(database, caller.customerGuid)
      .selectAll("companies")
      .$call(orderByName)
      .execute();
    const counts = companies.map((company) => [company.guid, countAddresses(company)] as const);
    const sums = new Map<string, number>();
    for (const [, ipv4] of counts) {
      for (const [code, count] of Object.entries(ipv4)) sums.set(code, (sums.get(code) ?? 0) + count);
    }
    const found = countries.filter(({ code }) => sums.has(code));
    return {
      companies: Object.fromEntries(counts.map(([guid, ipv4]) => [guid, { ipv4 }])),
      countries: Object.fromEntries(found.map(({ code, name }) => [code, { name }])),
      initial_counts: Object.fromEntries(found.map(({ code, name }) => [name, sums.get(code) ?? 0])),
    };
  },

  // Only assets of the customer's own companies are monitored.
  async getMonitoredAssetSummaries({ caller, today, database }) {
    const own = await selectMatches({ query: { scope: "spm" }, caller, today, database })
      .select(["companies.id", "companies.guid", "companies.name", "companies.shortname", "primary_domain"])
      .$call(orderByName)
      .execute();
    const watched = own.flatMap((company) =>
      generateAssets(company)
        .filter(({ monitored }) => monitored)
        .map(({ country }) => ({ company, country })),
    );
    const owners = new Set(watched.map(({ company }) => company));
    const names = new Map(watched.map(({ country }) => [country.code, country.name]));
    return {
      attributed_to: [...owners].map(({ guid, name }) => ({ guid, name })),
      countries: sorted([...names.keys()]).map((code) => ({ code, name: names.get(code) ?? code })),
    };
  },
} satisfies OperationHandlers;

/** Lists what findings of these kinds are about, each once. */
function listObserved(findings: readonly { kind: number }[]) {
  const kinds = findings.map(({ kind }) => kindAt(kind));
  return {
    infections: sorted(kinds.flatMap(({ family }) => family ?? [])),
    open_ports: sorted(kinds.flatMap(({ vector, port }) => (vector === "open_ports" ? String(port) : []))),
    vulnerabilities: sorted(kinds.flatMap(({ vulnerability }) => vulnerability?.name ?? [])),
  };
}

function sorted(names: readonly string[]): string[] {
  return [...new Set(names)].toSorted();
}
