import type { SelectQueryBuilder } from "kysely";
import type { Database, Tables } from "../database.ts";
import { forbidden, notFound } from "../wire/refusal.ts";

/** The companies a customer follows, joined with how he follows them. */
export function selectPortfolio(
  database: Database,
  customerGuid: string,
): SelectQueryBuilder<Tables, "companies" | "subscriptions", Record<never, never>> {
  return database
    .selectFrom("subscriptions")
    .innerJoin("companies", "companies.id", "subscriptions.company_id")
    .where("subscriptions.customer_guid", "=", customerGuid);
}

/**
 * The number of a company that the customer follows.
 *
 * @throws 404 when there is no such company, 403 when it is not in the portfolio.
 */
export async function findFollowed(database: Database, customerGuid: string, guid: string): Promise<number> {
  const company = await database
    .selectFrom("companies")
    .leftJoin("subscriptions", (join) =>
      join.onRef("subscriptions.company_id", "=", "companies.id").on("subscriptions.customer_guid", "=", customerGuid),
    )
    .select(["companies.id", "subscriptions.type"])
    .where("companies.guid", "=", guid)
    .executeTakeFirst();
  if (company === undefined) throw notFound();
  if (company.type === null) throw forbidden();
  return company.id;
}
