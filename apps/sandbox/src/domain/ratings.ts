import { historyDays } from "./dates.ts";
import type { Random } from "./random.ts";
import { type Percentiles, vectorNames, vectors } from "./risk-vectors.ts";

/** Returns the range of a rating. Guess: the upper limit of Intermediate. */
export function rangeOf(rating: number): "Basic" | "Intermediate" | "Advanced" {
  if (rating <= 640) return "Basic";
  return rating < 740 ? "Intermediate" : "Advanced";
}

export function ratingCategoryOf(rating: number): "basic" | "intermediate" | "advanced" {
  return ({ Basic: "basic", Intermediate: "intermediate", Advanced: "advanced" } as const)[rangeOf(rating)];
}

/** Generates a company's percentiles; `quality` is from 0 to 1. */
export function generatePercentiles(random: Random, quality: number): Percentiles {
  const entries = vectorNames.map((name) => {
    if (vectors[name].beta && random.chance(0.5)) return [name, null];
    const place = 100 * (quality + (random.next() - 0.5) * 0.6);
    return [name, Math.max(0, Math.min(100, Math.round(place)))];
  });
  return Object.fromEntries(entries);
}

/** Calculates the rating from the mean of the percentiles: 300 to 860, in tens. */
export function ratingFrom(percentiles: Percentiles): number {
  const counted = vectorNames.flatMap((name) => (vectors[name].beta ? [] : (percentiles[name] ?? [])));
  const mean = counted.reduce((sum, value) => sum + value, 0) / counted.length;
  return 10 * Math.round(30 + 0.56 * mean);
}

/** Generates a year of daily ratings, the newest first. */
export function generateHistory(random: Random, today: number): number[] {
  const history = [today];
  while (history.length < historyDays) {
    const last = history.at(-1) ?? today;
    if (!random.chance(0.05)) {
      history.push(last);
      continue;
    }
    history.push(changeRating(random, last, today));
  }
  return history;
}

/** Changes a rating by a small step. Far from the usual rating, a step back towards it is more likely. */
export function changeRating(random: Random, rating: number, usual: number): number {
  const up = random.chance(0.5 - (rating - usual) / 300);
  const step = random.pick([10, 10, 10, 20, 30]);
  return Math.max(250, Math.min(900, rating + (up ? step : -step)));
}
