import type { components } from "@signet/client";
import { historyDates } from "../../domain/dates.ts";
import { rangeOf } from "../../domain/ratings.ts";
import {
  categories,
  colors,
  gradeOf,
  type Percentiles,
  type RiskVector,
  vectorNames,
  vectors,
} from "../../domain/risk-vectors.ts";

type Company = components["schemas"]["Company"];
type RiskVectorRating = components["schemas"]["RiskVectorRating"];

export function companyAddresses(origin: string, guid: string) {
  const images = `${origin}/ratings/v1/companies/${guid}`;
  return {
    logo: `${images}/logo-image`,
    sparkline: `${images}/sparkline?size=small`,
    display_url: `${origin}/app/company/${guid}/overview/`,
    href: `${origin}/v1/companies/${guid}`,
  };
}

/** Formats the daily ratings, newest first. */
export function viewRatings({ ratings }: { ratings: string }, today: string): Company["ratings"] {
  const dates = historyDates(today);
  return (JSON.parse(ratings) as number[]).map((rating, age) => {
    const range = rangeOf(rating);
    return { rating_date: dates[age] ?? "", rating, range, rating_color: colors[range] };
  });
}

/** Returns the average rating of the last 90 days, rounded. */
export function averageOf90Days({ ratings }: { ratings: string }): number {
  const days = (JSON.parse(ratings) as number[]).slice(0, 90);
  return Math.round(days.reduce((sum, rating) => sum + rating, 0) / days.length);
}

/** Returns the rating of a risk vector by its percentile. Guess: the real scale is unknown. */
export function vectorRatingOf(percentile: number): number {
  return 10 * Math.floor(56 + 0.26 * percentile);
}

export function viewVectors(origin: string, { guid, vectors: stored }: { guid: string; vectors: string }) {
  const percentiles = JSON.parse(stored) as Percentiles;
  const pages = `${origin}/app/company/${guid}`;
  const details = shownVectors.map(({ name, label, category, categoryOrder, beta, page }, order) => {
    const percentile = percentiles[name];
    const grade = percentile === null ? "N/A" : gradeOf(percentile);
    const detail: RiskVectorRating = {
      name: label,
      rating: percentile === null ? "N/A" : vectorRatingOf(percentile),
      grade,
      percentile: percentile ?? "N/A",
      grade_color: colors[grade],
      category,
      category_order: categoryOrder,
      beta,
      order,
      display_url: `${pages}/${page}`,
    };
    return [name, detail] satisfies [RiskVector, RiskVectorRating];
  });
  return Object.fromEntries(details);
}

const shownVectors = vectorNames.map((name) => {
  const { label, category, beta } = vectors[name];
  const page = `${category.toLowerCase().replaceAll(" ", "-")}/?filter=${encodeURIComponent(label)}`;
  return { name, label, category, categoryOrder: categories.indexOf(category), beta, page };
});
