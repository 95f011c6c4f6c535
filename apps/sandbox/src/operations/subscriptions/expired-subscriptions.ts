import type { components } from "@signet/client";
import { sql } from "kysely";
import type { Call, Handler } from "../../api/handler.ts";
import { ageOf } from "../../domain/date.ts";
import { subscriptionTypes } from "../../domain/subscription-types.ts";
import { companyAddresses } from "../companies/company-view.ts";
import { pageOf, toPage } from "../shared/page.ts";
import { contains, sortOrders } from "../shared/text.ts";

/** The companies whose subscription ended, the last one first. */
export const listExpiredSubscriptions: Handler<"listExpiredSubscriptions"> = async (call) => {
  const { query, address } = call;
  const matches = selectMatches(call);
  const { count } = await matches
    .select((select) => select.fn.countAll<number>().as("count"))
    .executeTakeFirstOrThrow();
  const page = pageOf(query);
  let rows = matches
    .innerJoin("company_histories", "company_histories.company_id", "companies.id")
    .selectAll("companies")
    .select(["expired_subscriptions.type as subscription", "date_expired", "company_histories.ratings"])
    .select("own.type as current")
    .limit(page.limit)
    .offset(page.offset);
  for (const { column, direction } of sortOrders(query.sort, sortColumns)) rows = rows.orderBy(column, direction);
  const companies = await rows.orderBy("date_expired", "desc").orderBy("companies.id").execute();
  const results = companies.map((row) => {
    const last = (JSON.parse(row.ratings) as number[])[ageOf(row.date_expired)] ?? null;
    return {
      ...{ guid: row.guid, name: row.name, industry: row.industry, industry_slug: row.industry_slug, type: row.type },
      logo: companyAddresses(address.origin, row.guid).logo,
      subscription_type: subscriptionTypes[row.subscription] ?? row.subscription,
      subscription_type_key: row.subscription,
      date_expired: row.date_expired,
      last_seen_rating: last,
      rating_change: last === null ? null : changeOf(Math.abs(row.rating - last)),
      has_current_active_subscription: row.current !== null,
    };
  });
  return { status: 200, body: toPage(address, page, count, results) };
};

function selectMatches({ query, caller, database }: Call<"listExpiredSubscriptions">) {
  const { q = "", include_active_subscriptions } = query;
  return database
    .selectFrom("expired_subscriptions")
    .innerJoin("companies", "companies.id", "expired_subscriptions.company_id")
    .leftJoin("subscriptions as own", (join) =>
      join
        .onRef("own.company_id", "=", "expired_subscriptions.company_id")
        .onRef("own.customer_guid", "=", "expired_subscriptions.customer_guid"),
    )
    .where("expired_subscriptions.customer_guid", "=", caller.customerGuid)
    .$if(q !== "", (select) => select.where(contains("companies.name", q)))
    .$if(!include_active_subscriptions, (select) => select.where(sql<boolean>`own.type is null`));
}

/** Guess: where the lines lie is not known. */
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
