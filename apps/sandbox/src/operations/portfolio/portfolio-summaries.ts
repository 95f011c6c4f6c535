import type { OperationHandlers } from "../../api/handler.ts";
import { generateAssets } from "../../domain/assets.ts";
import { allProducts } from "../../domain/product-catalog.ts";
import { subscriptionTypes } from "../../domain/subscription-types.ts";
import { kindAt } from "../../domain/vulnerabilities.ts";
import { selectMatches } from "./portfolio-filters.ts";
import { orderByName } from "./portfolio-query.ts";

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
      infections: sorted(observations.flatMap(({ family }) => family ?? [])),
      open_ports: sorted(observations.flatMap(({ vector, port }) => (vector === "open_ports" ? String(port) : []))),
      product_types: sorted(products.flatMap(({ types }) => types)),
      products: sorted(products.map(({ name }) => name)),
      providers: sorted(products.map(({ provider }) => provider.name)),
      software: sorted(observations.flatMap(({ software }) => software?.product ?? [])),
      subscription_types: sorted(companies.map(({ subscription }) => subscriptionTypes[subscription] ?? subscription)),
      types: sorted(companies.flatMap(({ type }) => type.split(","))),
      vulnerabilities: sorted(observations.flatMap(({ vulnerability }) => vulnerability?.name ?? [])),
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

function sorted(names: readonly string[]): string[] {
  return [...new Set(names)].toSorted();
}
