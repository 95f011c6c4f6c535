import { ratingDates } from "../../domain/date.ts";
import type { Percentiles } from "../../domain/risk-vectors.ts";
import { vectorNames } from "../../domain/risk-vectors.ts";
import { vectorPage, viewDay, viewVector } from "./company-view.ts";

/**
 * The daily ratings, newest first, as JSON: a year of objects would cost more than all else about a company.
 *
 * @param ratings - `company_histories.ratings`: every rating has three digits, so that runs of days are found without parsing.
 */
export function writeRatings(ratings: string): string {
  let text = "";
  let first = 0;
  for (const run of ratings.match(/(\d{3})(?:,\1)*/g) ?? []) {
    // Each day of the same rating is as long as any other, so that days without a change are one piece.
    const year = yearOf(run.slice(0, 3));
    const dayLength = year.length / ratingDates.length;
    const end = first + (run.length + 1) / 4;
    // The first day has no comma before it.
    text += year.slice(first === 0 ? 1 : first * dayLength, end * dayLength);
    first = end;
  }
  return `[${text}]`;
}

/** The risk vectors with what never changes about them, as JSON. */
export function writeVectors(origin: string, guid: string, percentiles: Percentiles): string {
  const company = `${origin}/app/company/${guid}`;
  let text = "";
  for (const { name, byPercentile, notKnown, page } of vectorTexts) {
    const percentile = percentiles[name];
    text += (percentile === null ? notKnown : (byPercentile[percentile] ?? notKnown)) + company + page;
  }
  return `{${text}}`;
}

/** A whole year of one rating, with a comma before each day; there are few ratings, so each year is written once. */
function yearOf(rating: string): string {
  const known = years.get(rating);
  if (known !== undefined) return known;
  const text = ratingDates.map((_, age) => `,${JSON.stringify(viewDay(age, Number(rating)))}`).join("");
  years.set(rating, text);
  return text;
}

const years = new Map<string, string>();
/** A vector up to the address of its company and what follows that: as few pieces as can be, for they are what joining costs. */
const vectorTexts = vectorNames.map((name, index) => {
  const write = (percentile: number | null) =>
    `"${name}":${JSON.stringify(viewVector(name, percentile)).slice(0, -1)},"display_url":"`;
  return {
    name,
    byPercentile: Array.from({ length: 101 }, (_, percentile) => write(percentile)),
    notKnown: write(null),
    page: `${vectorPage(name)}"}${index < vectorNames.length - 1 ? "," : ""}`,
  };
});
