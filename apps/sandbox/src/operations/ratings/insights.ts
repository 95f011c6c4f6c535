import { type Selectable, sql } from "kysely";
import type { Call, OperationHandlers } from "../../api/handler.ts";
import type { Database, Tables } from "../../db/database.ts";
import { ageOf, ratingDates } from "../../domain/dates.ts";
import { createRandom } from "../../domain/random.ts";
import { explainChanges, type RatingChange } from "../../domain/rating-changes.ts";
import { gradeOf } from "../../domain/risk-vectors.ts";
import { HttpError } from "../../http/http-error.ts";
import { findPortfolioId, orderByName, selectPortfolio } from "../portfolio/portfolio-query.ts";
import { slicePage } from "../shared/paging.ts";

export const insights = {
  async listInsights({ query, caller, database }) {
    const { company, start, end, score_delta_lt, ignore_score_delta = false } = query;
    const id = await findCompanyId(database, caller.customerGuid, company);
    const history = await database
      .selectFrom("company_histories")
      .selectAll()
      .where("company_id", "=", id)
      .executeTakeFirstOrThrow();
    return explainChanges(history)
      .filter(({ age }) => isBetween(age, start, end))
      .filter((change) => ignore_score_delta || score_delta_lt === undefined || deltaOf(change) < score_delta_lt)
      .map((change) => ({
        guid: createRandom("insight", id, change.age).guid(),
        date: ratingDates[change.age] ?? "",
        type: "rating-change",
        entity: company,
        start_score: change.start,
        end_score: change.end,
        reasons: [
          {
            ...reasonOf(change),
            evidence: [{ start_grade: gradeOf(change.startPercentile), end_grade: gradeOf(change.endPercentile) }],
          },
        ],
      }));
  },

  async listRatingChanges(call) {
    const { query, url } = call;
    const { date_gte, date_lt, score_delta_gte, score_delta_lt } = query;
    const histories = await readHistories(call, date_gte);
    const changes = histories
      .flatMap((history) => explainChanges(history).map((change) => ({ ...change, company: history.guid })))
      .filter(({ age }) => isBetween(age, date_gte, undefined) && (date_lt === undefined || age > ageOf(date_lt)))
      .filter((change) => score_delta_gte === undefined || deltaOf(change) >= score_delta_gte)
      .filter((change) => score_delta_lt === undefined || deltaOf(change) < score_delta_lt)
      .toSorted((a, b) => a.age - b.age);
    const list = changes.map((change) => ({
      company: change.company,
      date: ratingDates[change.age] ?? "",
      type: "rating-change",
      start_score: change.start,
      end_score: change.end,
      reasons: [reasonOf(change)],
    }));
    return slicePage(url, query, list);
  },
} satisfies OperationHandlers;

async function readHistories(
  { query: { company }, caller, database }: Call<"listRatingChanges">,
  since: string | undefined,
): Promise<(Selectable<Tables["company_histories"]> & { guid: string })[]> {
  const oldest = since === undefined ? (company === undefined ? 30 : ratingDates.length) : ageOf(since);
  const days = Math.max(1, Math.min(ratingDates.length, oldest + 2));
  let rows = selectPortfolio(database, caller.customerGuid)
    .innerJoin("company_histories", "company_histories.company_id", "companies.id")
    .select(["company_histories.company_id", "companies.guid", "vectors"])
    // Every rating has three digits, so this cuts the JSON array after `days` ratings, without the closing bracket.
    .select(sql<string>`substr(company_histories.ratings, 1, ${sql.lit(4 * days)})`.as("firstRatings"))
    .$call(orderByName);
  if (company !== undefined) {
    const id = await findCompanyId(database, caller.customerGuid, company);
    rows = rows.where("companies.id", "=", id);
  }
  return (await rows.execute()).map(({ firstRatings, ...row }) => ({ ...row, ratings: `${firstRatings}]` }));
}

async function findCompanyId(database: Database, customerGuid: string, guid: string): Promise<number> {
  try {
    return await findPortfolioId(database, customerGuid, guid);
  } catch (error) {
    if (!(error instanceof HttpError) || error.status !== 404) throw error;
    throw new HttpError(400, { company: ["no company has this guid"] });
  }
}

function isBetween(age: number, start: string | undefined, end: string | undefined): boolean {
  return (start === undefined || age <= ageOf(start)) && (end === undefined || age >= ageOf(end));
}

function deltaOf({ start, end }: RatingChange): number {
  return end - start;
}

function reasonOf({ vector, start, end, startPercentile, endPercentile }: RatingChange) {
  return {
    risk_vector: vector,
    start_score: start,
    end_score: end,
    start_percentile: startPercentile,
    end_percentile: endPercentile,
  };
}
