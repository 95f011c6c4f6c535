import type { components } from "@signet/client";

import { worldDate } from "../world/date.ts";

import { subscriptionTypes } from "../world/subscription-types.ts";
import { readCompanyList } from "./company-list.ts";
import { searchCompanies } from "./company-search.ts";
import { companyAddresses, industryOf, viewRatings, viewVectors } from "./company-view.ts";
import type { Handlers } from "./handler.ts";
import { compareWithIndustry } from "./industry.ts";
import { findFollowed, selectPortfolio } from "./portfolio-query.ts";

/** The portfolio in one piece, one company, and the search. */
export const companies: Handlers<"listCompanies" | "getCompany" | "searchCompanies"> = {
  async listCompanies(call) {
    return { status: 200, body: await readCompanyList(call) };
  },

  async getCompany({ path, query, caller, address, database }) {
    const id = await findFollowed(database, caller.customerGuid, path.guid);
    const row = await selectPortfolio(database, caller.customerGuid)
      .innerJoin("company_histories", "company_histories.company_id", "companies.id")
      .selectAll("companies")
      .select(["ratings", "vectors"])
      .select(["subscriptions.type as subscription_type", "custom_id", "date_added"])
      .select((select) =>
        select
          .selectFrom("subscriptions as all")
          .select((count) => count.fn.countAll<number>().as("count"))
          .whereRef("all.company_id", "=", "companies.id")
          .as("customer_monitoring_count"),
      )
      .where("companies.id", "=", id)
      .executeTakeFirstOrThrow();
    const { median, ...industry } = await compareWithIndustry(database, row, query.fields ?? []);
    const { href: _, ...addresses } = companyAddresses(address.origin, row.guid);
    return {
      status: 200,
      body: {
        guid: row.guid,
        custom_id: row.custom_id,
        name: row.name,
        description: row.description,
        shortname: row.shortname,
        ...industryOf(row),
        ...industry,
        homepage: `https://www.${row.primary_domain}`,
        primary_domain: row.primary_domain,
        type: row.type,
        ...addresses,
        ipv4_count: row.network_size_v4,
        network_size_v4: row.network_size_v4,
        people_count: row.people_count,
        rating_details: viewVectors(address.origin, row),
        ratings: viewRatings(row),
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
        date_added: row.date_added,
        has_company_tree: false,
        has_preferred_contact: false,
        is_bundle: false,
        is_csp: row.is_csp === 1,
        is_primary: true,
        is_unsampled_allowed: true,
        in_spm_portfolio: row.subscription_type === "my_company",
        is_mycomp_mysubs_bundle: false,
        company_features: [],
        primary_company: null,
        related_companies: [],
        permissions,
        security_grade: null,
        grade_date: null,
      },
    };
  },

  searchCompanies,
};
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
