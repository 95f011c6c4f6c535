import type { OperationHandlers } from "../../api/handler.ts";
import type { Database } from "../../db/database.ts";
import { findProduct, findProvider } from "../../domain/product-catalog.ts";
import { found } from "../../http/http-error.ts";
import { findPortfolioId, readDescendants } from "../portfolio/portfolio-query.ts";
import { filterRows } from "../shared/filtering.ts";
import { executePage, type ListQuery, pageOf, toOffsetPage } from "../shared/paging.ts";
import { sortRows } from "../shared/sorting.ts";
import type { Source } from "./dependency-query.ts";

export const dependents = {
  async listProductCompanies({ path, query, caller, database }) {
    const product = found(findProduct(path.product_guid));
    return readPage(database, query, [product.id], { customerGuid: caller.customerGuid });
  },

  async listProviderCompanies({ path, query, caller, database }) {
    const products = found(findProvider(path.provider_guid)).products.map(({ id }) => id);
    return readPage(database, query, products, { customerGuid: caller.customerGuid });
  },

  async listCompanyTreeProductCompanies({ path, query, caller, database }) {
    const ids = await readDescendants(database, await findPortfolioId(database, caller.customerGuid, path.guid));
    const product = found(findProduct(path.product_guid));
    return readPage(database, query, [product.id], { ids });
  },
} satisfies OperationHandlers;

async function readPage(
  database: Database,
  query: ListQuery,
  products: readonly number[],
  { customerGuid, ids }: { customerGuid?: string; ids?: readonly number[] },
) {
  const page = pageOf(query);
  const dependent = database
    .selectFrom("company_products")
    .innerJoin("companies", "companies.id", "company_products.company_id")
    .$if(customerGuid !== undefined, (select) =>
      select.where("companies.id", "in", (from) =>
        from
          .selectFrom("subscriptions")
          .select("company_id")
          .where("customer_guid", "=", customerGuid ?? ""),
      ),
    );
  const matches = filterRows(dependent, [
    ["product_id", "in", products],
    ["companies.id", "in", ids],
    ["companies.name", "contains", query.q],
  ]);
  const { count } = await matches
    .select((select) => select.fn.count<number>("companies.id").distinct().as("count"))
    .executeTakeFirstOrThrow();
  const rows = matches
    .select((select) => [
      "companies.guid as company_guid",
      "companies.name as company_name",
      // A domain may depend on several products of one provider: the largest count of one product is certain.
      select.fn.max("company_products.domain_count").as("domain_count"),
      select.fn.max("company_products.percent").as("percent_dependent"),
      select.fn.min<Source>("company_products.source").as("relationship_source"),
    ])
    .groupBy(["companies.id", "companies.guid", "companies.name"]);
  const results = await sortRows(rows, query.sort, sortColumns)
    .orderBy("companies.name")
    .orderBy("companies.id")
    .$call(executePage(page));
  return toOffsetPage(query, Number(count), results);
}

const sortColumns = {
  company_name: "company_name",
  company_guid: "company_guid",
  domain_count: "domain_count",
  percent_dependent: "percent_dependent",
  relationship_source: "relationship_source",
} as const;
