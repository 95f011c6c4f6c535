import type { SelectQueryBuilder } from "kysely";
import type { Database, Tables } from "../../db/database.ts";
import { allProducts } from "../../domain/product-catalog.ts";

/** The source of a dependency: observed, or reported by the company itself. */
export type Source = "bitsight" | "self";

export function selectPortfolioDependencies(database: Database, customerGuid: string) {
  return database
    .selectFrom("company_products")
    .innerJoin("subscriptions", "subscriptions.company_id", "company_products.company_id")
    .where("subscriptions.customer_guid", "=", customerGuid);
}

export async function countByProduct(rows: SelectQueryBuilder<Tables, "company_products", Record<never, never>>) {
  const counts = await rows
    .select((select) => [
      "company_products.product_id",
      select.fn.countAll<number>().as("company_count"),
      select.fn.sum<number>("company_products.domain_count").as("domain_count"),
      select.fn.avg<number>("company_products.percent").as("percent"),
      select.fn.max("company_products.last_seen").as("last_seen_date"),
      // Observed at one company means observed.
      select.fn.min<Source>("company_products.source").as("source"),
    ])
    .groupBy("company_products.product_id")
    .orderBy("company_products.product_id")
    .execute();
  return counts.flatMap(({ product_id, ...count }) => {
    const product = allProducts[product_id - 1];
    return product === undefined
      ? []
      : [{ product, ...count, domain_count: Number(count.domain_count), percent: Number(count.percent) }];
  });
}
