import type { Nullable, RawBuilder, ReferenceExpression, SelectQueryBuilder } from "kysely";
import { sql } from "kysely";
import type { Call } from "../../api/handler.ts";
import type { Tables } from "../../db/database.ts";
import { catalogue } from "../../domain/product-catalog.ts";
import { mayHold } from "../companies/company-name.ts";
import { selectFolderCompanies } from "../folders/folder-query.ts";
import { toStoredInteger } from "../shared/stored-integer.ts";
import { contains } from "../shared/text.ts";
import { inTier } from "../tiers/tier-filter.ts";
import { selectPortfolio } from "./portfolio-query.ts";
import { selectWithObservation, selectWithVector } from "./portfolio-traits.ts";

/** The portfolio, each company joined with the tier it is in. */
type TieredPortfolio = SelectQueryBuilder<
  Omit<Tables, "tiers" | "tier_companies"> & {
    tiers: Nullable<Tables["tiers"]>;
    tier_companies: Nullable<Tables["tier_companies"]>;
  },
  "companies" | "subscriptions" | "tiers" | "tier_companies",
  Record<never, never>
>;

/** The followed companies that pass every filter of the query. */
export function selectMatches({
  query,
  caller,
  database,
}: Pick<Call<"listPortfolio">, "query" | "caller" | "database">): TieredPortfolio {
  const { q = "", name_q = "", folder, tier, guid, type: types, is_self_published, visibility, scope } = query;
  let rows: TieredPortfolio = selectPortfolio(database, caller.customerGuid)
    .leftJoin("tier_companies", (join) =>
      join
        .onRef("tier_companies.company_id", "=", "subscriptions.company_id")
        .onRef("tier_companies.customer_guid", "=", "subscriptions.customer_guid"),
    )
    .leftJoin("tiers", "tiers.guid", "tier_companies.tier_guid");
  if (q !== "") {
    rows = rows.where((where) =>
      where.or([contains("subscriptions.company_name", q), contains("primary_domain", q), contains("custom_id", q)]),
    );
  }
  if (name_q !== "") rows = rows.where(contains("subscriptions.company_name", name_q));
  // What is shorter is in so many names that looking at all of them is quicker.
  if (name_q.length >= 4) rows = rows.where(mayHold("subscriptions.company_id", name_q));
  for (const [name, operator] of ratingFilters) {
    const rating = query[name];
    if (rating !== undefined) rows = rows.where("subscriptions.company_rating", operator, toStoredInteger(rating));
  }
  for (const [name, column] of listFilters) {
    const values = query[name];
    if (values !== undefined) rows = rows.where(isAmong(column, values));
  }
  for (const excluded of [query["exclude_subscription_type.slug"], query.exclude_subscription_type]) {
    if (excluded !== undefined) rows = rows.where("subscriptions.type", "not in", excluded);
  }
  if (guid !== undefined) rows = rows.where("companies.guid", "in", guid);
  if (types !== undefined) {
    rows = rows.where((where) => where.or(types.map((type) => contains("companies.type", type))));
  }
  if (is_self_published !== undefined) {
    const published = contains<"companies">("companies.type", "SELF-PUBLISHED");
    rows = rows.where(is_self_published ? published : sql<boolean>`not ${published}`);
  }
  // Every company of the world is a primary one.
  if (visibility === "PRIVATE") rows = rows.where(sql<boolean>`1 = 0`);
  if (scope === "tprm") rows = rows.where("subscriptions.type", "not in", ownSubscriptions);
  else if (scope !== undefined) rows = rows.where("subscriptions.type", "in", ownSubscriptions);
  if (tier !== undefined) rows = rows.where(inTier(tier));
  if (folder !== undefined) {
    const inFolder = selectFolderCompanies(database, caller).where("folders.guid", "=", folder);
    rows = rows.where("companies.id", "in", inFolder.select("subscriptions.company_id"));
  }
  for (const chosen of chosenCompanies({ query, database })) rows = rows.where("companies.id", "in", chosen);
  return rows;
}

/** What was found at a company, what it depends on and what befell it: each as a query for the numbers of the companies. */
function chosenCompanies({ query, database }: Pick<Call<"listPortfolio">, "query" | "database">) {
  const { infections, vulnerabilities, open_ports, countries, regions, providers, products, product_types } = query;
  const [vector, grade] = [query["risk_vectors.slug"], query["risk_vectors.grade"]];
  const [category, name] = [query["software.category"], query["software.name"]];
  const incidents = query.security_incident_categories;
  const together = (group: string) => query.filter_group === group;
  // PostgreSQL knows no empty list; nothing has the number 0, and no country an empty code.
  const dependent = (ids: readonly number[]) =>
    database
      .selectFrom("company_products")
      .select("company_id")
      .where("product_id", "in", ids.length > 0 ? ids : [0]);
  const located = (codes: readonly string[]) =>
    database
      .selectFrom("company_countries")
      .select("company_id")
      .where("country", "in", codes.length > 0 ? codes : [""]);
  return [
    infections && selectWithObservation(database, ({ family }) => isNamed(infections, family)),
    vulnerabilities &&
      selectWithObservation(database, ({ vulnerability }) => isNamed(vulnerabilities, vulnerability?.name)),
    open_ports &&
      selectWithObservation(
        database,
        ({ vector: found, port }) => found === "open_ports" && isNamed(open_ports, String(port)),
      ),
    ...(category && name && together("software")
      ? [
          selectWithObservation(
            database,
            (kind) => isNamed(category, kind.vector) && isNamed(name, kind.software?.product),
          ),
        ]
      : [
          category &&
            selectWithObservation(database, (kind) => kind.software !== undefined && isNamed(category, kind.vector)),
          name && selectWithObservation(database, (kind) => isNamed(name, kind.software?.product)),
        ]),
    ...(vector && grade && together("risk_vectors")
      ? [selectWithVector(database, vector, grade)]
      : [
          vector && selectWithVector(database, vector, undefined),
          grade && selectWithVector(database, undefined, grade),
        ]),
    countries && located(countries),
    regions && located(Object.keys(regionOf).filter((country) => isNamed(regions, regionOf[country]))),
    providers &&
      dependent(
        catalogue.products.filter(({ provider }) => isNamed(providers, provider.name, provider.guid)).map(toId),
      ),
    products &&
      dependent(catalogue.products.filter((product) => isNamed(products, product.name, product.guid)).map(toId)),
    product_types && dependent(catalogue.products.filter(({ types }) => isNamed(product_types, ...types)).map(toId)),
    incidents && database.selectFrom("breaches").select("company_id").where("event_type", "in", incidents),
  ].filter((chosen) => chosen !== undefined);
}

/** Whether one of the texts is among the names, whatever their capitals. */
function isNamed(names: readonly string[], ...texts: (string | undefined)[]): boolean {
  const wanted = new Set(names.map((name) => name.toLowerCase()));
  return texts.some((text) => text !== undefined && wanted.has(text.toLowerCase()));
}

function toId({ id }: { id: number }): number {
  return id;
}

/** Whether a column has one of the values, of which `null` stands for none. */
function isAmong(
  column: ReferenceExpression<Tables, "companies" | "subscriptions"> & string,
  values: readonly string[],
): RawBuilder<boolean> {
  const among = sql<boolean>`${sql.ref(column)} in (${sql.join(values)})`;
  return values.includes("null") ? sql<boolean>`(${among} or ${sql.ref(column)} is null)` : among;
}

const ownSubscriptions = ["my_company", "my_subsidiary"];
const regionOf: Readonly<Record<string, string>> = {
  ...{ CH: "Europe", DE: "Europe", IE: "Europe", US: "North America", JP: "Asia" },
};
const ratingFilters = [
  ["rating", "="],
  ["rating_gt", ">"],
  ["rating_gte", ">="],
  ["rating_lt", "<"],
  ["rating_lte", "<="],
] as const;
const listFilters = [
  ["industry.name", "subscriptions.company_industry"],
  ["industry.slug", "companies.industry_slug"],
  ["subscription_type.slug", "subscriptions.type"],
  ["life_cycle.slug", "subscriptions.life_cycle"],
  ["relationship.slug", "subscriptions.relationship"],
] as const;
