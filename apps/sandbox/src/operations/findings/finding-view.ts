import type { components } from "@signet/client";
import { type Asset, type AssetOwner, generateAssets, tagGuid } from "../../domain/assets.ts";
import { ageOf } from "../../domain/dates.ts";
import { type FindingRow, vulnerabilitySeverity } from "../../domain/findings.ts";
import type { Kind } from "../../domain/observation-kinds.ts";
import { createRandom } from "../../domain/random.ts";
import { vectors } from "../../domain/risk-vectors.ts";
import { kindAt } from "../../domain/vulnerabilities.ts";
import { viewAnnotations, viewDevice } from "./finding-evidence.ts";

export type Finding = components["schemas"]["Finding"];

/** Returns 16 bytes in the base64 of URLs, with padding, as the API does. */
export function rolledupObservationId(companyGuid: string, ordinal: number): string {
  return `${Buffer.from(createRandom("finding", companyGuid, ordinal).hex(32), "hex").toString("base64url")}==`;
}

export function evidenceKey({ asset, kind }: Pick<FindingRow, "asset" | "kind">): string {
  const { port } = kindAt(kind);
  return port === undefined ? asset : `${asset}:${port}`;
}

export function createFindingView(company: AssetOwner & { name: string }, today: string, expand: readonly string[]) {
  const assets = new Map(generateAssets(company).map((asset) => [asset.asset, asset]));
  const expanded = new Set(expand);
  return (row: FindingRow & { assigned?: readonly string[] }): Finding => {
    const kind = kindAt(row.kind);
    const asset = assets.get(row.asset);
    if (asset === undefined) throw new Error(`${row.asset} is no asset of its company`);
    return {
      temporary_id: createRandom("temporary", company.guid, row.ordinal).hex(16),
      affects_rating: row.affects_rating === 1,
      impacts_risk_vector_details: row.impact,
      impact_end_date: row.impact_end_date,
      grace_period_end_date: row.impact === "GRACE_PERIOD" ? row.impact_end_date : null,
      assets: [viewAsset(asset, expanded.has("assets.tag_details"))],
      details: viewDetails(row, kind, asset),
      evidence_key: evidenceKey(row),
      first_seen: row.first_seen,
      last_seen: row.last_seen,
      related_findings: [],
      risk_category: vectors[kind.vector].category,
      risk_vector: kind.vector,
      risk_vector_label: vectors[kind.vector].label,
      rolledup_observation_id: rolledupObservationId(company.guid, row.ordinal),
      severity: row.severity,
      severity_category: row.severity_category,
      tags: [...asset.tags],
      remediation_history: viewRemediation(row, expanded.has("remediation_history")),
      asset_overrides: [],
      duration: row.duration_days === null ? null : row.duration_days === 1 ? "1 day" : `${row.duration_days} days`,
      comments: null,
      remaining_decay: row.decay_date === null ? null : ageOf(today, row.decay_date),
      remediated: row.impact === "REMEDIATED" ? true : null,
      ...(expanded.has("attributed_companies") && {
        attributed_companies: [{ guid: company.guid, name: company.name }],
      }),
      ...(expanded.has("tag_details") && {
        tag_details: asset.tags.map((name) => ({ guid: tagGuid(name), is_public: true, name })),
      }),
    };
  };
}

function viewAsset(asset: Asset, withTags: boolean): Finding["assets"][number] {
  return {
    asset: asset.asset,
    identifier: null,
    category: asset.category === "none" ? "" : asset.category,
    importance: asset.importance,
    is_ip: asset.place === "ip",
    asset_type: asset.type,
    country_code: asset.country.code,
    is_monitored: asset.monitored,
    ...(withTags && {
      tag_details: asset.tags.map((name) => ({ guid: tagGuid(name), is_inherited: false, is_public: true, name })),
    }),
  };
}

function viewDetails(row: FindingRow, kind: Kind, asset: Asset): Finding["details"] {
  const { port, family, vulnerability, software, fileCategory, assessment, grade, message, tip } = kind;
  return {
    check_pass: "",
    diligence_annotations: {
      message,
      ...(port !== undefined && { transport: "tcp" }),
      ...(software !== undefined && { Product: software.product, Version: software.version }),
      ...viewAnnotations(row, kind, asset),
    },
    ...(port !== undefined && { final_location: evidenceKey(row), dest_port: port }),
    ...(asset.place === "ip" && { geo_ip_location: asset.country.code, country: asset.country.name }),
    ...(asset.place !== "app" && { observed_ips: [...asset.addresses] }),
    grade,
    remediations: tip === undefined ? [] : [{ message, help_text: `${message}.`, remediation_tip: tip }],
    vulnerabilities: vulnerability === undefined ? [] : [viewVulnerability(kind, vulnerability)],
    ...(vulnerability !== undefined && { cvss: { base: [vulnerability.base] } }),
    ...(family !== undefined && { infection: { family } }),
    ...viewDevice(kind),
    ...(fileCategory !== undefined && { file_sharing_category: fileCategory, category: fileCategory }),
    ...(assessment !== undefined && { assessment_name: assessment }),
    rollup_start_date: row.first_seen,
    rollup_end_date: row.last_seen,
    searchable_details: searchableDetails(kind),
  };
}

export function searchableDetails({ message, port }: Kind): string {
  return port === undefined ? message : `${message},tcp`;
}

type Vulnerability = NonNullable<Kind["vulnerability"]>;

function viewVulnerability({ tip = "" }: Kind, { name, title, base, confidence }: Vulnerability) {
  return {
    name,
    alias: title,
    display_name: title,
    description: `${title}: an invented vulnerability.`,
    remediation_tip: tip,
    confidence,
    cvss: { base },
    severity: vulnerabilitySeverity(base),
  };
}

function viewRemediation(
  row: FindingRow & { assigned?: readonly string[] },
  inFull: boolean,
): Finding["remediation_history"] {
  return {
    last_requested_refresh_date: null,
    last_refresh_status_date: null,
    last_refresh_status_label: null,
    last_refresh_reason_code: null,
    last_refresh_status_reason: null,
    last_refresh_requester: null,
    result_finding_date: null,
    ...(inFull && {
      last_remediation_status_label: row.remediation_label ?? "No Status",
      last_remediation_status_date: row.remediation_date,
      remediation_assignments: [...(row.assigned ?? [])],
    }),
  };
}
