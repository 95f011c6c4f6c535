import type { Database } from "../../db/database.ts";
import { countRows } from "../shared/paging.ts";

/** Updates the stored size of a portfolio. Call it where subscriptions or folders change, in the same transaction. */
export async function updatePortfolioSize(database: Database, customerGuid: string): Promise<void> {
  const count = (table: "subscriptions" | "alerts") =>
    countRows(database.selectFrom(table).where("customer_guid", "=", customerGuid));
  const sizes = { companies: await count("subscriptions"), alerts: await count("alerts") };
  await database
    .insertInto("portfolio_sizes")
    .values({ customer_guid: customerGuid, ...sizes })
    .onConflict((conflict) => conflict.column("customer_guid").doUpdateSet(sizes))
    .execute();
}

export async function readPortfolioSize(database: Database, customerGuid: string) {
  const sizes = database.selectFrom("portfolio_sizes").select(["companies", "alerts"]);
  return sizes.where("customer_guid", "=", customerGuid).executeTakeFirstOrThrow();
}
