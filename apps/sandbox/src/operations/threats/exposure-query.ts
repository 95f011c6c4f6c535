import { sql } from "kysely";
import type { Database } from "../../db/database.ts";
import { daysBefore } from "../../domain/dates.ts";

/** Selects a row for each threat and company: exposed while a finding affects the rating, and mitigated afterwards. */
export function selectExposures(database: Database, customerGuid: string, kinds: readonly number[], today: string) {
  const trendDate = daysBefore(today, 14);
  return database
    .selectFrom("findings")
    .innerJoin("subscriptions", (join) =>
      join
        .onRef("subscriptions.company_id", "=", "findings.company_id")
        .on("subscriptions.customer_guid", "=", customerGuid),
    )
    .select((select) => [
      "findings.kind",
      "findings.company_id",
      "subscriptions.company_name",
      select.fn.max("affects_rating").as("exposed"),
      select.fn.min("first_seen").as("first_seen"),
      select.fn.max("last_seen").as("last_seen"),
      sql<number>`max(case when first_seen <= ${trendDate} and last_seen >= ${trendDate} then 1 else 0 end)`.as(
        "was_exposed",
      ),
    ])
    .where("findings.kind", "in", [...kinds])
    .groupBy(["findings.kind", "findings.company_id", "subscriptions.company_name"]);
}
