import type { components } from "@signet/client";
import type { Call, Handler } from "../../api/handler.ts";
import { ageOf } from "../../domain/dates.ts";
import { subscriptionTypes } from "../../domain/subscription-types.ts";
import { companyAddresses } from "../companies/company-view.ts";
import { selectCompanies } from "../portfolio/portfolio-query.ts";
import { filterRows } from "../shared/filtering.ts";
import { countRows, executePage, pageOf, toPage } from "../shared/paging.ts";
import { sortRows } from "../shared/sorting.ts";

export const listExpiredSubscriptions: Handler<"listExpiredSubscriptions"> = async (call) => {
  const { query, url, today } = call;
  const matches = selectMatches(call);
  const page = pageOf(query);
  const rows = matches
    .innerJoin("company_histories", "company_histories.company_id", "companies.id")
    .select(["companies.guid", "companies.name", "companies.industry", "companies.industry_slug", "companies.type"])
    .select(["expired_subscriptions.type as subscription_type_key", "date_expired"])
    .select(["companies.rating", "company_histories.ratings", "subscriptions.type as current"]);
  const companies = await sortRows(rows, query.sort, sortColumns)
    .orderBy("date_expired", "desc")
    .orderBy("companies.id")
    .$call(executePage(page));
  const results = companies.map(({ rating, ratings, current, ...company }) => {
    const last = (JSON.parse(ratings) as number[])[ageOf(company.date_expired, today)] ?? null;
    return {
      ...company,
      logo: companyAddresses(url.origin, company.guid).logo,
      subscription_type: subscriptionTypes[company.subscription_type_key] ?? company.subscription_type_key,
      last_seen_rating: last,
      rating_change: last === null ? null : changeOf(Math.abs(rating - last)),
      has_current_active_subscription: current !== null,
    };
  });
  return toPage(url, page, await countRows(matches), results);
};

function selectMatches({ query, caller, database }: Call<"listExpiredSubscriptions">) {
  const expired = selectCompanies(database, caller.customerGuid)
    .innerJoin("expired_subscriptions", "expired_subscriptions.company_id", "companies.id")
    .where("expired_subscriptions.customer_guid", "=", caller.customerGuid)
    .$if(!query.include_active_subscriptions, (select) => select.where("subscriptions.type", "is", null));
  return filterRows(expired, [["companies.name", "contains", query.q]]);
}

/** Guess: the real limits are unknown. */
function changeOf(points: number): NonNullable<components["schemas"]["ExpiredSubscription"]["rating_change"]> {
  if (points < 20) return "STABLE";
  return points < 50 ? "MINOR" : "MAJOR";
}

const sortColumns = {
  name: "companies.name",
  date_expired: "expired_subscriptions.date_expired",
  industry: "companies.industry",
  subscription_type: "expired_subscriptions.type",
} as const;
