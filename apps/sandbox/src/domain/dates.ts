/** The date of the sandbox's data. Nothing in it depends on the clock. */
export const sandboxDate = "2026-10-31";

/** A year of days that have ratings, the newest first. */
export const ratingDates: readonly string[] = Array.from({ length: 365 }, (_, age) => daysBefore(age));

/** Returns the date this many days before the sandbox's. */
export function daysBefore(days: number): string {
  return new Date(Date.parse(sandboxDate) - days * 86_400_000).toISOString().slice(0, 10);
}

/** Returns the number of days from a date to the sandbox's; negative for a later date. */
export function ageOf(date: string): number {
  return Math.round((Date.parse(sandboxDate) - Date.parse(date)) / 86_400_000);
}

export type Period = "daily" | "weekly" | "monthly" | "quarterly" | "latest";

/** Lists the ages in days of a series' dates, the newest first, between two optional dates. */
export function agesOf(period: Period, first?: string, last?: string): number[] {
  const oldest = Math.min(ratingDates.length - 1, first === undefined ? Number.POSITIVE_INFINITY : ageOf(first));
  const newest = Math.max(0, last === undefined ? 0 : ageOf(last));
  const ages = ratingDates.map((_, age) => age).filter((age) => age >= newest && age <= oldest);
  return period === "latest" ? ages.slice(0, 1) : ages.filter((age) => belongs[period](age, age - newest));
}

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
