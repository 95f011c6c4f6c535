import type { RawBuilder } from "kysely";
import { sql } from "kysely";
import { ratingDates } from "../../domain/date.ts";

/**
 * The rating of so many days ago, out of `company_histories.ratings`; null for a day out of its reach.
 *
 * Every rating has three digits, so the place of each in the text is known, and no history is parsed for a single day of it.
 */
export function ratingOn(age: number): RawBuilder<number | null> {
  if (age < 0 || age >= ratingDates.length) return sql<null>`null`;
  return sql<number>`cast(substr(company_histories.ratings, ${sql.lit(2 + 4 * age)}, 3) as integer)`;
}
