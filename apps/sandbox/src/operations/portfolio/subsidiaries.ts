import type { Selectable } from "kysely";
import type { OperationHandlers } from "../../api/handler.ts";
import type { Database, Tables } from "../../db/database.ts";
import { agesOf, daysBefore } from "../../domain/dates.ts";
import { percentilesAt } from "../../domain/rating-changes.ts";
import { gradeOf, type RiskVector } from "../../domain/risk-vectors.ts";
import { HttpError } from "../../http/http-error.ts";
import { companyAddresses } from "../companies/company-view.ts";
import { toCsv } from "../shared/csv.ts";
import { pageOf } from "../shared/paging.ts";
import { readOwnGuid, selectCompanies } from "./portfolio-query.ts";

export const subsidiaries = {
  async listSubsidiaries({ query, caller, database }) {
    const guid = query.company_guid ?? (await readOwnGuid(database, caller.customerGuid));
    const company = await selectWithSubscription(database, caller.customerGuid)
      .where("companies.guid", "=", guid)
      .executeTakeFirstOrThrow(() => new HttpError(400, { company_guid: ["no company has this guid"] }));
    const owned = await selectOwned(database, caller.customerGuid, company.id, query.include_subscription_type);
    return { requested_company: view(company), subsidiaries: owned.map(view) };
  },

  async getSubsidiaryStatistics(call) {
    const { query, caller, url, today, database, mediaType } = call;
    const { period = "monthly", lens = "ratings", start_date, end_date, include_subscription_type } = query;
    const guid = await readOwnGuid(database, caller.customerGuid);
    const own = await selectWithSubscription(database, caller.customerGuid)
      .where("companies.guid", "=", guid)
      .executeTakeFirstOrThrow();
    const owned = await selectOwned(database, caller.customerGuid, own.id, include_subscription_type);
    const { limit, offset } = pageOf(query);
    const ages = agesOf(today, period, start_date, end_date);
    const results = [own, ...owned].slice(offset, offset + limit).map((company) => ({
      company: {
        guid: company.guid,
        name: company.name,
        logo: companyAddresses(url.origin, company.guid).logo,
        is_csp: company.is_csp === 1,
      },
      stats: readValues(company, lens, ages, today),
    }));
    if (mediaType === "text/csv") {
      const rows = results.flatMap(({ company: { guid, name }, stats }) =>
        stats.map((stat) => ({ guid, name, ...stat })),
      );
      return toCsv("subsidiaries.csv", ["guid", "name", "date", "value"], rows);
    }
    return { count: 1 + owned.length, query: { limit, offset, period, lens }, results };
  },
} satisfies OperationHandlers;

function selectWithSubscription(database: Database, customerGuid: string) {
  return selectCompanies(database, customerGuid)
    .innerJoin("company_histories", "company_histories.company_id", "companies.id")
    .selectAll("company_histories")
    .select(["companies.id", "companies.guid", "companies.name", "companies.is_csp", "subscriptions.type"]);
}

/** Selects direct subsidiaries only. */
function selectOwned(database: Database, customerGuid: string, id: number, type: "my_subsidiary" | undefined) {
  return selectWithSubscription(database, customerGuid)
    .innerJoin("company_parents", "company_parents.company_id", "companies.id")
    .where("company_parents.parent_id", "=", id)
    .$if(type !== undefined, (select) => select.where("subscriptions.type", "=", type ?? ""))
    .orderBy("companies.name")
    .orderBy("companies.id")
    .execute();
}

function view({ guid, name, type }: { guid: string; name: string; type: string | null }) {
  return { guid, name, subscription_type_key: type };
}

function readValues(
  history: Selectable<Tables["company_histories"]>,
  lens: string,
  ages: readonly number[],
  today: string,
) {
  const dates = ages.map((age) => daysBefore(today, age));
  if (lens === "ratings") {
    const ratings = JSON.parse(history.ratings) as number[];
    return ages.map((age, index) => ({ date: dates[index] ?? "", value: String(ratings[age]) }));
  }
  return percentilesAt(history, dates).map((percentiles, index) => {
    const percentile = percentiles[lens as RiskVector];
    return { date: dates[index] ?? "", value: percentile === null ? "N/A" : gradeOf(percentile) };
  });
}
