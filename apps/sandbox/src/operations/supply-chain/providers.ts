import type { OperationHandlers } from "../../api/handler.ts";
import { allProviders } from "../../domain/product-catalog.ts";
import { readPortfolioSize } from "../portfolio/portfolio-size.ts";
import { sliceOffsetPage } from "../shared/paging.ts";
import { countByProduct, selectPortfolioDependencies } from "./dependency-query.ts";

export const providers = {
  async listPortfolioProviders({ query, caller, today, database }) {
    const dependencies = selectPortfolioDependencies(database, caller.customerGuid);
    const counts = await countByProduct(dependencies);
    const { companies } = await readPortfolioSize(database, caller.customerGuid);
    const all = [];
    for (const provider of allProviders) {
      const own = counts.filter(({ product }) => product.provider === provider);
      if (own.length === 0) continue;
      const { company_count } = await dependencies
        .select((select) => select.fn.count<number>("company_products.company_id").distinct().as("company_count"))
        .where(
          "product_id",
          "in",
          provider.products.map(({ id }) => id),
        )
        .executeTakeFirstOrThrow();
      const percent = own.reduce((sum, count) => sum + count.percent * count.company_count, 0);
      const dependent = own.reduce((sum, count) => sum + count.company_count, 0);
      all.push({
        provider_guid: provider.guid,
        provider_name: provider.name,
        provider_industry: provider.industry,
        provider_hq_country_code: provider.country,
        provider_is_csp: provider.isCloud,
        provider_rating: provider.rating,
        provider_rating_date: today,
        product_count: own.length,
        product_types: [...new Set(own.flatMap(({ product }) => product.types))],
        company_count: Number(company_count),
        domain_count: own.reduce((sum, count) => sum + count.domain_count, 0),
        percent_dependent: Math.round((10 * percent) / dependent) / 10,
        percent_dependent_company: Math.round((1000 * Number(company_count)) / companies) / 10,
        is_high_confidence: own.some(({ source }) => source === "bitsight"),
        relationship_source: own.some(({ source }) => source === "bitsight")
          ? ("bitsight" as const)
          : ("self" as const),
        last_seen_date:
          own
            .map(({ last_seen_date }) => last_seen_date)
            .toSorted()
            .at(-1) ?? "",
      });
    }
    const most = Math.max(...all.map(({ company_count }) => company_count));
    const results = all.map((provider) => {
      const importance = Math.round((100 * provider.company_count) / most) / 100;
      return { ...provider, relative_importance: importance, relative_criticality: criticalityOf(importance) };
    });
    return sliceOffsetPage(query, results);
  },
} satisfies OperationHandlers;

/** Guess: the real limits are unknown. */
function criticalityOf(importance: number): "critical" | "high" | "medium" | "low" {
  if (importance >= 0.9) return "critical";
  if (importance >= 0.6) return "high";
  return importance >= 0.3 ? "medium" : "low";
}
