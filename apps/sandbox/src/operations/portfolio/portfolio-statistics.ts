import type { components } from "@signet/client";
import type { Handler } from "../../api/handler.ts";
import { ageOf } from "../../domain/dates.ts";
import { rangeOf } from "../../domain/ratings.ts";
import { gradeOf, type Percentiles, vectorNames, vectors } from "../../domain/risk-vectors.ts";
import { HttpError } from "../../http/http-error.ts";
import { selectMatches } from "./portfolio-filters.ts";
import { ratingOn } from "./portfolio-query.ts";

type Statistics = components["schemas"]["PortfolioStatistics"];

export const getPortfolioStatistics: Handler<"getPortfolioStatistics"> = async (call) => {
  const { query, caller, today, database } = call;
  const { folder, tier, scope, types = ["ratings", "risk_vector_averages"], rating_date = today } = query;
  if (folder !== undefined && tier !== undefined) {
    throw new HttpError(400, { folder: ["cannot be combined with tier"] });
  }
  const rows = await selectMatches({ query: { folder, tier, scope }, caller, today, database })
    .innerJoin("company_histories", "company_histories.company_id", "companies.id")
    .select([ratingOn(Math.max(0, ageOf(rating_date, today))).as("rating"), "company_histories.vectors"])
    .orderBy("companies.id")
    .execute();
  const ratings = rows.flatMap(({ rating }) => rating ?? []).toSorted((a, b) => a - b);
  return {
    ...(types.includes("ratings") && { ratings: summarizeRatings(ratings) }),
    ...(types.includes("risk_vector_averages") && {
      risk_vector_averages: averageGrades(rows.map((row) => JSON.parse(row.vectors) as Percentiles)),
    }),
  };
};

function summarizeRatings(ratings: readonly number[]): NonNullable<Statistics["ratings"]> {
  const inBand = (band: ReturnType<typeof rangeOf>) => ratings.filter((rating) => rangeOf(rating) === band).length;
  const total = ratings.reduce((sum, rating) => sum + rating, 0);
  return {
    entity_count_by_bucket: {
      advanced: inBand("Advanced"),
      intermediate: inBand("Intermediate"),
      basic: inBand("Basic"),
    },
    median_rating: ratings[Math.floor((ratings.length - 1) / 2)] ?? null,
    mean_rating: ratings.length === 0 ? null : Math.round(total / ratings.length),
    min_rating: ratings[0] ?? null,
    max_rating: ratings.at(-1) ?? null,
  };
}

/** Guess: the average grade is the grade of the average percentile. */
function averageGrades(companies: readonly Percentiles[]): NonNullable<Statistics["risk_vector_averages"]> {
  return vectorNames.map((name) => {
    const percentiles = companies.flatMap((company) => company[name] ?? []);
    const mean = percentiles.reduce((sum, percentile) => sum + percentile, 0) / percentiles.length;
    const grade = percentiles.length === 0 ? "N/A" : gradeOf(mean);
    const below = percentiles.filter((percentile) => gradeOf(percentile) > grade).length;
    return {
      risk_vector: vectors[name].label,
      risk_vector_id: name,
      risk_vector_slug: name,
      average_grade: grade,
      companies_below_average: below,
      percent_companies_below_average:
        percentiles.length === 0 ? 0 : Math.round((1000 * below) / percentiles.length) / 10,
    };
  });
}
