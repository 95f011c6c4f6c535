import type { OperationHandlers } from "../../api/handler.ts";
import type { Database } from "../../db/database.ts";
import { findProduct, findProvider } from "../../domain/product-catalog.ts";
import { found } from "../../http/http-error.ts";
import { type CompanyScope, folderScope, portfolioScope, tierScope, treeScope } from "../shared/company-scope.ts";
import { filterRows } from "../shared/filtering.ts";
import { executePage, type ListQuery, pageOf, toOffsetPage } from "../shared/paging.ts";
import { sortRows } from "../shared/sorting.ts";
import { type Source, selectDependencies } from "./dependency-query.ts";

export const dependents = {
  listProductCompanies: async (call) => readPage(call, productOf(call), await portfolioScope(call)),
  listCompanyTreeProductCompanies: async (call) => readPage(call, productOf(call), await treeScope(call)),
  listProviderCompanies: async (call) => readPage(call, productsOf(call), await portfolioScope(call)),
  listFolderProviderCompanies: async (call) => readPage(call, productsOf(call), await folderScope(call)),
  listTierProviderCompanies: async (call) => readPage(call, productsOf(call), await tierScope(call)),
} satisfies OperationHandlers;

function productOf({ path }: { path: { product_guid: string } }): number[] {
  return [found(findProduct(path.product_guid)).id];
}

function productsOf({ path }: { path: { provider_guid: string } }): number[] {
  return found(findProvider(path.provider_guid)).products.map(({ id }) => id);
}

async function readPage(
  { query, database }: { query: ListQuery; database: Database },
  products: readonly number[],
  scope: CompanyScope,
) {
  const page = pageOf(query);
  const dependent = selectDependencies(database, scope).innerJoin(
    "companies",
    "companies.id",
    "company_products.company_id",
  );
  const matches = filterRows(dependent, [
    ["product_id", "in", products],
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
