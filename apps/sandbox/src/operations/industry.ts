import { sql } from "kysely";
import type { Database } from "../database.ts";
import { prepareQuery } from "../stores/query.ts";

/** How a company stands in its industry. */
export interface IndustryComparison {
  median: "below" | "at" | "above";
  industry_average?: number;
  industry_percentile?: number;
}

/**
 * Compares a rating with those of the whole industry, in the portfolio or not.
 *
 * @param fields - `industry_average` and `industry_percentile` are only answered to those who name them.
 */
export async function compareWithIndustry(
  database: Database,
  { industry_slug, rating }: { industry_slug: string; rating: number },
  fields: readonly string[],
): Promise<IndustryComparison> {
  const [figures] = await countByRating(database, industry_slug, rating);
  const { count, lower, higher, total } = figures ?? { count: 0, lower: 0, higher: 0, total: 0 };
  const above = lower * 2 > count;
  return {
    median: above ? "above" : higher * 2 > count ? "below" : "at",
    ...(fields.includes("industry_average") && { industry_average: Math.round(total / count) }),
    ...(fields.includes("industry_percentile") && { industry_percentile: Math.round((100 * lower) / count) }),
  };
}

const countByRating = prepareQuery((database: Database, slug: string, rating: number) =>
  database
    .selectFrom("industry_ratings")
    .select([
      sql<number>`sum(companies)`.as("count"),
      sql<number>`sum(companies * rating)`.as("total"),
      sql<number>`sum(case when rating < ${rating} then companies else 0 end)`.as("lower"),
      sql<number>`sum(case when rating > ${rating} then companies else 0 end)`.as("higher"),
    ])
    .where("industry_slug", "=", slug),
);
