import type { Tables } from "../db/database.ts";
import { daysBefore } from "../domain/dates.ts";
import { allProducts } from "../domain/product-catalog.ts";
import { createRandom } from "../domain/random.ts";
import { namedCompanies } from "./seed-companies.ts";

/** Generates the products a company depends on; the example company always uses the mail product of the examples. */
export function generateDependencies(
  { seed, today }: Tables["sandbox_data"],
  company: { id: number; people_count: number },
) {
  const random = createRandom(seed, "products", company.id);
  const domains = 1 + Math.floor(company.people_count / 600);
  return allProducts.flatMap((product) => {
    const depends = random.chance(product.share);
    const domain_count = random.integer(1, domains);
    const row = {
      company_id: company.id,
      product_id: product.id,
      domain_count,
      percent: Math.round((100 * domain_count) / domains),
      last_seen: daysBefore(today, random.integer(1, 45)),
      source: random.chance(0.85) ? "bitsight" : "self",
    };
    const isExample = company.id === namedCompanies.example && product.name === "Pigeon Mail";
    return depends || isExample ? [row] : [];
  });
}
