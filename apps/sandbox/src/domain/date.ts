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
