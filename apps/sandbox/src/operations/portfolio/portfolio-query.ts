import type { Selectable, SelectQueryBuilder } from "kysely";
import type { Database, Tables } from "../../db/database.ts";
import { forbidden, notFound } from "../../http/http-error.ts";

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
  return (await findFollowedCompany(database, customerGuid, guid)).id;
}

/**
 * A company that the customer follows, and how.
 *
 * @throws 404 when there is no such company, 403 when it is not in the portfolio.
 */
export async function findFollowedCompany(
  database: Database,
  customerGuid: string,
  guid: string,
): Promise<Selectable<Tables["companies"]> & { subscription_type: string }> {
  const company = await database
    .selectFrom("companies")
    .leftJoin("subscriptions", (join) =>
      join.onRef("subscriptions.company_id", "=", "companies.id").on("subscriptions.customer_guid", "=", customerGuid),
    )
    .selectAll("companies")
    .select("subscriptions.type as subscription_type")
    .where("companies.guid", "=", guid)
    .executeTakeFirst();
  if (company === undefined) throw notFound();
  const { subscription_type } = company;
  if (subscription_type === null) throw forbidden();
  return { ...company, subscription_type };
}
