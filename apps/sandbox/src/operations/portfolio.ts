import type { components } from "@signet/client";
import { worldDate } from "../world/date.ts";
import { lifeCycles, relationships, subscriptionTypes } from "../world/subscription-types.ts";
import { companyAddresses } from "./company-view.ts";
import { selectFolderCompanies } from "./folder-query.ts";
import type { Call, Handlers } from "./handler.ts";
import { pageOf, toPage } from "./page.ts";
import { selectPortfolio } from "./portfolio-query.ts";
import { contains, sortOrders } from "./text.ts";

/** The portfolio in pages. */
export const portfolio: Handlers<"listPortfolio"> = {
  async listPortfolio(call) {
    const { query, caller, address, database } = call;
    const matches = selectMatches(call);
    const { count } = await matches
      .select((select) => select.fn.countAll<number>().as("count"))
      .executeTakeFirstOrThrow();
    const page = pageOf(query);
    let rows = matches
      .selectAll("companies")
      .select(["subscriptions.type as subscription_type", "custom_id", "date_added", "life_cycle", "relationship"])
      .limit(page.limit)
      .offset(page.offset);
    for (const { column, direction } of sortOrders(query.sort, sortColumns)) rows = rows.orderBy(column, direction);
    const companies = await rows.orderBy("subscriptions.company_name").orderBy("subscriptions.company_id").execute();
    const { my_company_guid } = await database
      .selectFrom("customers")
      .select("my_company_guid")
      .where("guid", "=", caller.customerGuid)
      .executeTakeFirstOrThrow();
    const results = companies.map((row) => {
      const { href: _, ...addresses } = companyAddresses(address.origin, row.guid);
      return {
        guid: row.guid,
        custom_id: row.custom_id,
        name: row.name,
        shortname: row.shortname,
        primary_domain: row.primary_domain,
        network_size_v4: row.network_size_v4,
        rating: row.rating,
        rating_date: worldDate,
        added_date: row.date_added,
        industry: { name: row.industry, slug: row.industry_slug },
        sub_industry: { name: row.sub_industry, slug: row.sub_industry_slug },
        type: row.type.split(",") as components["schemas"]["PortfolioCompany"]["type"],
        ...addresses,
        subscription_type: {
          name: subscriptionTypes[row.subscription_type] ?? row.subscription_type,
          slug: row.subscription_type,
        },
        tier: null,
        tier_name: null,
        tier_order: null,
        life_cycle: named(row.life_cycle, lifeCycles),
        relationship: named(row.relationship, relationships),
      };
    });
    return {
      status: 200,
      body: { ...toPage(address, page, count, results), summaries: { "my-company": my_company_guid } },
    };
  },
};

function selectMatches({ query, caller, database }: Call<"listPortfolio">) {
  const { q = "", name_q = "", rating_gte, rating_lte, folder, guid } = query;
  const [industries, types] = [query["industry.slug"], query["subscription_type.slug"]];
  let rows = selectPortfolio(database, caller.customerGuid);
  if (q !== "") {
    rows = rows.where((where) =>
      where.or([contains("subscriptions.company_name", q), contains("primary_domain", q), contains("custom_id", q)]),
    );
  }
  if (name_q !== "") rows = rows.where(contains("subscriptions.company_name", name_q));
  if (rating_gte !== undefined) rows = rows.where("rating", ">=", rating_gte);
  if (rating_lte !== undefined) rows = rows.where("rating", "<=", rating_lte);
  if (industries !== undefined) rows = rows.where("industry_slug", "in", industries);
  if (types !== undefined) rows = rows.where("subscriptions.type", "in", types);
  if (guid !== undefined) rows = rows.where("companies.guid", "in", guid);
  if (folder === undefined) return rows;
  const inFolder = selectFolderCompanies(database, caller).where("folders.guid", "=", folder);
  return rows.where("companies.id", "in", inFolder.select("subscriptions.company_id"));
}

function named(slug: string | null, names: Readonly<Record<string, string>>): { name: string; slug: string } | null {
  return slug === null ? null : { name: names[slug] ?? slug, slug };
}

const sortColumns = {
  name: "subscriptions.company_name",
  rating: "companies.rating",
  "industry.name": "companies.industry",
  "life_cycle.name": "subscriptions.life_cycle",
  "relationship.name": "subscriptions.relationship",
  "subscription_type.name": "subscriptions.type",
} as const;
