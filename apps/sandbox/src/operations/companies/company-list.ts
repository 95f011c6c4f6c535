import type { Call } from "../../api/handler.ts";
import { ageOf, daysBefore } from "../../domain/dates.ts";
import { subscriptionTypes } from "../../domain/subscription-types.ts";
import { selectMatches } from "../portfolio/portfolio-filters.ts";
import { orderByName, ratingOn } from "../portfolio/portfolio-query.ts";
import { companyAddresses, industryOf } from "./company-view.ts";

type CompanyListRequest = Pick<Call<"listCompanies">, "caller" | "url" | "today" | "database"> & {
  query: {
    rating_date?: string;
    quarters_back?: number;
    exclude_alerts_only?: boolean;
    folder?: string;
    tier?: string;
  };
};

export async function readCompanyList({ query, caller, url, today, database }: CompanyListRequest) {
  const { rating_date = quarterEnd(today, query.quarters_back ?? 0), folder, tier, exclude_alerts_only } = query;
  // A day in the future has no rating yet: the newest one is used.
  const age = Math.max(0, ageOf(rating_date, today));
  const customer = await database
    .selectFrom("customers")
    .select(["created", "my_company_guid"])
    .where("guid", "=", caller.customerGuid)
    .executeTakeFirstOrThrow();
  const companies = await selectMatches({ query: { folder, tier }, caller, database })
    .innerJoin("company_histories", "company_histories.company_id", "companies.id")
    .selectAll("companies")
    .select(["subscriptions.type as subscription_type", "custom_id", "date_added", "tier_guid"])
    .select(ratingOn(age).as("rating_then"))
    .$if(exclude_alerts_only === true, (select) => select.where("subscriptions.type", "!=", "alerts-only"))
    .$call(orderByName)
    .execute();
  return {
    created: customer.created,
    rating_date,
    companies: companies.map((row) => ({
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
      rating: row.rating_then,
      rating_date: row.rating_then === null ? null : daysBefore(today, age),
      ...companyAddresses(url.origin, row.guid),
    })),
    countries: [],
    my_company: { guid: customer.my_company_guid },
  };
}

/** Returns the last day of a past quarter; the current one is unfinished and ends today. */
function quarterEnd(today: string, back: number): string {
  if (back === 0) return today;
  const [year = 0, month = 0] = today.split("-").map(Number);
  const quarter = Math.floor((month - 1) / 3) + 1 - back;
  return new Date(Date.UTC(year, quarter * 3, 0)).toISOString().slice(0, 10);
}
