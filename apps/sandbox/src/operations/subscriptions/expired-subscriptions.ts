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
    .selectAll("companies")
    .select(["expired_subscriptions.type as subscription", "date_expired", "company_histories.ratings"])
    .select("subscriptions.type as current");
  const companies = await sortRows(rows, query.sort, sortColumns)
    .orderBy("date_expired", "desc")
    .orderBy("companies.id")
    .$call(executePage(page));
  const results = companies.map((row) => {
    const last = (JSON.parse(row.ratings) as number[])[ageOf(row.date_expired, today)] ?? null;
    return {
      guid: row.guid,
      name: row.name,
      industry: row.industry,
      industry_slug: row.industry_slug,
      type: row.type,
      logo: companyAddresses(url.origin, row.guid).logo,
      subscription_type: subscriptionTypes[row.subscription] ?? row.subscription,
      subscription_type_key: row.subscription,
      date_expired: row.date_expired,
      last_seen_rating: last,
      rating_change: last === null ? null : changeOf(Math.abs(row.rating - last)),
      has_current_active_subscription: row.current !== null,
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
