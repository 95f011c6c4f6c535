import { ratingDates } from "../world/date.ts";
import type { Percentiles } from "../world/vectors.ts";
import { vectorNames } from "../world/vectors.ts";
import { vectorPage, viewDay, viewVector } from "./company-view.ts";

/** The daily ratings, newest first, as JSON: a year of objects would cost more than all else about a company. */
export function writeRatings(ratings: readonly number[]): string {
  let text = "[";
  for (let first = 0, end = 1; end <= ratings.length; end += 1) {
    const rating = ratings[first] ?? 0;
    if (ratings[end] === rating) continue;
    // Each day of the same rating is as long as any other, so that days without a change are one piece.
    const year = yearOf(rating);
    const dayLength = year.length / ratingDates.length;
    // The first day has no comma before it.
    text += year.slice(first === 0 ? 1 : first * dayLength, end * dayLength);
    first = end;
  }
  return `${text}]`;
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

/** A whole year of one rating, with a comma before each day; there are few ratings, so each year is written once. */
function yearOf(rating: number): string {
  const known = years.get(rating);
  if (known !== undefined) return known;
  const text = ratingDates.map((_, age) => `,${JSON.stringify(viewDay(age, rating))}`).join("");
  years.set(rating, text);
  return text;
}

const years = new Map<number, string>();
const vectorTexts = vectorNames.map((name) => {
  const write = (percentile: number | null) => JSON.stringify(viewVector(name, percentile)).slice(0, -1);
  return {
    name,
    byPercentile: Array.from({ length: 101 }, (_, percentile) => write(percentile)),
    notKnown: write(null),
    page: vectorPage(name),
  };
});
