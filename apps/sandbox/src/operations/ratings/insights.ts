import type { Call, OperationHandlers } from "../../api/handler.ts";
import type { Database } from "../../db/database.ts";
import { daysBefore } from "../../domain/dates.ts";
import { createRandom } from "../../domain/random.ts";
import { parseChanges, type RatingChange } from "../../domain/rating-changes.ts";
import { gradeOf } from "../../domain/risk-vectors.ts";
import { HttpError } from "../../http/http-error.ts";
import { findPortfolioId, orderByName, readHistory, selectPortfolio } from "../portfolio/portfolio-query.ts";
import { slicePage } from "../shared/paging.ts";

export const insights = {
  async listInsights({ query, caller, database }) {
    const { company, start = "", end, score_delta_lt, ignore_score_delta = false } = query;
    const id = await findCompanyId(database, caller.customerGuid, company);
    return parseChanges(await readHistory(database, id))
      .filter(({ date }) => date >= start && (end === undefined || date <= end))
      .filter((change) => ignore_score_delta || score_delta_lt === undefined || deltaOf(change) < score_delta_lt)
      .map((change) => ({
        guid: createRandom("insight", id, change.date).guid(),
        date: change.date,
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
    const { query, url, today } = call;
    const { company, date_lt, score_delta_gte, score_delta_lt } = query;
    const { date_gte = company === undefined ? daysBefore(today, 30) : "" } = query;
    const histories = await readHistories(call);
    const changes = histories
      .flatMap((history) => parseChanges(history).map((change) => ({ ...change, company: history.guid })))
      .filter(({ date }) => date >= date_gte && (date_lt === undefined || date < date_lt))
      .filter((change) => score_delta_gte === undefined || deltaOf(change) >= score_delta_gte)
      .filter((change) => score_delta_lt === undefined || deltaOf(change) < score_delta_lt)
      .toSorted((a, b) => (a.date < b.date ? 1 : a.date > b.date ? -1 : 0));
    const list = changes.map((change) => ({
      company: change.company,
      date: change.date,
      type: "rating-change",
      start_score: change.start,
      end_score: change.end,
      reasons: [reasonOf(change)],
    }));
    return slicePage(url, query, list);
  },
} satisfies OperationHandlers;

async function readHistories({ query: { company }, caller, database }: Call<"listRatingChanges">) {
  const rows = selectPortfolio(database, caller.customerGuid)
    .innerJoin("company_histories", "company_histories.company_id", "companies.id")
    .select(["companies.guid", "changes"])
    .$call(orderByName);
  if (company === undefined) return rows.execute();
  return rows.where("companies.id", "=", await findCompanyId(database, caller.customerGuid, company)).execute();
}

async function findCompanyId(database: Database, customerGuid: string, guid: string): Promise<number> {
  try {
    return await findPortfolioId(database, customerGuid, guid);
  } catch (error) {
    if (!(error instanceof HttpError) || error.status !== 404) throw error;
    throw new HttpError(400, { company: ["no company has this guid"] });
  }
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
