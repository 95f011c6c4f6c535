import type { Call, OperationHandlers } from "../../api/handler.ts";
import type { Database } from "../../db/database.ts";
import { agesOf, daysBefore } from "../../domain/dates.ts";
import { viewVectors } from "../companies/company-view.ts";
import { orderByName, selectPortfolio } from "../portfolio/portfolio-query.ts";

export const ratingSeries = {
  listPortfolioRatings: (call) => readSeries(call),
  queryPortfolioRatings: (call) => readSeries(call, new Set(call.body.guids)),
} satisfies OperationHandlers;

type RatingSeriesRequest = Pick<Call<"listPortfolioRatings">, "query" | "caller" | "url" | "today" | "database">;

async function readSeries({ query, caller, url, today, database }: RatingSeriesRequest, chosen?: ReadonlySet<string>) {
  const ages = agesOf(today, query.period ?? "monthly", query.start_date, query.end_date);
  const rankOf = await rankToday(database);
  const rows = await selectPortfolio(database, caller.customerGuid)
    .innerJoin("company_histories", "company_histories.company_id", "companies.id")
    .select(["companies.guid", "companies.name", "companies.rating", "ratings", "vectors"])
    .$call(orderByName)
    .execute();
  return rows
    .filter(({ guid }) => chosen === undefined || chosen.has(guid))
    .map((row) => {
      const ratings = JSON.parse(row.ratings) as number[];
      return {
        guid: row.guid,
        name: row.name,
        current_rating: row.rating,
        ratings: ages.map((age) => {
          const rating = ratings[age] ?? null;
          return { date: daysBefore(today, age), rating, percentile: rating === null ? null : rankOf(rating) };
        }),
        ...(query.expand?.includes("rating_details") && { rating_details: viewVectors(url.origin, row) }),
      };
    });
}

/** Creates the function that returns the percentage of all companies with a lower rating today. */
async function rankToday(database: Database): Promise<(rating: number) => number> {
  const industries = await database
    .selectFrom("industries")
    .select("distribution")
    .where("parent_slug", "is", null)
    .execute();
  const tallies = industries.map(({ distribution }) => JSON.parse(distribution) as number[]);
  const lower: number[] = [0];
  for (const [place] of (tallies[0] ?? []).entries()) {
    lower.push((lower[place] ?? 0) + tallies.reduce((sum, tally) => sum + (tally[place] ?? 0), 0));
  }
  const total = lower.at(-1) ?? 0;
  return (rating) => Math.floor((100 * (lower[(rating - 250) / 10] ?? 0)) / Math.max(1, total));
}
