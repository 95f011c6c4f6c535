import type { components } from "@signet/client";
import type { Call, Handler } from "../../api/handler.ts";
import type { KnownCompany } from "../../db/tables/known-companies.ts";
import { isOwn, ownTypes, subscriptionTypes } from "../../domain/subscription-types.ts";
import { HttpError } from "../../http/http-error.ts";
import { domainAndParents } from "../shared/domain-name.ts";
import { filterRows, isFiltered } from "../shared/filtering.ts";
import { countRows, executePage, pageOf, toPage } from "../shared/paging.ts";
import { mayContain, readNameCount } from "./company-name-index.ts";
import { companyAddresses } from "./company-view.ts";

export const searchCompanies: Handler<"searchCompanies"> = async (call) => {
  const { query, url } = call;
  const expand = query.expand ?? [];
  const page = pageOf(query);
  // The vendor's API limits pages with details to ten.
  if (expand.length > 0) page.limit = Math.min(page.limit, 10);
  const known = query.name === undefined ? undefined : await readNameCount(call.database, query.name);
  const matches = selectMatches(call, known !== undefined);
  // Where these two are true, as by default, they filter nothing.
  const includesAll = query.include_provisional !== false && query.include_low_confidence !== false;
  const isByNameOnly = includesAll && !isFiltered(query, ["name", "include_provisional", "include_low_confidence"]);
  const count = known !== undefined && isByNameOnly ? known : await countRows(matches);
  const rows = await matches.selectAll().orderBy("name").orderBy("id").$call(executePage(page));
  const results = rows.map((row) => ({
    guid: row.guid,
    name: row.name,
    description: row.description,
    industry: row.industry,
    industry_slug: row.industry_slug,
    primary_domain: row.primary_domain,
    website: `https://www.${row.primary_domain}`,
    ...(expand.length > 0 && { details: chooseDetails(viewDetails(url.origin, row), expand) }),
  }));
  return toPage(url, page, count, results);
};

function selectMatches({ query, caller, database }: Call<"searchCompanies">, isCommonName: boolean) {
  const { name, domain, guids, in_portfolio } = query;
  if (name === undefined && domain === undefined && guids === undefined) {
    throw new HttpError(400, { name: ["one of name, domain and guids is required"] });
  }
  const withoutProvisional = query.include_provisional === false || query.include_low_confidence === false;
  const known = database.selectFrom("known_companies").where("customer_guid", "=", caller.customerGuid);
  let rows = filterRows(known, [
    ["name", "contains", name],
    ["primary_domain", "in", domain === undefined ? undefined : domainAndParents(domain)],
    ["guid", "in", guids],
    ["industry", "matches", query.industry],
    ["industry_slug", "matches", query.industry_slug],
    ["subscription_type", "in", query.scope === "spm" ? ownTypes : undefined],
    ["type", "!=", withoutProvisional ? "PROVISIONAL" : undefined],
  ]);
  if (name !== undefined && !isCommonName) rows = rows.where(mayContain("known_companies.id", name));
  if (in_portfolio !== undefined) rows = rows.where("subscription_type", in_portfolio ? "is not" : "is", null);
  return rows;
}

type Details = components["schemas"]["CompanyMatchDetails"];

function viewDetails(origin: string, row: KnownCompany): Details {
  return {
    in_portfolio: row.subscription_type !== null,
    is_primary: row.primary_guid === null,
    is_bundled: false,
    is_service_provider: row.is_service_provider === 1,
    is_csp: row.is_csp === 1,
    has_company_tree: row.parent_id !== null || row.has_children === 1,
    can_unsubscribe: row.subscription_type !== null && !isOwn(row.subscription_type),
    customer_monitoring_count: row.customer_monitoring_count,
    search_history_count: row.search_count,
    confidence: row.type === "PROVISIONAL" ? "Low" : "High",
    primary_company: row.primary_guid === null ? null : { guid: row.primary_guid, name: row.primary_name ?? "" },
    employee_count: row.people_count,
    has_delegated_security_controls: false,
    self_published: row.type.includes("SELF-PUBLISHED") ? "public" : null,
    subscription_type: row.subscription_type === null ? null : (subscriptionTypes[row.subscription_type] ?? null),
    logo: companyAddresses(origin, row.guid).logo,
    related_csp_entity: null,
  };
}

/** Selects the details in `expand`: `details` for all of them, `details.x` for one. */
function chooseDetails(details: Details, expand: readonly string[]): Details {
  if (expand.includes("details")) return details;
  return Object.fromEntries(Object.entries(details).filter(([name]) => expand.includes(`details.${name}`)));
}
