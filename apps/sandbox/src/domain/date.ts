/** The day the world stands at. Nothing in it depends on the clock. */
export const worldDate = "2026-10-31";

/** Days as text, by their distance: making a world asks for the same few thousand millions of times. */
const written = new Map<number, string>();

/** A year of days, the newest first: the days there are ratings of. */
export const ratingDates: readonly string[] = Array.from({ length: 365 }, (_, age) => daysBefore(age));

/** The day so many days before the world's. */
export function daysBefore(days: number): string {
  const known = written.get(days) ?? new Date(Date.parse(worldDate) - days * 86_400_000).toISOString().slice(0, 10);
  written.set(days, known);
  return known;
}

/** How many days before the world's a day is; negative for later ones. */
export function ageOf(date: string): number {
  return Math.round((Date.parse(worldDate) - Date.parse(date)) / 86_400_000);
}
