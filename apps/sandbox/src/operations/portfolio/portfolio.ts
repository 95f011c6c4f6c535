import type { components } from "@signet/client";
import { sql } from "kysely";
import type { Call, OperationHandlers } from "../../api/handler.ts";
import { lifeCycles, relationships, subscriptionTypes } from "../../domain/subscription-types.ts";
import { readCompanyList } from "../companies/company-list.ts";
import { averageOf90Days, companyAddresses } from "../companies/company-view.ts";
import { toCsv } from "../shared/csv.ts";
import { isFiltered } from "../shared/filtering.ts";
import { countRows, executePage, type PageQuery, pageOf, toPage } from "../shared/paging.ts";
import { sortRows } from "../shared/sorting.ts";
import { selectMatches } from "./portfolio-filters.ts";
import { orderByName, readOwnGuid, selectPortfolio } from "./portfolio-query.ts";
import { readPortfolioSize } from "./portfolio-size.ts";
import { getPortfolioStatistics } from "./portfolio-statistics.ts";

type Row = components["schemas"]["PortfolioCompany"];

type PageRequest = Pick<Call<"listPortfolio">, "query" | "caller" | "url" | "today" | "database" | "mediaType">;

export const portfolio = {
  listPortfolio: readPage,
  queryPortfolio: readPage,

  getPortfolio: (call) => readCompanyList(call),
  getLegacyPortfolio: ({ caller, url, today, database }) =>
    readCompanyList({ query: {}, caller, url, today, database }),

  async listPortfolioGuids({ caller, database }) {
    const rows = await selectPortfolio(database, caller.customerGuid)
      .select("companies.guid")
      .$call(orderByName)
      .execute();
    return rows.map(({ guid }) => guid);
  },

  getPortfolioStatistics,
} satisfies OperationHandlers;

async function readPage(call: PageRequest) {
  const { query, caller, url, database, mediaType } = call;
  const page = pageOf(query);
  const [count, results] = [await countMatches(call), await readRows(call, page)];
  if (mediaType === "text/csv") {
    return toCsv("portfolio.csv", csvColumns, results.map(flatten));
  }
  const own = await readOwnGuid(database, caller.customerGuid);
  return { ...toPage(url, page, count, results), summaries: { "my-company": own } };
}

/** Counts only a filtered portfolio: the cost of counting all companies grows with their number. */
async function countMatches(call: PageRequest): Promise<number> {
  if (isFiltered(call.query, otherParameters)) return countRows(selectMatches(call));
  return (await readPortfolioSize(call.database, call.caller.customerGuid)).companies;
}

/** Selects the companies that the customer prefers over other entries for the same company. */
function selectPreferred({ database, caller }: PageRequest) {
  return database
    .selectFrom("preferred_companies")
    .innerJoin("companies as main", "main.id", "primary_id")
    .select(["company_id as preferred_id", "main.guid as primary_guid", "main.name as primary_name"])
    .where("customer_guid", "=", caller.customerGuid);
}

async function readRows(call: PageRequest, page: Required<PageQuery>) {
  const matches = selectMatches(call)
    .innerJoin("company_histories", "company_histories.company_id", "companies.id")
    .leftJoin(selectPreferred(call).as("preferred"), "preferred.preferred_id", "companies.id")
    .select(["primary_guid", "primary_name"])
    // Every rating has three digits, so this cuts out the last ninety.
    .select(sql<string>`substr(company_histories.ratings, 1, 360) || ']'`.as("ratings"))
    .select(["companies.guid", "custom_id", "companies.name", "shortname", "primary_domain", "network_size_v4"])
    .select(["companies.rating", "date_added as added_date", "companies.industry", "industry_slug", "sub_industry"])
    .select(["sub_industry_slug", "companies.type", "subscriptions.type as subscription_type", "life_cycle"])
    .select(["relationship", "tiers.guid as tier", "tiers.name as tier_name", "tiers.place as tier_order"]);
  const companies = await sortRows(matches, call.query.sort, sortColumns).$call(orderByName).$call(executePage(page));
  return companies.map(({ industry_slug, sub_industry_slug, primary_guid, primary_name, ratings, ...row }): Row => {
    const { href: _, ...addresses } = companyAddresses(call.url.origin, row.guid);
    return {
      ...row,
      ...addresses,
      rating_date: call.today,
      rating_avg_90_days: averageOf90Days({ ratings }),
      details: {
        confidence: row.type === "PROVISIONAL" ? "LOW" : "HIGH",
        is_primary: primary_guid === null,
        primary_company: primary_guid === null ? null : { guid: primary_guid, name: primary_name ?? "" },
      },
      industry: { name: row.industry, slug: industry_slug },
      sub_industry: { name: row.sub_industry, slug: sub_industry_slug },
      type: row.type.split(",") as Row["type"],
      subscription_type: named(row.subscription_type, subscriptionTypes),
      life_cycle: row.life_cycle === null ? null : named(row.life_cycle, lifeCycles),
      relationship: row.relationship === null ? null : named(row.relationship, relationships),
    };
  });
}

function named(slug: string, names: Readonly<Record<string, string>>): { name: string; slug: string } {
  return { name: names[slug] ?? slug, slug };
}

function flatten(row: Row) {
  return {
    ...row,
    industry: row.industry.name,
    sub_industry: row.sub_industry.name,
    subscription_type: row.subscription_type.name,
    life_cycle: row.life_cycle?.name ?? null,
    relationship: row.relationship?.name ?? null,
  };
}

const csvColumns = [
  "guid",
  "custom_id",
  "name",
  "primary_domain",
  "rating",
  "rating_date",
  "added_date",
  "industry",
  "sub_industry",
  "subscription_type",
  "tier_name",
  "life_cycle",
  "relationship",
] as const;
const sortColumns = {
  name: "subscriptions.company_name",
  rating: "subscriptions.company_rating",
  "industry.name": "subscriptions.company_industry",
  "life_cycle.name": "subscriptions.life_cycle",
  "relationship.name": "subscriptions.relationship",
  "subscription_type.name": "subscriptions.type",
  tier: "tiers.place",
} as const;
const otherParameters = ["filter_group", "vendor_action_plan", "show_ips", "show_event_evidence"];
