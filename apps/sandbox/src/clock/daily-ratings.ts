import { sql } from "kysely";
import { daysBefore, historyDays } from "../domain/dates.ts";
import { createRandom } from "../domain/random.ts";
import { chooseCause, parseChanges, type RatingChange, stepOf } from "../domain/rating-changes.ts";
import { changeRating } from "../domain/ratings.ts";
import { gradeOf } from "../domain/risk-vectors.ts";
import type { Day, MovingCompany } from "./day.ts";

/** Adds a rating to each company's history, and returns the changes by company. */
export async function updateRatings(day: Day): Promise<Map<number, RatingChange>> {
  const changes = new Map<number, RatingChange>();
  for (const company of day.companies) {
    const random = createRandom(day.seed, "rating", company.id, day.today);
    if (!random.chance(0.05)) continue;
    const history = await day.transaction
      .selectFrom("company_histories")
      .select(["ratings", "changes"])
      .where("company_id", "=", company.id)
      .executeTakeFirstOrThrow();
    const ratings = JSON.parse(history.ratings) as number[];
    const start = company.rating;
    // It tends to go back to where it was a year ago.
    const end = changeRating(random, start, ratings.at(-1) ?? start);
    const vector = chooseCause(company.id, day.today, company.percentiles, stepOf(start, end));
    if (end === start || vector === undefined) continue;
    const startPercentile = company.percentiles[vector] ?? 0;
    const endPercentile = startPercentile + stepOf(start, end);
    const change = { date: day.today, start, end, vector, startPercentile, endPercentile };
    company.rating = end;
    company.percentiles = { ...company.percentiles, [vector]: endPercentile };
    const kept = parseChanges(history).filter(({ date }) => date > daysBefore(day.today, historyDays - 1));
    await store(day, company, [change, ...kept]);
    changes.set(company.id, change);
  }
  // Every rating has three digits, so this keeps the newest of the old ones.
  await sql`update company_histories set ratings = '['
    || cast((select rating from companies where companies.id = company_histories.company_id) as text)
    || ',' || substr(ratings, 2, ${sql.lit(4 * (historyDays - 1) - 1)}) || ']'`.execute(day.transaction);
  return changes;
}

async function store(
  { transaction }: Day,
  { id, rating, percentiles }: MovingCompany,
  changes: readonly RatingChange[],
): Promise<void> {
  await transaction.updateTable("companies").set({ rating }).where("id", "=", id).execute();
  await transaction.updateTable("subscriptions").set({ company_rating: rating }).where("company_id", "=", id).execute();
  await transaction
    .updateTable("company_histories")
    .set({ changes: JSON.stringify(changes), vectors: JSON.stringify(percentiles) })
    .where("company_id", "=", id)
    .execute();
  const [change] = changes;
  if (change === undefined) return;
  await transaction
    .updateTable("company_grades")
    .set({ grade: gradeOf(change.endPercentile) })
    .where("company_id", "=", id)
    .where("risk_vector", "=", change.vector)
    .execute();
}
