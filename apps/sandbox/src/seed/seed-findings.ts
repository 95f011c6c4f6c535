import { type Asset, type AssetOwner, generateAssets } from "../domain/assets.ts";
import { daysBefore } from "../domain/dates.ts";
import { type FindingRow, lifetimeOf, severityCategoryOf } from "../domain/findings.ts";
import { type Kind, kinds } from "../domain/observation-kinds.ts";
import type { Random } from "../domain/random.ts";
import { type Percentiles, type RiskVector, vectorNames, vectors } from "../domain/risk-vectors.ts";

/** Generates some five to forty findings of a company; lower percentiles get worse ones. */
export function generateFindings(
  random: Random,
  today: string,
  company: AssetOwner & { id: number },
  percentiles: Percentiles,
) {
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
  return found.map((kind, ordinal) => ({ company_id: company.id, ordinal, ...makeRow(random, today, assets, kind) }));
}

function choose(random: Random, list: readonly Kind[], percentile: number): Kind {
  const fine = list.filter(({ grade }) => grade === "GOOD" || grade === "NEUTRAL");
  const others = list.filter((kind) => !fine.includes(kind));
  const pool = fine.length > 0 && (others.length === 0 || random.chance(percentile / 100)) ? fine : others;
  return random.pick(pool);
}

function makeRow(
  random: Random,
  today: string,
  assets: readonly Asset[],
  kind: Kind,
): Omit<FindingRow, "company_id" | "ordinal"> {
  const { category } = vectors[kind.vector];
  const lifetime = lifetimeOf(category);
  const lastAge = random.chance(0.8) ? random.integer(1, lifetime - 1) : random.integer(lifetime, 350);
  const lasted = category === "Diligence" ? random.integer(1, 500) : random.integer(1, 12);
  const [first_seen, last_seen] = [daysBefore(today, lastAge + lasted), daysBefore(today, lastAge)];
  const impact = impactOf(random, kind.vector, lastAge >= lifetime);
  const severity = severityOf(random, kind);
  const label = random.chance(0.3) ? random.pick(remediationLabels) : null;
  return {
    kind: kinds.indexOf(kind),
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
    remaining_decay: impact === "AFFECTS_RATING" ? lifetime - lastAge : null,
    duration_days: category === "Diligence" ? null : lasted,
    remediation_label: label,
    remediation_date: label === null ? null : daysBefore(today, random.integer(0, lastAge)),
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
const exemptions = ["ASSET_OFFLINE", "REMEDIATED", "GUEST_NETWORK_EXCLUSION", "DELEGATED_ASSET"] as const;
const remediationLabels = ["Open", "To Do", "Work In Progress", "Resolved", "Risk Accepted"] as const;
