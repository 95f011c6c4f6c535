import { type Asset, type AssetOwner, generateAssets } from "../domain/assets.ts";
import { largeCompanies } from "../domain/company-sizes.ts";
import { ageOf, daysBefore } from "../domain/dates.ts";
import { type FindingRow, lifetimeOf, severityCategoryOf } from "../domain/findings.ts";
import { type Kind, kinds } from "../domain/observation-kinds.ts";
import { createRandom, type Random } from "../domain/random.ts";
import { type Percentiles, type RiskVector, vectorNames, vectors } from "../domain/risk-vectors.ts";
import { emergingNumber, exposureOf, kindAt } from "../domain/vulnerabilities.ts";

export type SeedFinding = Omit<FindingRow, "company_id" | "ordinal">;

/** Generates some five to forty findings of a company, or thousands; lower percentiles get worse ones. */
export function generateFindings(
  { random, row: company, percentiles }: { random: Random; row: AssetOwner; percentiles: Percentiles },
  { seed, today }: { seed: number; today: string },
): FindingRow[] {
  const assets = generateAssets(company);
  const size = random.pick([0.6, 1, 1, 1.6]);
  const found = vectorNames.flatMap((vector) => {
    const [list, percentile] = [kindsOf[vector], percentiles[vector]];
    if (list === undefined || percentile === null) return [];
    const compromised = vectors[vector].category !== "Diligence";
    // A clean network has no infections, but a good certificate is a finding, too.
    const likely = compromised ? (100 - percentile) / 60 : 1;
    const count = Math.round(random.next() * 2 * likely * size);
    return Array.from({ length: Math.max(count, alwaysFound.has(vector) ? 1 : 0) }, () =>
      choose(random, list, percentile),
    );
  });
  const more = (largeCompanies.get(company.id)?.findings ?? 0) - found.length;
  for (let count = 0; count < more; count += 1) found.push(chooseKind(random, percentiles));
  // Every company has a finding of today: a port that is seen each day.
  const daily = found.findIndex(({ vector }) => vector === dailyVector);
  const rows = found.map((kind, index) =>
    makeOldFinding(random, today, assets, kinds.indexOf(kind), index === daily ? 1 : undefined),
  );
  for (let age = newestThreatsDays; age >= 0; age -= 1) {
    const date = daysBefore(today, age);
    const exposure = exposureOf(seed, company.id, date);
    if (exposure === undefined || exposure.arrival > today) continue;
    const own = createRandom(seed, "exposed", company.id, date);
    const cadence = own.pick(exposure.first_seen < exposure.arrival ? lateCadences : cadences);
    const exposed = ageOf(exposure.first_seen, today);
    const isRemediated = exposed > 10 && own.chance(0.5);
    const sightings = Math.floor((isRemediated ? own.integer(5, exposed) : exposed) / cadence);
    const last_seen = daysBefore(exposure.first_seen, -sightings * cadence);
    const life = { first_seen: exposure.first_seen, last_seen, cadence: isRemediated ? 0 : cadence, isRemediated };
    rows.push(makeRow(own, today, assets, emergingNumber(date), life));
  }
  const seen = new Set<string>();
  return rows
    .filter(({ kind, asset }) => !seen.has(`${kind} ${asset}`) && seen.add(`${kind} ${asset}`))
    .map((row, ordinal) => ({ company_id: company.id, ordinal, ...row }));
}

/** Generates a finding that appears today; those seen some days ago are late. */
export function makeNewFinding(
  random: Random,
  today: string,
  assets: readonly Asset[],
  kind: number,
  first_seen: string,
): SeedFinding {
  const cadence = random.pick(first_seen < today ? lateCadences : cadences);
  return makeRow(random, today, assets, kind, { first_seen, last_seen: first_seen, cadence, isRemediated: false });
}

export function chooseKind(random: Random, percentiles: Percentiles): Kind {
  const vector = random.pick(vectorNames.filter((name) => kindsOf[name] !== undefined && percentiles[name] !== null));
  return choose(random, kindsOf[vector] ?? [], percentiles[vector] ?? 0);
}

function choose(random: Random, list: readonly Kind[], percentile: number): Kind {
  const fine = list.filter(({ grade }) => grade === "GOOD" || grade === "NEUTRAL");
  const others = list.filter((kind) => !fine.includes(kind));
  const pool = fine.length > 0 && (others.length === 0 || random.chance(percentile / 100)) ? fine : others;
  return random.pick(pool);
}

function makeOldFinding(
  random: Random,
  today: string,
  assets: readonly Asset[],
  number: number,
  fixedCadence?: number,
): SeedFinding {
  const { vector, tip } = kindAt(number);
  const { category } = vectors[vector];
  const lifetime = lifetimeOf(category);
  const cadence = fixedCadence ?? (random.chance(0.65) ? random.pick(cadences) : 0);
  const faded = random.chance(0.6) ? random.integer(8, lifetime - 1) : random.integer(lifetime, 350);
  const lastAge = cadence > 0 ? random.integer(0, cadence - 1) : faded;
  const lasted = category === "Diligence" ? random.integer(1, 500) : random.integer(1, 12);
  const isRemediated = cadence === 0 && tip !== undefined && random.chance(0.5);
  const life = { first_seen: daysBefore(today, lastAge + lasted), last_seen: daysBefore(today, lastAge) };
  return makeRow(random, today, assets, number, { ...life, cadence, isRemediated });
}

interface Life {
  first_seen: string;
  last_seen: string;
  cadence: number;
  isRemediated: boolean;
}

function makeRow(
  random: Random,
  today: string,
  assets: readonly Asset[],
  number: number,
  { first_seen, last_seen, cadence, isRemediated }: Life,
): SeedFinding {
  const kind = kindAt(number);
  const { category } = vectors[kind.vector];
  const lifetime = lifetimeOf(category);
  const lastAge = ageOf(last_seen, today);
  const impact = isRemediated ? "REMEDIATED" : impactOf(random, kind.vector, lastAge >= lifetime);
  const severity = severityOf(random, kind);
  const label = isRemediated ? "Resolved" : random.chance(0.3) ? random.pick(openLabels) : null;
  return {
    kind: number,
    risk_vector: kind.vector,
    risk_category: category,
    grade: kind.grade,
    severity,
    severity_category: severityCategoryOf(severity),
    first_seen,
    last_seen,
    affects_rating: Number(impact === "AFFECTS_RATING"),
    impact,
    impact_end_date: impact.startsWith("G") ? daysBefore(today, -random.integer(5, 60)) : null,
    asset: random.pick(assets.filter(({ place }) => place === kind.place)).asset,
    decay_date: impact === "AFFECTS_RATING" ? daysBefore(last_seen, -lifetime) : null,
    duration_days: category === "Diligence" ? null : 1 + ageOf(first_seen, last_seen),
    remediation_label: label,
    remediation_date: label === null ? null : daysBefore(today, random.integer(0, lastAge)),
    cadence,
  };
}

function impactOf(random: Random, vector: RiskVector, expired: boolean): FindingRow["impact"] {
  if (expired) return "LIFETIME_EXPIRED";
  if (vectors[vector].beta) return "GRACE_PERIOD";
  return random.chance(0.9) ? "AFFECTS_RATING" : random.pick(exemptions);
}

function severityOf(random: Random, { grade, vulnerability }: Kind): number {
  if (vulnerability !== undefined) return vulnerability.base;
  const [from, to] = severities[grade];
  return random.integer(from, to) / 10;
}

const kindsOf: Readonly<Partial<Record<string, readonly Kind[]>>> = Object.groupBy(kinds, ({ vector }) => vector);
const alwaysFound: ReadonlySet<RiskVector> = new Set(["spf", "open_ports"]);
const severities = { GOOD: [10, 19], NEUTRAL: [10, 29], FAIR: [20, 49], WARN: [40, 79], BAD: [70, 99] } as const;
const exemptions = ["ASSET_OFFLINE", "GUEST_NETWORK_EXCLUSION", "DELEGATED_ASSET"] as const;
const openLabels = ["Open", "To Do", "Work In Progress", "Risk Accepted"] as const;
/** The vector of a finding that is seen each day and never remediated. */
export const dailyVector: RiskVector = "open_ports";
/** The days from one sighting to the next. */
export const cadences = [1, 2, 4, 7] as const;
/** Longer than a row is late, so that its next sighting is still to come. */
const lateCadences = [4, 7] as const;
/** New data has the threats of these days. */
const newestThreatsDays = 120;
