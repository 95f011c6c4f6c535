import type { Selectable } from "kysely";
import type { Tables } from "../db/database.ts";
import { daysBefore } from "./dates.ts";
import { createRandom } from "./random.ts";
import { type Percentiles, type RiskVector, vectorNames, vectors } from "./risk-vectors.ts";

type History = Selectable<Tables["company_histories"]>;

/** A change of a company's rating from one day to the next, with the vector that caused it. */
export interface RatingChange {
  date: string;
  start: number;
  end: number;
  vector: RiskVector;
  startPercentile: number;
  endPercentile: number;
}

/** Explains each change in a series of daily ratings that ends today, newest first, so that it agrees with today's percentiles. */
export function explainChanges(
  companyId: number,
  ratings: readonly number[],
  today: string,
  current: Percentiles,
): RatingChange[] {
  const percentiles: Record<string, number | null> = { ...current };
  return ratings.flatMap((end, age) => {
    const start = ratings[age + 1] ?? end;
    if (start === end) return [];
    const date = daysBefore(today, age);
    const step = stepOf(start, end);
    const vector = chooseCause(companyId, date, percentiles, -step) ?? "spf";
    const endPercentile = percentiles[vector] ?? 0;
    const startPercentile = Math.max(0, Math.min(100, endPercentile - step));
    percentiles[vector] = startPercentile;
    return [{ date, start, end, vector, startPercentile, endPercentile }];
  });
}

/** Chooses a vector whose percentile can change by a step. */
export function chooseCause(
  companyId: number,
  date: string,
  percentiles: Readonly<Record<string, number | null>>,
  step: number,
): RiskVector | undefined {
  const fits = (name: RiskVector) => {
    const changed = (percentiles[name] ?? Number.NaN) + step;
    return !vectors[name].beta && changed >= 0 && changed <= 100;
  };
  const candidates = vectorNames.filter(fits);
  return candidates.length === 0 ? undefined : createRandom("cause", companyId, date).pick(candidates);
}

/** Returns the change of a percentile that goes with a change of the rating. */
export function stepOf(start: number, end: number): number {
  return (end - start) * 0.4;
}

/** Parses the changes of a history, newest first. */
export function parseChanges({ changes }: Pick<History, "changes">): RatingChange[] {
  return JSON.parse(changes);
}

export function percentilesAt(
  { changes, vectors: stored }: Pick<History, "changes" | "vectors">,
  dates: readonly string[],
): Percentiles[] {
  const all = parseChanges({ changes });
  const today: Percentiles = JSON.parse(stored);
  return dates.map((date) => {
    const undone = all.filter((change) => change.date > date);
    return { ...today, ...Object.fromEntries(undone.map(({ vector, startPercentile }) => [vector, startPercentile])) };
  });
}
