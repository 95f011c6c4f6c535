import { ageOf, daysBefore } from "./dates.ts";
import { type Kind, kinds, vulnerability } from "./observation-kinds.ts";
import { createRandom } from "./random.ts";

/** Returns the kind of a finding by the number that the finding stores. */
export function kindAt(number: number): Kind {
  const kind = kinds[number] ?? (number > base ? emergingKind(number) : undefined);
  if (kind === undefined) throw new Error(`no kind of finding has the number ${number}`);
  return kind;
}

/** Returns the numbers of the kinds that match a predicate, out of those known by a date. */
export function kindsWhere(today: string, matches: (kind: Kind) => boolean): number[] {
  const emerged = Array.from({ length: ageOf(epoch, today) }, (_, index) => base + 1 + index);
  return [...kinds.keys(), ...emerged].filter((number) => matches(kindAt(number)));
}

/** Returns the number of the vulnerability that becomes known on a date: one does each day. */
export function emergingNumber(date: string): number {
  return base + ageOf(epoch, date);
}

/** Returns the date a vulnerability became known; undefined for those that were always known. */
export function emergingDate(number: number): string | undefined {
  return number > base ? daysBefore(epoch, base - number) : undefined;
}

export interface Exposure {
  first_seen: string;
  /** The day the finding appears: one or two days late for some. */
  arrival: string;
}

/** Decides whether and when a company is found to have the vulnerability of a date. One of the demo customer's always is at once. */
export function exposureOf(seed: number, companyId: number, date: string): Exposure | undefined {
  if (companyId === certain[emergingNumber(date) % certain.length]) return { first_seen: date, arrival: date };
  const random = createRandom(seed, "exposure", companyId, date);
  if (!random.chance(0.04)) return undefined;
  const first_seen = daysBefore(date, -random.integer(0, longestSpreadDays - 2));
  return { first_seen, arrival: random.chance(0.7) ? first_seen : daysBefore(first_seen, -random.integer(1, 2)) };
}

/** The days after which no more companies are found to have a vulnerability. */
export const longestSpreadDays = 12;

function emergingKind(number: number): Kind {
  const known = emerged.get(number);
  if (known !== undefined) return known;
  const random = createRandom("vulnerability", number);
  const title = `${random.pick(products)} ${random.pick(flaws)}`;
  const kind = vulnerability(`CVE-2099-${19_000 + number}`, title, random.integer(34, 99) / 10);
  emerged.set(number, kind);
  return kind;
}

const emerged = new Map<number, Kind>();
const epoch = "2025-01-01";
/** Higher than the numbers of all other kinds. */
const base = 1_000;
/** The companies 1, 2, 4 and 5 are in the demo customer's portfolio with every seed. */
const certain = [2, 1, 4, 5];
const products = ["Bindweed", "Comfrey", "Sorrel", "Tansy", "Teasel", "Yarrow", "Burdock Mail", "Clover VPN"];
const flaws = [
  "authentication bypass",
  "buffer overflow",
  "command injection",
  "cross-site scripting",
  "information leak",
  "path traversal",
  "privilege escalation",
];
