import { sql } from "kysely";
import type { Call } from "../../api/handler.ts";
import type { Database } from "../../db/database.ts";
import { countries } from "../../domain/countries.ts";
import { allProducts, type Product } from "../../domain/product-catalog.ts";
import { ownTypes } from "../../domain/subscription-types.ts";
import { mayContain } from "../companies/company-name-index.ts";
import { selectFolderIds } from "../folders/folder-query.ts";
import { comparisons, condition, contains, filterRows, includesText } from "../shared/filtering.ts";
import { inTier } from "../tiers/tier-query.ts";
import { selectPortfolio } from "./portfolio-query.ts";
import { selectWithObservation, selectWithVector } from "./portfolio-traits.ts";

/** The query's filters. Other operations than `listPortfolio` may leave filters out and pass a single tier. */
type Query = { [K in keyof ListQuery]?: ListQuery[K] | (K extends "tier" ? string : never) | undefined };
type ListQuery = Call<"listPortfolio">["query"];

export function selectMatches({
  query,
  caller,
  today,
  database,
}: Pick<Call<"listPortfolio">, "caller" | "today" | "database"> & { query: Query }) {
  const { q = "", name_q = "", folder, tier, type: types, is_self_published, visibility, scope } = query;
  const portfolio = selectPortfolio(database, caller.customerGuid)
    .leftJoin("tier_companies", (join) =>
      join
        .onRef("tier_companies.company_id", "=", "subscriptions.company_id")
        .onRef("tier_companies.customer_guid", "=", "subscriptions.customer_guid"),
    )
    .leftJoin("tiers", "tiers.guid", "tier_companies.tier_guid");
  let rows = filterRows(portfolio, [
    ["subscriptions.company_name", "contains", name_q],
    ["subscriptions.type", "not in", query["exclude_subscription_type.slug"]],
    ["subscriptions.type", "not in", query.exclude_subscription_type],
    ["companies.guid", "in", query.guid],
    ...comparisons(query, "rating", "subscriptions.company_rating" as const),
  ]);
  if (q !== "") {
    rows = rows.where((where) =>
      where.or([contains("subscriptions.company_name", q), contains("primary_domain", q), contains("custom_id", q)]),
    );
  }
  // A shorter substring occurs in too many names for the index to help.
  if (name_q.length >= 4) rows = rows.where(mayContain("subscriptions.company_id", name_q));
  for (const [name, column] of listFilters) {
    const values = query[name];
    if (values === undefined) continue;
    const isListed = condition(column, "matches", values);
    rows = rows.where(
      includesText(values, "null") ? sql<boolean>`(${isListed} or ${sql.ref(column)} is null)` : isListed,
    );
  }
  if (types !== undefined) {
    rows = rows.where((where) => where.or(types.map((type) => contains("companies.type", type))));
  }
  if (is_self_published !== undefined) {
    const published = contains("companies.type", "SELF-PUBLISHED");
    rows = rows.where(is_self_published ? published : sql<boolean>`not ${published}`);
  }
  // The sandbox has no private companies.
  if (visibility === "PRIVATE") rows = rows.where(sql.lit(false));
  if (scope !== undefined) rows = rows.where("subscriptions.type", scope === "tprm" ? "not in" : "in", ownTypes);
  if (tier !== undefined) rows = rows.where(inTier([tier].flat()));
  if (folder !== undefined) rows = rows.where("companies.id", "in", selectFolderIds(database, caller, folder));
  const traits = [...selectByFindings(database, today, query), ...selectByDependencies(database, query)];
  for (const ids of traits) if (ids !== undefined) rows = rows.where("companies.id", "in", ids);
  return rows;
}

function selectByFindings(database: Database, today: string, query: Query) {
  const { infections, vulnerabilities, open_ports, filter_group } = query;
  const [category, software] = [query["software.category"], query["software.name"]];
  const [vector, grade] = [query["risk_vectors.slug"], query["risk_vectors.grade"]];
  const withObservation = (matches: Parameters<typeof selectWithObservation>[2]) =>
    selectWithObservation(database, today, matches);
  const isInGroup = (name: string) => filter_group === name;
  return [
    infections && withObservation(({ family }) => includesText(infections, family)),
    vulnerabilities && withObservation(({ vulnerability }) => includesText(vulnerabilities, vulnerability?.name)),
    open_ports &&
      withObservation((kind) => kind.vector === "open_ports" && includesText(open_ports, String(kind.port))),
    ...(category && software && isInGroup("software")
      ? [
          withObservation(
            (kind) => includesText(category, kind.vector) && includesText(software, kind.software?.product),
          ),
        ]
      : [
          category && withObservation((kind) => kind.software !== undefined && includesText(category, kind.vector)),
          software && withObservation((kind) => includesText(software, kind.software?.product)),
        ]),
    ...(vector && grade && isInGroup("risk_vectors")
      ? [selectWithVector(database, vector, grade)]
      : [
          vector && selectWithVector(database, vector, undefined),
          grade && selectWithVector(database, undefined, grade),
        ]),
  ];
}

function selectByDependencies(database: Database, query: Query) {
  const { countries: codes, regions, providers, products: names, product_types } = query;
  const usingProducts = (matches: (product: Product) => boolean) => {
    const ids = allProducts.filter(matches).map(({ id }) => id);
    return database
      .selectFrom("company_products")
      .select("company_id")
      .where(condition("product_id", "in", ids));
  };
  const inCountries = (list: readonly string[]) =>
    database
      .selectFrom("company_countries")
      .select("company_id")
      .where(condition("country", "matches", list));
  const incidents = query.security_incident_categories;
  return [
    codes && inCountries(codes),
    regions && inCountries(countries.filter(({ region }) => includesText(regions, region)).map(({ code }) => code)),
    providers && usingProducts(({ provider }) => includesText(providers, provider.name, provider.guid)),
    names && usingProducts(({ name, guid }) => includesText(names, name, guid)),
    product_types && usingProducts(({ types }) => includesText(product_types, ...types)),
    incidents &&
      database
        .selectFrom("breaches")
        .select("company_id")
        .where(condition("event_type", "matches", incidents)),
  ];
}

const listFilters = [
  ["industry.name", "subscriptions.company_industry"],
  ["industry.slug", "companies.industry_slug"],
  ["subscription_type.slug", "subscriptions.type"],
  ["life_cycle.slug", "subscriptions.life_cycle"],
  ["relationship.slug", "subscriptions.relationship"],
] as const;
