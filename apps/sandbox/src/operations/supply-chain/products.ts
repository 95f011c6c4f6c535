import type { OperationHandlers } from "../../api/handler.ts";
import { findProvider } from "../../domain/product-catalog.ts";
import { found } from "../../http/http-error.ts";
import { findPortfolioId, readDescendants } from "../portfolio/portfolio-query.ts";
import { readPortfolioSize } from "../portfolio/portfolio-size.ts";
import { filterRows } from "../shared/filtering.ts";
import { sliceOffsetPage } from "../shared/paging.ts";
import { countByProduct, selectPortfolioDependencies } from "./dependency-query.ts";

export const products = {
  async listProductTypes({ query, caller, database }) {
    const rows = await selectPortfolioDependencies(database, caller.customerGuid)
      .innerJoin("companies", "companies.id", "company_products.company_id")
      .select(["product_id", "last_seen", "companies.guid"])
      .orderBy("company_products.product_id")
      .orderBy("company_products.company_id")
      .execute();
    const counts = await countByProduct(selectPortfolioDependencies(database, caller.customerGuid));
    const types = [...new Set(counts.flatMap(({ product }) => product.types))].toSorted();
    const all = types.map((type) => {
      const ids = new Set(counts.flatMap(({ product }) => (product.types.includes(type) ? [product.id] : [])));
      const own = rows.filter(({ product_id }) => ids.has(product_id));
      const seen = own.map(({ last_seen }) => last_seen).toSorted();
      const company_guids = [...new Set(own.map(({ guid }) => guid))];
      return { product_type: type, company_guids, last_seen_date: seen.at(-1) ?? "" };
    });
    return sliceOffsetPage(query, all);
  },

  async listPortfolioProducts({ query, caller, database }) {
    const counts = await countByProduct(selectPortfolioDependencies(database, caller.customerGuid));
    const { companies } = await readPortfolioSize(database, caller.customerGuid);
    const results = counts.map((count) => view(count, companies));
    return sliceOffsetPage(query, results);
  },

  async listProviderProducts({ path, query, caller, database }) {
    const ids = found(findProvider(path.provider_guid)).products.map(({ id }) => id);
    const counts = await countByProduct(
      filterRows(selectPortfolioDependencies(database, caller.customerGuid), [
        ["product_id", "in", ids],
        ["source", "=", query.relationship_type],
      ]),
    );
    const { companies } = await readPortfolioSize(database, caller.customerGuid);
    const results = counts.map((count) => view(count, companies));
    return sliceOffsetPage(query, results);
  },

  async listCompanyProducts({ path, query, caller, database }) {
    const id = await findPortfolioId(database, caller.customerGuid, path.guid);
    const counts = await countByProduct(database.selectFrom("company_products").where("company_id", "=", id));
    const results = counts.map((count) => ({ ...view(count, 1), percent_dependent: count.percent }));
    return sliceOffsetPage(query, results);
  },

  async listCompanyTreeProducts({ path, query, caller, database }) {
    const ids = await readDescendants(database, await findPortfolioId(database, caller.customerGuid, path.guid));
    const counts = await countByProduct(database.selectFrom("company_products").where("company_id", "in", ids));
    const results = counts.map((count) => view(count, ids.length));
    return sliceOffsetPage(query, results);
  },
} satisfies OperationHandlers;

type Count = Awaited<ReturnType<typeof countByProduct>>[number];

function view({ product, company_count, domain_count, last_seen_date, source }: Count, companies: number) {
  return {
    product_guid: product.guid,
    product_name: product.name,
    product_types: [...product.types],
    business_functions: [...product.functions],
    provider_guid: product.provider.guid,
    provider_name: product.provider.name,
    company_count,
    domain_count,
    percent_dependent: Math.round((1000 * company_count) / companies) / 10,
    relationship_source: source,
    last_seen_date,
  };
}
