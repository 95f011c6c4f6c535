import type { components } from "@signet/client";
import type { Call } from "../../api/handler.ts";
import { isOwn, subscriptionTypes } from "../../domain/subscription-types.ts";
import { forbidden, notFound } from "../../http/http-error.ts";
import { compareWithIndustry } from "../ratings/industry-comparison.ts";
import { averageOf90Days, companyAddresses, viewRatings, viewVectors } from "./company-view.ts";

type Company = components["schemas"]["Company"];

/** Leaves out `industry_average` and `industry_percentile` unless `fields` names them. */
export async function readCompany(
  { path, caller, url, today, database }: Pick<Call<"getCompany">, "path" | "caller" | "url" | "today" | "database">,
  fields: readonly string[],
): Promise<Company> {
  const row = await database
    .selectFrom("known_companies")
    .selectAll()
    .where("customer_guid", "=", caller.customerGuid)
    .where("guid", "=", path.guid)
    .executeTakeFirstOrThrow(notFound);
  if (row.subscription_type === null) throw forbidden();
  const { logo, sparkline, display_url } = companyAddresses(url.origin, row.guid);
  const { median, average, percentile } = compareWithIndustry(row.distribution, row.rating);
  const parent = reference(row.parent_guid, row.parent_name);
  return {
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
    logo,
    sparkline,
    display_url,
    ipv4_count: row.network_size_v4,
    network_size_v4: row.network_size_v4,
    people_count: row.people_count,
    current_rating: row.rating,
    rating: row.rating,
    rating_date: today,
    rating_avg_90_days: averageOf90Days(row),
    rating_industry_median: median,
    ...(fields.includes("industry_average") && { industry_average: average }),
    ...(fields.includes("industry_percentile") && { industry_percentile: percentile }),
    search_count: row.search_count,
    subscription_type: subscriptionTypes[row.subscription_type] ?? null,
    subscription_type_key: row.subscription_type,
    subscription_end_date: null,
    available_upgrade_types: [],
    bulk_email_sender_status: "NONE",
    service_provider: row.is_service_provider === 1,
    customer_monitoring_count: row.customer_monitoring_count,
    confidence: row.type === "PROVISIONAL" ? "LOW" : "HIGH",
    date_added: row.date_added ?? today,
    has_company_tree: row.parent_guid !== null || row.has_children === 1,
    has_preferred_contact: row.has_contact === 1,
    is_bundle: false,
    is_csp: row.is_csp === 1,
    is_primary: row.primary_guid === null,
    is_unsampled_allowed: true,
    in_spm_portfolio: isOwn(row.subscription_type),
    is_mycomp_mysubs_bundle: false,
    company_features: [],
    primary_company: reference(row.primary_guid, row.primary_name),
    ...(parent !== null && { parent_company: parent }),
    related_companies: [],
    permissions,
    security_grade: null,
    grade_date: null,
    has_delegated_security_controls: false,
    delegated_security_control_tags: [],
    rating_details: viewVectors(url.origin, row),
    ratings: viewRatings(row, today),
  };
}

function reference(guid: string | null, name: string | null): components["schemas"]["CompanyReference"] | null {
  return guid === null ? null : { guid, name: name ?? "" };
}

const permissions: components["schemas"]["CompanyPermissions"] = {
  can_annotate: true,
  can_download_company_report: true,
  can_enable_vendor_access: true,
  can_manage_preferred_company: false,
  can_manage_primary_company: false,
  can_request_self_published_entity: false,
  can_view_company_reports: true,
  can_view_forensics: false,
  can_view_infrastructure: true,
  can_view_ip_attributions: true,
  can_view_service_providers: true,
  has_control: false,
};
