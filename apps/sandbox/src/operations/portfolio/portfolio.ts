import type { components } from "@signet/client";
import type { Call, OperationHandlers } from "../../api/handler.ts";
import { lifeCycles, relationships, subscriptionTypes } from "../../domain/subscription-types.ts";
import { readCompanyList } from "../companies/company-list.ts";
import { companyAddresses } from "../companies/company-view.ts";
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

async function readRows(call: PageRequest, page: Required<PageQuery>) {
  const matches = selectMatches(call)
    .selectAll("companies")
    .select(["subscriptions.type as subscription_type", "custom_id", "date_added", "life_cycle", "relationship"])
    .select(["tiers.guid as tier_guid", "tiers.name as tier_name", "tiers.place as tier_place"]);
  const companies = await sortRows(matches, call.query.sort, sortColumns).$call(orderByName).$call(executePage(page));
  return companies.map((row): Row => {
    const { logo, sparkline, display_url } = companyAddresses(call.url.origin, row.guid);
    return {
      guid: row.guid,
      custom_id: row.custom_id,
      name: row.name,
      shortname: row.shortname,
      primary_domain: row.primary_domain,
      network_size_v4: row.network_size_v4,
      rating: row.rating,
      rating_date: call.today,
      added_date: row.date_added,
      industry: { name: row.industry, slug: row.industry_slug },
      sub_industry: { name: row.sub_industry, slug: row.sub_industry_slug },
      type: row.type.split(",") as Row["type"],
      logo,
      sparkline,
      display_url,
      subscription_type: {
        name: subscriptionTypes[row.subscription_type] ?? row.subscription_type,
        slug: row.subscription_type,
      },
      tier: row.tier_guid,
      tier_name: row.tier_name,
      tier_order: row.tier_place,
      life_cycle: named(row.life_cycle, lifeCycles),
      relationship: named(row.relationship, relationships),
    };
  });
}

function named(slug: string | null, names: Readonly<Record<string, string>>): { name: string; slug: string } | null {
  return slug === null ? null : { name: names[slug] ?? slug, slug };
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
