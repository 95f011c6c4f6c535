import type { Database } from "../../db/database.ts";
import { allProducts, type Product } from "../../domain/product-catalog.ts";
import type { CompanyScope } from "../shared/company-scope.ts";

/** The source of a dependency: observed, or reported by the company itself. */
export type Source = "bitsight" | "self";

export type ProductCount = Awaited<ReturnType<typeof countByProduct>>[number];

export function selectDependencies(database: Database, { ids }: CompanyScope) {
  return database.selectFrom("company_products").where("company_products.company_id", "in", ids);
}

/** Counts the companies and domains that depend on each product; a product that none depends on has no row. */
export async function countByProduct(rows: ReturnType<typeof selectDependencies>) {
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
    const product: Product | undefined = allProducts[product_id - 1];
    return product === undefined
      ? []
      : [{ product, ...count, domain_count: Number(count.domain_count), percent: Number(count.percent) }];
  });
}

/** Returns how widely something is depended on beside the most important one, which has 1: by companies, or by the domains of a single one. */
export function importanceOf<T extends { company_count: number; domain_count: number }>(
  counted: T,
  all: readonly T[],
  { size }: CompanyScope,
) {
  const widthOf = ({ company_count, domain_count }: T) => (size === 1 ? domain_count : company_count);
  const importance = Math.round((100 * widthOf(counted)) / Math.max(...all.map(widthOf))) / 100;
  return { relative_importance: importance, relative_criticality: criticalityOf(importance) };
}

/** Guess: the real limits are unknown. */
function criticalityOf(importance: number): "critical" | "high" | "medium" | "low" {
  if (importance >= 0.9) return "critical";
  if (importance >= 0.6) return "high";
  return importance >= 0.3 ? "medium" : "low";
}

export function percentOf(part: number, whole: number): number {
  return Math.round((1000 * part) / whole) / 10;
}
