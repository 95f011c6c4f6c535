import type { components } from "@signet/client";
import type { Handlers } from "../../api/handler.ts";
import type { Database } from "../../db/database.ts";
import { findProduct, findProvider } from "../../domain/product-catalog.ts";
import { notFound } from "../../http/http-error.ts";
import type { ListQuery, OffsetPage } from "../shared/offset-page.ts";
import { toOffsetPage } from "../shared/offset-page.ts";
import { pageOf } from "../shared/page.ts";
import { contains, sortOrders } from "../shared/text.ts";
import type { Source } from "./dependency-query.ts";
import { findTree } from "./dependency-query.ts";

type Dependent = components["schemas"]["Dependent"];

/** Who depends on a product or a provider. */
export const dependents: Handlers<
  "listProductCompanies" | "listProviderCompanies" | "listCompanyTreeProductCompanies"
> = {
  async listProductCompanies({ path, query, caller, database }) {
    const product = findProduct(path.product_guid);
    if (product === undefined) throw notFound();
    return { status: 200, body: await readPage(database, query, [product.id], { customerGuid: caller.customerGuid }) };
  },

  async listProviderCompanies({ path, query, caller, database }) {
    const provider = findProvider(path.provider_guid);
    if (provider === undefined) throw notFound();
    const products = provider.products.map(({ id }) => id);
    return { status: 200, body: await readPage(database, query, products, { customerGuid: caller.customerGuid }) };
  },

  async listCompanyTreeProductCompanies({ path, query, caller, database }) {
    const ids = await findTree(database, caller.customerGuid, path.guid);
    const product = findProduct(path.product_guid);
    if (product === undefined) throw notFound();
    return { status: 200, body: await readPage(database, query, [product.id], { ids }) };
  },
};

/** Of a customer's portfolio, or of chosen companies, those that depend on one of the products. */
async function readPage(
  database: Database,
  query: ListQuery,
  products: readonly number[],
  { customerGuid, ids }: { customerGuid?: string; ids?: readonly number[] },
): Promise<OffsetPage<Dependent>> {
  const { q = "" } = query;
  const page = pageOf(query);
  const matches = database
    .selectFrom("company_products")
    .innerJoin("companies", "companies.id", "company_products.company_id")
    .where("product_id", "in", products)
    .$if(ids !== undefined, (select) => select.where("companies.id", "in", ids ?? []))
    .$if(customerGuid !== undefined, (select) =>
      select.where((where) =>
        where.exists(
          where
            .selectFrom("subscriptions")
            .select("subscriptions.company_id")
            .whereRef("subscriptions.company_id", "=", "company_products.company_id")
            .where("subscriptions.customer_guid", "=", customerGuid ?? ""),
        ),
      ),
    )
    .$if(q !== "", (select) => select.where(contains<"companies">("companies.name", q)));
  const { count } = await matches
    .select((select) => select.fn.count<number>("companies.id").distinct().as("count"))
    .executeTakeFirstOrThrow();
  let rows = matches
    .select((select) => [
      "companies.guid as company_guid",
      "companies.name as company_name",
      // A domain may depend on several products of one provider: the most for one of them is what is sure.
      select.fn.max("company_products.domain_count").as("domain_count"),
      select.fn.max("company_products.percent").as("percent_dependent"),
      select.fn.min<Source>("company_products.source").as("relationship_source"),
    ])
    .groupBy(["companies.id", "companies.guid", "companies.name"])
    .limit(page.limit)
    .offset(page.offset);
  for (const { column, direction } of sortOrders(query.sort, sortColumns)) rows = rows.orderBy(column, direction);
  const results = await rows.orderBy("companies.name").orderBy("companies.id").execute();
  return toOffsetPage(query, Number(count), results);
}

const sortColumns = {
  company_name: "company_name",
  company_guid: "company_guid",
  domain_count: "domain_count",
  percent_dependent: "percent_dependent",
  relationship_source: "relationship_source",
} as const;
