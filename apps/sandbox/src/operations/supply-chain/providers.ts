import type { OperationHandlers } from "../../api/handler.ts";
import type { Database } from "../../db/database.ts";
import { allProviders, type Provider } from "../../domain/product-catalog.ts";
import {
  type CompanyScope,
  companyScope,
  domainScope,
  folderScope,
  portfolioScope,
  tierScope,
} from "../shared/company-scope.ts";
import { type ListQuery, sliceOffsetPage } from "../shared/paging.ts";
import { countByProduct, importanceOf, type ProductCount, percentOf, selectDependencies } from "./dependency-query.ts";

export const providers = {
  listPortfolioProviders: async (call) =>
    sliceOffsetPage(call.query, await readProviders(call, await portfolioScope(call))),
  listFolderProviders: async (call) => sliceOffsetPage(call.query, await readProviders(call, await folderScope(call))),
  listTierProviders: async (call) => sliceOffsetPage(call.query, await readProviders(call, await tierScope(call))),
  listCompanyProviders: async (call) =>
    sliceOffsetPage(call.query, await readProviders(call, await companyScope(call))),
  listDomainProviders: async (call) => listDomainProviders(call, await domainScope(call)),
  listCompanyDomainProviders: async (call) => listDomainProviders(call, await domainScope(call)),
} satisfies OperationHandlers;

interface List {
  query: ListQuery;
  today: string;
  database: Database;
}

async function readProviders({ today, database }: List, scope: CompanyScope) {
  const dependencies = selectDependencies(database, scope);
  const counts = await countByProduct(dependencies);
  const used = allProviders
    .map((provider) => ({ provider, own: counts.filter(({ product }) => product.provider === provider) }))
    .filter(({ own }) => own.length > 0);
  const all = await Promise.all(
    used.map(async ({ provider, own }) => {
      const ids = own.map(({ product }) => product.id);
      const { company_count } = await dependencies
        .select((select) => select.fn.count<number>("company_products.company_id").distinct().as("company_count"))
        .where("product_id", "in", ids)
        .executeTakeFirstOrThrow();
      return { ...view(provider, own, today), ...countsOf(own, Number(company_count), scope) };
    }),
  );
  return all.map((provider) => ({ ...provider, ...importanceOf(provider, all, scope) }));
}

function view(provider: Provider, own: readonly ProductCount[], today: string) {
  const isObserved = own.some(({ source }) => source === "bitsight");
  const seen = own.map(({ last_seen_date }) => last_seen_date).toSorted();
  return {
    provider_guid: provider.guid,
    provider_name: provider.name,
    provider_industry: provider.industry,
    provider_hq_country_code: provider.country,
    provider_is_csp: provider.isCloud,
    provider_rating: provider.rating,
    provider_rating_date: today,
    product_count: own.length,
    product_types: [...new Set(own.flatMap(({ product }) => product.types))],
    is_high_confidence: isObserved,
    relationship_source: isObserved ? ("bitsight" as const) : ("self" as const),
    last_seen_date: seen.at(-1) ?? "",
  };
}

function countsOf(own: readonly ProductCount[], company_count: number, { size }: CompanyScope) {
  const percent = own.reduce((sum, count) => sum + count.percent * count.company_count, 0);
  const dependent = own.reduce((sum, count) => sum + count.company_count, 0);
  return {
    company_count,
    domain_count: own.reduce((sum, count) => sum + count.domain_count, 0),
    percent_dependent: Math.round((10 * percent) / dependent) / 10,
    percent_dependent_company: percentOf(company_count, size),
  };
}

/** Each domain of a company depends on all that the company depends on, as for products. */
async function listDomainProviders(list: List, scope: CompanyScope) {
  const all = await readProviders(list, scope);
  const results = all.map((provider) => ({ ...provider, domain_count: 1, percent_dependent: 100 }));
  return sliceOffsetPage(list.query, results);
}
