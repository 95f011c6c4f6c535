import type { components } from "@signet/client";
import { ageOf, ratingDates, worldDate } from "../world/date.ts";
import { subscriptionTypes } from "../world/subscription-types.ts";
import { searchCompanies } from "./company-search.ts";
import { companyAddresses, viewRatings, viewVectors } from "./company-view.ts";
import type { Call, Handlers } from "./handler.ts";
import { compareWithIndustry } from "./industry.ts";
import { findFollowed, selectPortfolio } from "./portfolio-query.ts";

/** The portfolio in one piece, one company, and the search. */
export const companies: Handlers<"listCompanies" | "getCompany" | "searchCompanies"> = {
  async listCompanies(call) {
    const { query, caller, address, database } = call;
    const customer = await database
      .selectFrom("customers")
      .select(["created", "my_company_guid"])
      .where("guid", "=", caller.customerGuid)
      .executeTakeFirstOrThrow();
    const rows = await selectPortfolio(database, caller.customerGuid)
      .selectAll("companies")
      .select(["subscriptions.type as subscription_type", "custom_id", "date_added"])
      .orderBy("subscriptions.company_name")
      .orderBy("subscriptions.company_id")
      .execute();
    // A day still to come has no rating yet: the newest one stands for it.
    const age = Math.max(0, ageOf(query.rating_date ?? worldDate));
    const earlier = age === 0 ? undefined : await readRatings(call, age);
    return {
      status: 200,
      body: {
        created: customer.created,
        rating_date: query.rating_date ?? worldDate,
        companies: rows.map((row) => {
          const rating = earlier === undefined ? row.rating : (earlier.get(row.id) ?? null);
          const rated = { rating, rating_date: rating === null ? null : (ratingDates[age] ?? null) };
          return { ...listed(row), ...rated, ...companyAddresses(address.origin, row.guid) };
        }),
        countries: [],
        my_company: { guid: customer.my_company_guid },
      },
    };
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

/** The rating of each followed company on the day so many days ago; those not rated that day are left out. */
async function readRatings(
  { caller, database }: Call<"listCompanies">,
  age: number,
): Promise<ReadonlyMap<number, number>> {
  const rows = await selectPortfolio(database, caller.customerGuid)
    .innerJoin("company_histories", "company_histories.company_id", "companies.id")
    .select(["companies.id", "ratings"])
    .execute();
  return new Map(
    rows.flatMap(({ id, ratings }): [number, number][] => {
      const rating = (JSON.parse(ratings) as (number | null)[])[age] ?? null;
      return rating === null ? [] : [[id, rating]];
    }),
  );
}

function listed(row: ListedRow) {
  return {
    guid: row.guid,
    custom_id: row.custom_id,
    name: row.name,
    shortname: row.shortname,
    network_size_v4: row.network_size_v4,
    date_added: row.date_added,
    ...industryOf(row),
    type: row.type,
    external_id: 410_000 + row.id,
    subscription_type: subscriptionTypes[row.subscription_type] ?? row.subscription_type,
    subscription_type_key: row.subscription_type,
    primary_domain: row.primary_domain,
    security_grade: null,
    grade_date: null,
  };
}

function industryOf({ industry, industry_slug, sub_industry, sub_industry_slug }: Industry): Industry {
  return { industry, industry_slug, sub_industry, sub_industry_slug };
}

type Industry = Pick<
  components["schemas"]["ListedCompany"],
  "industry" | "industry_slug" | "sub_industry" | "sub_industry_slug"
>;

interface ListedRow extends Industry {
  id: number;
  guid: string;
  custom_id: string | null;
  name: string;
  shortname: string;
  network_size_v4: number;
  date_added: string;
  type: string;
  subscription_type: string;
  primary_domain: string;
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
