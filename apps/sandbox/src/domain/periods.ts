import { ageOf, ratingDates } from "./date.ts";

/** How far the days of a series are apart. */
export type Period = "daily" | "weekly" | "monthly" | "quarterly" | "latest";

/** How long ago the days of a series are, the newest first, between two days where they are given. */
export function agesOf(period: Period, first?: string, last?: string): number[] {
  const oldest = Math.min(ratingDates.length - 1, first === undefined ? Number.POSITIVE_INFINITY : ageOf(first));
  const newest = Math.max(0, last === undefined ? 0 : ageOf(last));
  const ages = ratingDates.map((_, age) => age).filter((age) => age >= newest && age <= oldest);
  return period === "latest" ? ages.slice(0, 1) : ages.filter((age) => belongs[period](age, age - newest));
}

/** Whether the day so many days ago is the last of its month, of so many months. */
function endsMonth(age: number, months: number): boolean {
  const date = new Date(ratingDates[age] ?? "");
  const next = new Date(date.getTime() + 86_400_000);
  return next.getUTCMonth() !== date.getUTCMonth() && next.getUTCMonth() % months === 0;
}

const belongs: Readonly<Record<Exclude<Period, "latest">, (age: number, sinceNewest: number) => boolean>> = {
  daily: () => true,
  weekly: (_, sinceNewest) => sinceNewest % 7 === 0,
  monthly: (age) => endsMonth(age, 1),
  quarterly: (age) => endsMonth(age, 3),
};
