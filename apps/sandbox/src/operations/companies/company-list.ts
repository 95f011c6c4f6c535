import type { components } from "@signet/client";
import type { Call } from "../../api/handler.ts";
import { ageOf, ratingDates, worldDate } from "../../domain/date.ts";
import { subscriptionTypes } from "../../domain/subscription-types.ts";
import { selectFolderCompanies } from "../folders/folder-query.ts";
import { selectPortfolio } from "../portfolio/portfolio-query.ts";
import { ratingOn } from "../portfolio/rating-query.ts";
import { inTier } from "../tiers/tier-filter.ts";
import { companyAddresses, industryOf } from "./company-view.ts";

type Listing = Pick<Call<"listCompanies">, "caller" | "address" | "database"> & {
  query: {
    rating_date?: string;
    quarters_back?: number;
    exclude_alerts_only?: boolean;
    folder?: string;
    tier?: string;
  };
};

/** The portfolio in one piece, on the day that was asked for, all or what passes the filters. */
export async function readCompanyList({
  query,
  caller,
  address,
  database,
}: Listing): Promise<components["schemas"]["CompanyList"]> {
  const { rating_date = quarterEnd(query.quarters_back ?? 0), folder, tier } = query;
  // A day still to come has no rating yet: the newest one stands for it.
  const age = Math.max(0, ageOf(rating_date));
  const customer = await database
    .selectFrom("customers")
    .select(["created", "my_company_guid"])
    .where("guid", "=", caller.customerGuid)
    .executeTakeFirstOrThrow();
  let rows = selectPortfolio(database, caller.customerGuid)
    .leftJoin("tier_companies", (join) =>
      join
        .onRef("tier_companies.company_id", "=", "subscriptions.company_id")
        .onRef("tier_companies.customer_guid", "=", "subscriptions.customer_guid"),
    )
    .selectAll("companies")
    .select(["subscriptions.type as subscription_type", "custom_id", "date_added", "tier_guid"])
    .orderBy("subscriptions.company_name")
    .orderBy("subscriptions.company_id");
  if (query.exclude_alerts_only === true) rows = rows.where("subscriptions.type", "!=", "alerts-only");
  if (tier !== undefined) rows = rows.where(inTier([tier]));
  if (folder !== undefined) {
    const inFolder = selectFolderCompanies(database, caller).where("folders.guid", "=", folder);
    rows = rows.where("companies.id", "in", inFolder.select("subscriptions.company_id"));
  }
  const companies = await rows.execute();
  const earlier = age === 0 ? undefined : await readRatings(database, caller.customerGuid, age);
  return {
    created: customer.created,
    rating_date,
    companies: companies.map((row) => {
      const rating = earlier === undefined ? row.rating : (earlier.get(row.id) ?? null);
      return {
        guid: row.guid,
        custom_id: row.custom_id,
        name: row.name,
        shortname: row.shortname,
        network_size_v4: row.network_size_v4,
        date_added: row.date_added,
        ...industryOf(row),
        type: row.type,
        external_id: 410_000 + row.id,
        subscription_type: subscriptionTypes[row.subscription_type] ?? row.subscription_type,
        subscription_type_key: row.subscription_type,
        tier: row.tier_guid,
        primary_domain: row.primary_domain,
        security_grade: null,
        grade_date: null,
        rating,
        rating_date: rating === null ? null : (ratingDates[age] ?? null),
        ...companyAddresses(address.origin, row.guid),
      };
    }),
    countries: [],
    my_company: { guid: customer.my_company_guid },
  };
}

/** The rating of each followed company on the day so many days ago; those not rated that day are left out. */
async function readRatings(
  database: Listing["database"],
  customerGuid: string,
  age: number,
): Promise<ReadonlyMap<number, number>> {
  const rows = await selectPortfolio(database, customerGuid)
    .innerJoin("company_histories", "company_histories.company_id", "companies.id")
    .select(["companies.id", ratingOn(age).as("rating")])
    .execute();
  return new Map(rows.flatMap(({ id, rating }): [number, number][] => (rating === null ? [] : [[id, rating]])));
}

/** The last day of the quarter so many quarters before the world's, which is itself in an unfinished one. */
function quarterEnd(back: number): string {
  if (back === 0) return worldDate;
  const [year = 0, month = 0] = worldDate.split("-").map(Number);
  const quarter = Math.floor((month - 1) / 3) + 1 - back;
  return new Date(Date.UTC(year, quarter * 3, 0)).toISOString().slice(0, 10);
}
