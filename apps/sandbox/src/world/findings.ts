import type { components } from "@signet/client";
import type { Insertable } from "kysely";
import type { Tables } from "../database.ts";
import { ageOf, daysBefore } from "./date.ts";
import { documentationAddress } from "./names.ts";
import type { Observation, Place } from "./observations.ts";
import { observations } from "./observations.ts";
import type { Random } from "./random.ts";
import type { Percentiles, RiskVector } from "./vectors.ts";
import { vectorNames, vectors } from "./vectors.ts";

/** A finding as the API answers it. */
export type Finding = components["schemas"]["Finding"];

/** The bands of severity. */
export function severityCategoryOf(severity: number): components["schemas"]["SeverityCategory"] {
  if (severity >= 9) return "severe";
  if (severity >= 7) return "material";
  return severity >= 4 ? "moderate" : "minor";
}

/** Finds some five to forty things at a company, the worse the lower its percentiles. */
export function makeFindings(
  random: Random,
  company: { id: number; primary_domain: string; shortname: string },
  percentiles: Percentiles,
): Insertable<Tables["findings"]>[] {
  const size = random.pick([0.6, 1, 1, 1.6]);
  return vectorNames.flatMap((vector) => {
    const found = observations[vector];
    const percentile = percentiles[vector];
    if (found === undefined || percentile === null) return [];
    const compromised = vectors[vector].category !== "Diligence";
    // A clean network has no infections, while a good certificate is found as well as a bad one.
    const likely = compromised ? (100 - percentile) / 60 : 1;
    const count = Math.round(random.next() * 2 * likely * size);
    return Array.from({ length: Math.max(count, vector === "spf" || vector === "open_ports" ? 1 : 0) }, () => {
      const observation = choose(random, found.list, percentile);
      return toRow(company.id, makeFinding(random, company, vector, found.place, observation));
    });
  });
}

/** The higher the percentile, the likelier a good one. */
function choose(random: Random, list: readonly Observation[], percentile: number): Observation {
  const fine = list.filter(({ grade }) => grade === "GOOD" || grade === "NEUTRAL");
  const others = list.filter((observation) => !fine.includes(observation));
  const pool = fine.length > 0 && (others.length === 0 || random.chance(percentile / 100)) ? fine : others;
  return random.pick(pool);
}

function makeFinding(
  random: Random,
  company: { primary_domain: string; shortname: string },
  vector: RiskVector,
  place: Place,
  observation: Observation,
): Finding {
  const { label, category } = vectors[vector];
  const lifetime = category === "Diligence" ? 60 : 180;
  const lastAge = random.chance(0.8) ? random.integer(1, lifetime - 1) : random.integer(lifetime, 350);
  const lasted = category === "Diligence" ? random.integer(1, 500) : random.integer(1, 12);
  const [first_seen, last_seen] = [daysBefore(lastAge + lasted), daysBefore(lastAge)];
  const impact = impactOf(random, vector, lastAge >= lifetime);
  const severity = severityOf(random, observation);
  const asset = makeAsset(random, company, place);
  const location = observation.port === undefined ? asset.asset : `${asset.asset}:${observation.port}`;
  return {
    temporary_id: random.hex(16),
    affects_rating: impact === "AFFECTS_RATING",
    impacts_risk_vector_details: impact,
    assets: [asset],
    details: makeDetails(random, observation, { location, isIp: asset.is_ip, first_seen, last_seen }),
    evidence_key: location,
    first_seen,
    last_seen,
    related_findings: [],
    risk_category: category,
    risk_vector: vector,
    risk_vector_label: label,
    rolledup_observation_id: Buffer.from(random.hex(32)).toString("base64"),
    severity,
    severity_category: severityCategoryOf(severity),
    tags: [],
    remediation_history: {
      last_requested_refresh_date: null,
      last_refresh_status_date: null,
      last_refresh_status_label: null,
      last_refresh_reason_code: null,
    },
    asset_overrides: [],
    duration: category === "Diligence" ? null : lasted === 1 ? "1 day" : `${lasted} days`,
    comments: null,
    remaining_decay: impact === "AFFECTS_RATING" ? lifetime - ageOf(last_seen) : null,
    remediated: impact === "REMEDIATED" ? true : null,
  };
}

type Impact = NonNullable<Finding["impacts_risk_vector_details"]>;

function impactOf(random: Random, vector: RiskVector, expired: boolean): Impact {
  if (expired) return "LIFETIME_EXPIRED";
  if (vectors[vector].beta) return "GRACE_PERIOD";
  return random.chance(0.9)
    ? "AFFECTS_RATING"
    : random.pick(["ASSET_OFFLINE", "REMEDIATED", "GUEST_NETWORK_EXCLUSION"]);
}

function severityOf(random: Random, { grade, vulnerability }: Observation): number {
  if (vulnerability !== undefined) return vulnerability.base;
  const [from, to] = severities[grade];
  return random.integer(from, to) / 10;
}

function makeAsset(
  random: Random,
  { primary_domain, shortname }: { primary_domain: string; shortname: string },
  place: Place,
): Finding["assets"][number] {
  const [category, importance] = random.pick(importances);
  const known = random.chance(0.85);
  const common = { identifier: null, category: known ? category : "", importance: known ? importance : 0 } as const;
  if (place === "ip") return { asset: documentationAddress(random), ...common, is_ip: true, asset_type: "IP" };
  if (place === "host") {
    const host = random.pick(["www", "mail", "shop", "vpn", "login", "status"]);
    return { asset: `${host}.${primary_domain}`, ...common, is_ip: false, asset_type: "Host" };
  }
  const asset_type = random.pick(["Android application", "iOS application"] as const);
  return { asset: `${shortname} ${random.pick(["Go", "Pay", "Field"])}`, ...common, is_ip: false, asset_type };
}

function makeDetails(
  random: Random,
  { grade, message, tip, port, family, vulnerability }: Observation,
  { location, isIp, first_seen, last_seen }: { location: string; isIp: boolean; first_seen: string; last_seen: string },
): Finding["details"] {
  const [code, country] = random.pick(countries);
  return {
    check_pass: "",
    diligence_annotations: { message, ...(port !== undefined && { transport: "tcp" }) },
    ...(port !== undefined && { final_location: location, dest_port: port }),
    ...(isIp && { geo_ip_location: code, country }),
    grade,
    remediations: tip === undefined ? [] : [{ message, help_text: `${message}.`, remediation_tip: tip }],
    vulnerabilities: vulnerability === undefined ? [] : [describe(vulnerability)],
    ...(vulnerability !== undefined && { cvss: { base: [vulnerability.base] } }),
    ...(family !== undefined && { infection: { family } }),
    rollup_start_date: first_seen,
    rollup_end_date: last_seen,
    searchable_details: port === undefined ? message : `${message},tcp`,
  };
}

function describe({ name, title, base }: NonNullable<Observation["vulnerability"]>) {
  const severity = { severe: "Severe", material: "Material", moderate: "Moderate", minor: "Minor" } as const;
  return {
    name,
    alias: title,
    display_name: title,
    description: `${title}: an invented vulnerability.`,
    remediation_tip: "Install the vendor's update.",
    confidence: "HIGH" as const,
    cvss: { base },
    severity: severity[severityCategoryOf(base)],
  };
}

function toRow(company_id: number, finding: Finding): Insertable<Tables["findings"]> {
  const asset = finding.assets[0]?.asset ?? "";
  return {
    company_id,
    risk_vector: finding.risk_vector,
    risk_category: finding.risk_category,
    grade: finding.details.grade ?? "NONE",
    severity: finding.severity,
    severity_category: finding.severity_category,
    first_seen: finding.first_seen,
    last_seen: finding.last_seen,
    affects_rating: Number(finding.affects_rating),
    asset,
    searchable: `${finding.details.searchable_details ?? ""} ${asset} ${finding.risk_vector_label}`,
    document: JSON.stringify(finding),
  };
}

const severities = { GOOD: [10, 19], NEUTRAL: [10, 29], FAIR: [20, 49], WARN: [40, 79], BAD: [70, 99] } as const;
const importances = [
  ["low", 0.12],
  ["medium", 0.34],
  ["high", 0.62],
  ["critical", 0.91],
] as const;
const countries = [
  ["CH", "Switzerland"],
  ["DE", "Germany"],
  ["IE", "Ireland"],
  ["US", "United States"],
  ["JP", "Japan"],
] as const;
