import type { Database } from "../database.ts";

/** Counts a customer's portfolio anew. Whoever adds or removes subscriptions calls it in the same transaction. */
export async function countPortfolio(database: Database, customerGuid: string): Promise<void> {
  const { count } = await database
    .selectFrom("subscriptions")
    .select((select) => select.fn.countAll<number>().as("count"))
    .where("customer_guid", "=", customerGuid)
    .executeTakeFirstOrThrow();
  const row = { customer_guid: customerGuid, companies: Number(count) };
  await database
    .insertInto("portfolio_sizes")
    .values(row)
    .onConflict((conflict) => conflict.column("customer_guid").doUpdateSet({ companies: row.companies }))
    .execute();
}

/** How many companies a customer follows. */
export async function readPortfolioSize(database: Database, customerGuid: string): Promise<number> {
  const size = await database
    .selectFrom("portfolio_sizes")
    .select("companies")
    .where("customer_guid", "=", customerGuid)
    .executeTakeFirst();
  return size?.companies ?? 0;
}
