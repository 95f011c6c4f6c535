import type { selectCompanies } from "../portfolio/portfolio-query.ts";

export type RelatedCompany = Awaited<ReturnType<ReturnType<typeof withRelations>["executeTakeFirstOrThrow"]>>;

export function withRelations(companies: ReturnType<typeof selectCompanies>, customerGuid: string) {
  return companies
    .leftJoin("company_parents", "company_parents.company_id", "companies.id")
    .leftJoin("companies as parent", "parent.id", "company_parents.parent_id")
    .leftJoin("preferred_companies", (join) =>
      join
        .onRef("preferred_companies.company_id", "=", "companies.id")
        .on("preferred_companies.customer_guid", "=", customerGuid),
    )
    .leftJoin("companies as primary_company", "primary_company.id", "preferred_companies.primary_id")
    .selectAll("companies")
    .select(["subscriptions.type as subscription_type", "subscriptions.custom_id", "subscriptions.date_added"])
    .select(["parent.id as parent_id", "parent.guid as parent_guid", "parent.name as parent_name"])
    .select(["primary_company.guid as primary_guid", "primary_company.name as primary_name"])
    .select((select) => [
      select
        .selectFrom("subscriptions as all")
        .select((count) => count.fn.countAll<number>().as("count"))
        .whereRef("all.company_id", "=", "companies.id")
        .as("customer_monitoring_count"),
      select
        .selectFrom("company_parents as child")
        .select((child) => child.fn.min("child.company_id").as("id"))
        .whereRef("child.parent_id", "=", "companies.id")
        .as("child_id"),
    ]);
}
