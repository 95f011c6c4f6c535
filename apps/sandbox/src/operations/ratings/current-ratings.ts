import type { components } from "@signet/client";
import type { OperationHandlers } from "../../api/handler.ts";
import type { Database, Tables } from "../../db/database.ts";
import { runTransaction } from "../../db/transaction.ts";
import type { Known } from "../../domain/known.ts";
import { ratingCategoryOf } from "../../domain/ratings.ts";
import { forbidden } from "../../http/http-error.ts";
import { mayChangePortfolio } from "../../roles.ts";
import { condition } from "../shared/filtering.ts";
import { countRows, executePage, pageOf, toPage } from "../shared/paging.ts";

type Result = components["schemas"]["CurrentRatingResult"];

export const currentRatings = {
  async listCurrentRatings({ query, caller, url, today, database }) {
    const page = pageOf(query);
    const rows = await database
      .selectFrom("rating_licenses")
      .innerJoin("companies", "companies.id", "rating_licenses.company_id")
      .select(["guid", "name", "rating"])
      .where("customer_guid", "=", caller.customerGuid)
      .orderBy("name")
      .orderBy("id")
      .$call(executePage(page));
    const count = await countLicenses(database, caller.customerGuid);
    return { ...toPage(url, page, count, rows.map(viewRating)), summaries: { rating_as_of: today } };
  },

  async queryCurrentRatings({ body, caller, today, database }) {
    const { guids, use_license = false } = body;
    if (use_license && !mayChangePortfolio(caller.role)) throw forbidden();
    const query = async (transaction: Database) => {
      const before = await countLicenses(transaction, caller.customerGuid);
      let used = 0;
      const results: Result[] = [];
      const companies = await transaction
        .selectFrom("companies")
        .leftJoin("rating_licenses", (join) =>
          join.onRef("company_id", "=", "id").on("customer_guid", "=", caller.customerGuid),
        )
        .select(["id", "guid", "name", "rating", "company_id as license"])
        .where(condition("guid", "in", guids))
        .execute();
      const byGuid = new Map(companies.map((company) => [company.guid, company]));
      for (const guid of new Set(guids)) {
        const company = byGuid.get(guid);
        const licensed = company?.license != null;
        const licenseRemains = before + used < licenseQuota;
        if (company !== undefined && !licensed && use_license && licenseRemains) {
          const license = { customer_guid: caller.customerGuid, company_id: company.id };
          await transaction.insertInto("rating_licenses").values(license).execute();
          used += 1;
        }
        if (company === undefined) results.push(failedResult(guid, "INVALID_GUID"));
        else if (licensed || (use_license && licenseRemains)) results.push(viewRating(company));
        else results.push(failedResult(guid, use_license ? "INSUFFICIENT_RATING_LICENSES" : "RATING_LICENSE_REQUIRED"));
      }
      return {
        rating_as_of: today,
        rating_licenses_used: used,
        total_rating_licenses_used: before + used,
        total_rating_licenses_remaining: licenseQuota - before - used,
        results,
      };
    };
    return use_license ? runTransaction(database, query) : query(database);
  },
} satisfies OperationHandlers;

function countLicenses(database: Database, customerGuid: string): Promise<number> {
  return countRows(database.selectFrom("rating_licenses").where("customer_guid", "=", customerGuid));
}

function viewRating({ guid, name, rating }: Pick<Tables["companies"], "guid" | "name" | "rating">) {
  return { guid, name, rating, rating_category: ratingCategoryOf(rating) };
}

type Code = Known<NonNullable<Result["result"]>["code"]>;

function failedResult(guid: string, code: Code): Result {
  return { guid, result: { code, message: messages[code] } };
}

const licenseQuota = 50;
const messages: Readonly<Record<Code, string>> = {
  INVALID_GUID: "No company has this guid.",
  RATING_LICENSE_REQUIRED: "This rating requires a rating license.",
  INSUFFICIENT_RATING_LICENSES: "No rating licenses remain.",
};
