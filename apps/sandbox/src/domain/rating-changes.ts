import type { Selectable } from "kysely";
import type { Tables } from "../db/database.ts";
import { createRandom } from "./random.ts";
import { type Percentiles, type RiskVector, vectorNames, vectors } from "./risk-vectors.ts";

type History = Selectable<Tables["company_histories"]>;

export interface RatingChange {
  /** The number of days before the sandbox's date. */
  age: number;
  start: number;
  end: number;
  vector: RiskVector;
  startPercentile: number;
  endPercentile: number;
}

/**
 * Explains every change of the rating in a company's history, newest first.
 *
 * Only today's percentiles are stored. Each earlier change of the rating is attributed to one vector, chosen by the company's id and
 * the day, so that the history of the vectors agrees with that of the rating.
 */
export function explainChanges({ company_id, ratings, vectors: stored }: History): RatingChange[] {
  const days = JSON.parse(ratings) as number[];
  const percentiles: Record<string, number | null> = JSON.parse(stored);
  return days.flatMap((end, age) => {
    const start = days[age + 1] ?? end;
    if (start === end) return [];
    const step = (end - start) * 0.4;
    const fits = (name: RiskVector) => {
      const before = (percentiles[name] ?? Number.NaN) - step;
      return !vectors[name].beta && before >= 0 && before <= 100;
    };
    const candidates = vectorNames.filter(fits);
    const vector = candidates.length > 0 ? createRandom("cause", company_id, age).pick(candidates) : "spf";
    const endPercentile = percentiles[vector] ?? 0;
    const startPercentile = Math.max(0, Math.min(100, endPercentile - step));
    percentiles[vector] = startPercentile;
    return [{ age, start, end, vector, startPercentile, endPercentile }];
  });
}

export function percentilesAt(history: History, ages: readonly number[]): Percentiles[] {
  const changes = explainChanges(history);
  const today: Percentiles = JSON.parse(history.vectors);
  return ages.map((age) => {
    const undone = changes.filter((change) => change.age < age);
    return { ...today, ...Object.fromEntries(undone.map(({ vector, startPercentile }) => [vector, startPercentile])) };
  });
}
