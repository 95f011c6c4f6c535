import { ratingDates } from "../world/date.ts";
import type { Percentiles } from "../world/vectors.ts";
import { vectorNames } from "../world/vectors.ts";
import { vectorPage, viewDay, viewVector } from "./company-view.ts";

/** The daily ratings, newest first, as JSON: a year of objects would cost more than all else about a company. */
export function writeRatings(ratings: readonly number[]): string {
  let text = "";
  for (let age = 0; age < ratings.length; age += 1) text += dayText(age, ratings[age] ?? 0);
  return `[${text.slice(1)}]`;
}

/** The risk vectors with what never changes about them, as JSON. */
export function writeVectors(origin: string, guid: string, percentiles: Percentiles): string {
  const company = `${origin}/app/company/${guid}`;
  let text = "";
  for (const { name, byPercentile, notKnown, page } of vectorTexts) {
    const percentile = percentiles[name];
    const view = percentile === null ? notKnown : (byPercentile[percentile] ?? notKnown);
    text += `${text === "" ? "" : ","}"${name}":${view},"display_url":"${company}${page}"}`;
  }
  return `{${text}}`;
}

/** One day's object and the comma before it; there are few ratings, so each is written once a day and rating. */
function dayText(age: number, rating: number): string {
  const byRating = dayTexts[age] ?? new Map();
  const known = byRating.get(rating);
  if (known !== undefined) return known;
  const text = `,${JSON.stringify(viewDay(age, rating))}`;
  byRating.set(rating, text);
  return text;
}

const dayTexts = ratingDates.map(() => new Map<number, string>());
const vectorTexts = vectorNames.map((name) => {
  const write = (percentile: number | null) => JSON.stringify(viewVector(name, percentile)).slice(0, -1);
  return {
    name,
    byPercentile: Array.from({ length: 101 }, (_, percentile) => write(percentile)),
    notKnown: write(null),
    page: vectorPage(name),
  };
});
