/** The number of days that have ratings, today's included. */
export const historyDays = 365;

/** The first and the last date that the sandbox's data can have. */
export const [firstDate, lastDate] = ["2026-01-01", "2099-12-31"] as const;

export function isSandboxDate(text: string): boolean {
  // Date.parse accepts February 30.
  return firstDate <= text && text <= lastDate && /^\d{4}-\d\d-\d\d$/.test(text) && daysBefore(text, 0) === text;
}

/** Returns the date this many days before another; after it for a negative number. */
export function daysBefore(date: string, days: number): string {
  return new Date(Date.parse(date) - days * 86_400_000).toISOString().slice(0, 10);
}

/** Lists the dates of a history of ratings, the newest first. */
export function historyDates(today: string): readonly string[] {
  if (history[0] !== today) history = Array.from({ length: historyDays }, (_, age) => daysBefore(today, age));
  return history;
}

/** The last list, because formatting its dates took a quarter of the time of getCompany (bench sandbox). */
let history: readonly string[] = [];

/** Returns the same day of an earlier month, or the last day of a month that is too short. */
export function monthsBefore(date: string, months: number): string {
  const [year = 0, month = 0, day = 0] = date.split("-").map(Number);
  const lastDay = new Date(Date.UTC(year, month - months, 0));
  return new Date(lastDay.setUTCDate(Math.min(day, lastDay.getUTCDate()))).toISOString().slice(0, 10);
}

/** Returns the number of days from a date to today; negative for a later date. */
export function ageOf(date: string, today: string): number {
  return Math.round((Date.parse(today) - Date.parse(date)) / 86_400_000);
}

/** Returns the earlier of today and another date or time. */
export function notAfter(today: string, time: string): string {
  return time.slice(0, 10) <= today ? time : today + time.slice(10);
}

export type Period = "daily" | "weekly" | "monthly" | "quarterly" | "latest";

/** Lists the ages in days of a series' dates, the newest first, between two optional dates. */
export function agesOf(today: string, period: Period, first?: string, last?: string): number[] {
  const oldest = Math.min(historyDays - 1, first === undefined ? Number.POSITIVE_INFINITY : ageOf(first, today));
  const newest = Math.max(0, last === undefined ? 0 : ageOf(last, today));
  const ages = Array.from({ length: Math.max(0, oldest - newest + 1) }, (_, index) => newest + index);
  if (period === "latest") return ages.slice(0, 1);
  return ages.filter((age) => belongs[period](daysBefore(today, age), age - newest));
}

function endsMonth(date: string, months: number): boolean {
  const [, month = 0, day] = daysBefore(date, -1).split("-").map(Number);
  return day === 1 && (month - 1) % months === 0;
}

const belongs: Readonly<Record<Exclude<Period, "latest">, (date: string, sinceNewest: number) => boolean>> = {
  daily: () => true,
  weekly: (_, sinceNewest) => sinceNewest % 7 === 0,
  monthly: (date) => endsMonth(date, 1),
  quarterly: (date) => endsMonth(date, 3),
};
