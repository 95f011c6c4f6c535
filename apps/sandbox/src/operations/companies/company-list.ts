import type { Call } from "../../api/handler.ts";
import { ageOf, daysBefore } from "../../domain/dates.ts";
import { subscriptionTypes } from "../../domain/subscription-types.ts";
import { selectMatches } from "../portfolio/portfolio-filters.ts";
import { orderByName, ratingOn } from "../portfolio/portfolio-query.ts";
import { companyAddresses } from "./company-view.ts";

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
  const companies = await selectMatches({ query: { folder, tier }, caller, today, database })
    .innerJoin("company_histories", "company_histories.company_id", "companies.id")
    .select(["companies.id", "companies.guid", "custom_id", "companies.name", "shortname", "network_size_v4"])
    .select(["date_added", "companies.industry", "industry_slug", "sub_industry", "sub_industry_slug"])
    .select(["companies.type", "subscriptions.type as subscription_type_key", "tier_guid as tier", "primary_domain"])
    .select(ratingOn(age).as("rating"))
    .$if(exclude_alerts_only === true, (select) => select.where("subscriptions.type", "!=", "alerts-only"))
    .$call(orderByName)
    .execute();
  return {
    created: customer.created,
    rating_date,
    companies: companies.map(({ id, ...company }) => ({
      ...company,
      external_id: 410_000 + id,
      subscription_type: subscriptionTypes[company.subscription_type_key] ?? company.subscription_type_key,
      security_grade: null,
      grade_date: null,
      rating_date: company.rating === null ? null : daysBefore(today, age),
      ...companyAddresses(url.origin, company.guid),
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
