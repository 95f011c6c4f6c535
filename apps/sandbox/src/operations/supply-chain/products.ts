import type { OperationHandlers } from "../../api/handler.ts";
import type { Database } from "../../db/database.ts";
import { findProvider } from "../../domain/product-catalog.ts";
import { found } from "../../http/http-error.ts";
import {
  type CompanyScope,
  companyScope,
  domainScope,
  folderScope,
  portfolioScope,
  tierScope,
  treeScope,
} from "../shared/company-scope.ts";
import { filterRows } from "../shared/filtering.ts";
import { type ListQuery, searchItems, sliceOffsetPage } from "../shared/paging.ts";
import { countByProduct, importanceOf, type ProductCount, percentOf, selectDependencies } from "./dependency-query.ts";

export const products = {
  listProductTypes: async (call) => listTypes(call, await portfolioScope(call)),
  listFolderProductTypes: async (call) => listTypes(call, await folderScope(call)),
  listTierProductTypes: async (call) => listTypes(call, await tierScope(call)),

  listPortfolioProducts: async (call) => listProducts(call, await portfolioScope(call)),
  listFolderProducts: async (call) => listProducts(call, await folderScope(call)),
  listTierProducts: async (call) => listProducts(call, await tierScope(call)),
  listCompanyProducts: async (call) => listProducts(call, await companyScope(call)),
  listCompanyTreeProducts: async (call) => listProducts(call, await treeScope(call)),
  listDomainProducts: async (call) => listDomainProducts(call, await domainScope(call)),
  listCompanyDomainProducts: async (call) => listDomainProducts(call, await domainScope(call)),

  listProviderProducts: async (call) => listProducts(call, await portfolioScope(call), providerFilter(call)),
  listFolderProviderProducts: async (call) => listProducts(call, await folderScope(call), providerFilter(call)),
  listTierProviderProducts: async (call) => listProducts(call, await tierScope(call), providerFilter(call)),

  async queryCompanyProducts(call) {
    const { query, body = {}, database } = call;
    const scope = await companyScope(call);
    const counts = await countByProduct(selectDependencies(database, scope));
    const all = counts.map((count) => ({
      ...view(count, scope),
      provider_industry: count.product.provider.industry,
      percent_dependent_company: 100,
      ...importanceOf(count, counts, scope),
    }));
    const { q = query.q } = body;
    // A body may have unknown fields.
    const filters = filterNames.flatMap((name) =>
      body[name] ? [[name, new Set(body[name].map(lower))] as const] : [],
    );
    const matches = all.filter((item) =>
      filters.every(([name, values]) => [Reflect.get(item, name)].flat().some((value) => values.has(lower(value)))),
    );
    const { offset = 0, limit = matches.length } = query;
    return searchItems({ ...query, ...(q !== undefined && { q }) }, matches).slice(offset, offset + limit);
  },
} satisfies OperationHandlers;

/** The lists in a search for products. */
const filterNames = [
  "product_guid",
  "product_types",
  "provider_guid",
  "provider_name",
  "relative_criticality",
  "relationship_source",
] as const;

interface List {
  query: ListQuery;
  database: Database;
}

async function listTypes({ query, database }: List, scope: CompanyScope) {
  const dependencies = selectDependencies(database, scope);
  const rows = await dependencies
    .innerJoin("companies", "companies.id", "company_products.company_id")
    .select(["product_id", "last_seen", "companies.guid"])
    .orderBy("company_products.product_id")
    .orderBy("company_products.company_id")
    .execute();
  const counts = await countByProduct(dependencies);
  const types = [...new Set(counts.flatMap(({ product }) => product.types))].toSorted();
  const all = types.map((type) => {
    const ids = new Set(counts.flatMap(({ product }) => (product.types.includes(type) ? [product.id] : [])));
    const own = rows.filter(({ product_id }) => ids.has(product_id));
    const seen = own.map(({ last_seen }) => last_seen).toSorted();
    const company_guids = [...new Set(own.map(({ guid }) => guid))];
    return { product_type: type, company_guids, last_seen_date: seen.at(-1) ?? "" };
  });
  return sliceOffsetPage(query, all);
}

interface Filter {
  products?: readonly number[];
  sources?: readonly string[] | undefined;
}

function providerFilter({
  path,
  query,
}: {
  path: { provider_guid: string };
  query: { relationship_type?: readonly string[] };
}): Filter {
  const products = found(findProvider(path.provider_guid)).products.map(({ id }) => id);
  return { products, sources: query.relationship_type };
}

async function listProducts({ query, database }: List, scope: CompanyScope, { products, sources }: Filter = {}) {
  const rows = filterRows(selectDependencies(database, scope), [
    ["product_id", "in", products],
    ["source", "in", sources],
  ]);
  const counts = await countByProduct(rows);
  const results = counts.map((count) => view(count, scope));
  return sliceOffsetPage(query, results);
}

/** The sandbox knows only what a whole company depends on, so each of its domains depends on all of that. */
async function listDomainProducts({ query, database }: List, scope: CompanyScope) {
  const counts = await countByProduct(selectDependencies(database, scope));
  const results = counts.map((count) => ({ ...view(count, scope), domain_count: 1, percent_dependent: 100 }));
  return sliceOffsetPage(query, results);
}

function view(
  { product, company_count, domain_count, last_seen_date, source, percent }: ProductCount,
  { size }: CompanyScope,
) {
  return {
    product_guid: product.guid,
    product_name: product.name,
    product_types: [...product.types],
    business_functions: [...product.functions],
    provider_guid: product.provider.guid,
    provider_name: product.provider.name,
    company_count,
    domain_count,
    percent_dependent: size === 1 ? percent : percentOf(company_count, size),
    relationship_source: source,
    last_seen_date,
  };
}

function lower(value: unknown): string {
  return String(value).toLowerCase();
}
