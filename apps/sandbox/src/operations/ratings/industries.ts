import type { components } from "@signet/client";
import type { OperationHandlers } from "../../api/handler.ts";
import { vectorNames, vectors } from "../../domain/risk-vectors.ts";
import { notFound } from "../../http/http-error.ts";
import { vectorRatingOf } from "../companies/company-view.ts";
import { selectPortfolio } from "../portfolio/portfolio-query.ts";

export const industries = {
  async listIndustries({ query, caller, url, database }) {
    const { show_all = false, add_sub_industries = false, expand } = query;
    const all = await database.selectFrom("industries").selectAll().orderBy("id").execute();
    const followed = await selectPortfolio(database, caller.customerGuid)
      .select(["industry_slug", "sub_industry_slug"])
      .distinct()
      .execute();
    const occurring = new Set(followed.flatMap((slugs) => [slugs.industry_slug, slugs.sub_industry_slug]));
    const chosen = all
      .filter(({ parent_slug }) => add_sub_industries || parent_slug === null)
      .filter(({ slug }) => show_all || occurring.has(slug));
    return {
      industries: chosen.map(({ id, name, slug, rating, ratings, vectors: stored }) => ({
        id,
        name,
        slug,
        rating,
        rating_date: (JSON.parse(ratings) as StoredRating[])[0]?.rating_date ?? null,
        href: `${url.origin}/v1/industries/${slug}`,
        ...(expand?.includes("rating_details") && { rating_details: viewAverages(stored) }),
      })),
    };
  },

  async getIndustry({ path, database }) {
    const row = await database
      .selectFrom("industries")
      .select(["name", "companies", "ratings", "distribution"])
      .where("slug", "=", path.slug)
      .executeTakeFirstOrThrow(() => notFound());
    const ratings: StoredRating[] = JSON.parse(row.ratings);
    const tally = JSON.parse(row.distribution) as number[];
    return {
      name: row.name,
      ratings,
      company_distribution: row.companies === 0 ? [] : share(tally, row.companies),
    };
  },
} satisfies OperationHandlers;

interface StoredRating {
  rating_date: string;
  rating: number;
  percentile_10: number;
  percentile_90: number;
}

function viewAverages(stored: string): components["schemas"]["IndustryVector"][] {
  const percentiles = JSON.parse(stored) as Readonly<Record<string, number | null>>;
  return vectorNames.map((slug) => {
    const percentile = percentiles[slug] ?? null;
    return { name: vectors[slug].label, slug, rating: percentile === null ? null : vectorRatingOf(percentile) };
  });
}

/** Groups ratings into bands of fifty points from 250 to 900; the last band includes 900. */
function share(tally: readonly number[], companies: number): components["schemas"]["RatingShare"][] {
  return Array.from({ length: 13 }, (_, band) => {
    const end = band === 12 ? tally.length : 5 * band + 5;
    const count = tally.slice(5 * band, end).reduce((sum, some) => sum + some, 0);
    return { min: 250 + 50 * band, max: 300 + 50 * band, percent: Math.round((1000 * count) / companies) / 10 };
  });
}
