import type { components } from "@signet/client";
import type { Call, JsonText } from "../../api/handler.ts";
import type { Database } from "../../db/database.ts";
import { prepareQuery } from "../../db/prepare-query.ts";
import { worldDate } from "../../domain/date.ts";
import type { Percentiles } from "../../domain/risk-vectors.ts";
import { isOwn, subscriptionTypes } from "../../domain/subscription-types.ts";
import { forbidden, notFound } from "../../http/http-error.ts";
import { compareWithIndustry } from "../ratings/industry.ts";
import { writeRatings, writeVectors } from "./company-text.ts";
import { companyAddresses } from "./company-view.ts";

type Company = components["schemas"]["Company"];

/**
 * Reads one company in full, as JSON: it is what clients ask for most, so it is one query and its long parts are written as text.
 *
 * @throws 404 when there is no such company, 403 when it is not in the portfolio.
 */
export async function readCompany(
  { path, caller, address, database }: Pick<Call<"getCompany">, "path" | "caller" | "address" | "database">,
  fields: readonly string[],
): Promise<JsonText> {
  const row = await findCompany(database, caller.customerGuid, path.guid);
  if (row === undefined) throw notFound();
  if (row.subscription_type === null) throw forbidden();
  const { median, ...figures } = compareWithIndustry(row.distribution, row.rating, fields);
  const addresses = companyAddresses(address.origin, row.guid);
  // Field by field: spreading one object into another takes as long as all the rest.
  const short: Omit<Company, "rating_details" | "ratings"> = {
    guid: row.guid,
    custom_id: row.custom_id,
    name: row.name,
    description: row.description,
    shortname: row.shortname,
    industry: row.industry,
    industry_slug: row.industry_slug,
    sub_industry: row.sub_industry,
    sub_industry_slug: row.sub_industry_slug,
    homepage: `https://www.${row.primary_domain}`,
    primary_domain: row.primary_domain,
    type: row.type,
    logo: addresses.logo,
    sparkline: addresses.sparkline,
    display_url: addresses.display_url,
    ipv4_count: row.network_size_v4,
    network_size_v4: row.network_size_v4,
    people_count: row.people_count,
    current_rating: row.rating,
    rating: row.rating,
    rating_date: worldDate,
    rating_industry_median: median,
    search_count: row.search_count,
    subscription_type: subscriptionTypes[row.subscription_type] ?? null,
    subscription_type_key: row.subscription_type,
    subscription_end_date: null,
    available_upgrade_types: [],
    bulk_email_sender_status: "NONE",
    service_provider: row.is_service_provider === 1,
    customer_monitoring_count: row.customer_monitoring_count ?? 0,
    confidence: row.type === "PROVISIONAL" ? "LOW" : "HIGH",
    date_added: row.date_added ?? worldDate,
    has_company_tree: row.parent_guid !== null || row.child_id !== null,
    has_preferred_contact: row.contact_guid !== null,
    is_bundle: false,
    is_csp: row.is_csp === 1,
    is_primary: row.primary_guid === null,
    is_unsampled_allowed: true,
    in_spm_portfolio: isOwn(row.subscription_type),
    is_mycomp_mysubs_bundle: false,
    company_features: [],
    primary_company: reference(row.primary_guid, row.primary_name),
    related_companies: [],
    permissions,
    security_grade: null,
    grade_date: null,
  };
  const parent = reference(row.parent_guid, row.parent_name);
  if (parent !== null) short.parent_company = parent;
  Object.assign(short, figures);
  const details = writeVectors(address.origin, row.guid, JSON.parse(row.vectors) as Percentiles);
  const ratings = writeRatings(row.ratings);
  const head = JSON.stringify(short).slice(0, -1);
  const rest = `,"rating_details":${details},"ratings":${ratings}}`;
  // Names may be in any script; grades and ratings are ASCII.
  return { text: head + rest, byteLength: Buffer.byteLength(head) + rest.length };
}

/** The company, and how the customer follows it: the type is null where it does not. */
const findCompany = prepareQuery((database: Database, customerGuid: string, guid: string) =>
  database
    .selectFrom("companies")
    .innerJoin("company_histories", "company_histories.company_id", "companies.id")
    .leftJoin("subscriptions", (join) =>
      join.onRef("subscriptions.company_id", "=", "companies.id").on("subscriptions.customer_guid", "=", customerGuid),
    )
    .leftJoin("industries", "industries.slug", "companies.industry_slug")
    .leftJoin("company_parents", "company_parents.company_id", "companies.id")
    .leftJoin("companies as parent", "parent.id", "company_parents.parent_id")
    .leftJoin("preferred_companies", (join) =>
      join
        .onRef("preferred_companies.company_id", "=", "companies.id")
        .on("preferred_companies.customer_guid", "=", customerGuid),
    )
    .leftJoin("companies as primary_company", "primary_company.id", "preferred_companies.primary_id")
    .selectAll("companies")
    .select(["company_histories.ratings", "company_histories.vectors", "industries.distribution"])
    .select(["subscriptions.type as subscription_type", "custom_id", "date_added"])
    .select(["parent.guid as parent_guid", "parent.name as parent_name"])
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
      select
        .selectFrom("preferred_contacts")
        .select((contact) => contact.fn.min("user_guid").as("guid"))
        .whereRef("preferred_contacts.company_id", "=", "companies.id")
        .where((contact) =>
          contact.exists(
            contact
              .selectFrom("users")
              .select("guid")
              .whereRef("users.guid", "=", "user_guid")
              .where("customer_guid", "=", customerGuid),
          ),
        )
        .as("contact_guid"),
    ])
    .where("companies.guid", "=", guid),
);

function reference(guid: string | null, name: string | null): components["schemas"]["CompanyReference"] | null {
  return guid === null ? null : { guid, name: name ?? "" };
}

const permissions: components["schemas"]["CompanyPermissions"] = {
  can_annotate: true,
  can_download_company_report: true,
  can_enable_vendor_access: true,
  can_manage_preferred_company: false,
  can_view_company_reports: true,
  can_view_forensics: false,
  can_view_infrastructure: true,
  can_view_ip_attributions: true,
  can_view_service_providers: true,
  has_control: false,
};
