import type { operations } from "@signet/client";
import { type RawBuilder, type SelectQueryBuilder, sql } from "kysely";
import type { Tables } from "../../db/database.ts";
import { type Asset, type AssetOwner, generateAssets } from "../../domain/assets.ts";
import { daysBefore } from "../../domain/dates.ts";
import { vulnerabilitySeverity } from "../../domain/findings.ts";
import type { Kind } from "../../domain/observation-kinds.ts";
import { vectors } from "../../domain/risk-vectors.ts";
import { kindsWhere } from "../../domain/vulnerabilities.ts";
import {
  comparisons,
  condition,
  contains,
  createWhen,
  type Filter,
  filterRows,
  includesText,
} from "../shared/filtering.ts";
import { toFlag } from "../shared/stored-values.ts";
import { searchableDetails } from "./finding-view.ts";
import { filterByRemediation } from "./remediation-query.ts";

export type FindingQuery = Omit<NonNullable<operations["getFindingStatistics"]["parameters"]["query"]>, "expand"> & {
  q?: string;
};

/** A company as the filters need it, with the date of the data. */
export type FilteredCompany = AssetOwner & {
  name: string;
  /** The ids of companies by guid. */
  hosts: ReadonlyMap<string, number>;
  /** The findings that `rolledup_observation_id` names. */
  ordinals: readonly number[] | undefined;
  today: string;
  customerGuid: string;
};

type Findings = SelectQueryBuilder<Tables, "findings", Record<never, never>>;
type Column = keyof Tables["findings"];

export function filterFindings(findings: Findings, query: FindingQuery, company: FilteredCompany): Findings {
  const rows = filterRows(findings.where("findings.company_id", "=", company.id), [
    ...columnFilters(query, company.today),
    ["kind", "in", passingKinds(query, company.today)],
    ["ordinal", "in", company.ordinals],
    ["asset", "in", passingAssets(query, company)],
  ]);
  const exempt = filterExemptions(filterTexts(rows, query, company.today), query);
  return filterByRemediation(exempt, query, company.customerGuid).$if(!isAttributed(query, company), (select) =>
    select.where(({ lit }) => lit(false)),
  );
}

function columnFilters(query: FindingQuery, today: string): Filter<Column>[] {
  const { remediated } = query;
  return [
    ...comparedColumns.flatMap(([name, column]) => comparisons<Column>(query, name, column)),
    ...comparisons<Column>(query, "remaining_decay", "decay_date").map(
      ([column, operator, days]): Filter<Column> => [
        column,
        operator,
        typeof days === "number" ? daysBefore(today, -Math.max(-36_500, Math.min(36_500, days))) : undefined,
      ],
    ),
    ["severity_category", "in", query.severity_category],
    ["risk_category", "in", query.risk_category],
    ["risk_vector", "in", query.risk_vector],
    ["impact", "in", query.impacts_risk_vector_details],
    ["impact", remediated ? "=" : "!=", remediated === undefined ? undefined : "REMEDIATED"],
    ["affects_rating", "=", toFlag(query.affects_rating)],
    ["asset", "matches", query["assets.asset"]],
    ["grade", "in", query.grade],
    ["grade", "in", query["details.grade"]],
    ["grade", "in", gradesBeyond(query["details.grade_lt"], -1)],
    ["grade", "in", gradesBeyond(query["details.grade_gt"], 1)],
  ];
}

/** Lists the grades that are worse (-1) or better (1) than this one. */
function gradesBeyond(grade: string | undefined, direction: -1 | 1): string[] | undefined {
  if (grade === undefined) return undefined;
  const limit = gradeOrder.indexOf(grade);
  return gradeOrder.filter((_, place) => limit >= 0 && (place - limit) * direction > 0);
}

function passingKinds(query: FindingQuery, today: string): number[] | undefined {
  const when = createWhen<Kind>();
  const tests = [
    ...when(query.vulnerabilities, (names, { vulnerability }) =>
      includesText(names, vulnerability?.name, vulnerability?.title),
    ),
    ...when(query["details.vulnerabilities.severity"], (bands, { vulnerability }) => {
      const band = vulnerability && vulnerabilitySeverity(vulnerability.base).toLowerCase();
      return bands.some((name) => name === band);
    }),
    ...when(query["details.cvss.base_gte"], (least, { vulnerability }) => (vulnerability?.base ?? -1) >= least),
    ...when(query["details.cvss.base_lte"], (most, { vulnerability }) => (vulnerability?.base ?? Infinity) <= most),
    ...when(query["details.infection.family"], (names, { family }) => includesText(names, family)),
    ...when(query.file_sharing_category, (names, { fileCategory }) => includesText(names, fileCategory)),
    ...when(query["details.assessment_name"], (names, { assessment }) => includesText(names, assessment)),
    ...when(query.check_pass, (passed, { grade }) => (grade === "GOOD") === passed),
    ...when(query.risk_vector_label, (labels, { vector }) => includesText(labels, vectors[vector].label)),
  ];
  return tests.length === 0 ? undefined : kindsWhere(today, (kind) => tests.every((fits) => fits(kind)));
}

function passingAssets(query: FindingQuery, company: FilteredCompany): string[] | undefined {
  const when = createWhen<Asset>();
  const tests = [
    ...when(query["assets.category"], (names, { category }) => names.includes(category)),
    ...when(query["assets.combined_importance"], (names, { category }) => names.includes(category)),
    ...when(query["assets.hosted_by"], (host, { hostId }) => hostId !== null && hostId === company.hosts.get(host)),
    ...when(query["assets.is_monitored"], (monitored, asset) => asset.monitored === monitored),
    ...when(query.tags_contains, (tags, asset) => tags.every((tag) => includesText(asset.tags, tag))),
    ...when(query["details.observed_ips_contains"], (part, { addresses }) =>
      addresses.some((one) => one.includes(part.toLowerCase())),
    ),
  ];
  if (tests.length === 0) return undefined;
  return generateAssets(company).flatMap((asset) => (tests.every((fits) => fits(asset)) ? asset.asset : []));
}

function filterTexts(rows: Findings, { q = "", evidence_key }: FindingQuery, today: string): Findings {
  let kept = rows;
  if (q !== "") {
    const text = q.toLowerCase();
    const named = kindsWhere(today, (kind) =>
      `${searchableDetails(kind)} ${vectors[kind.vector].label}`.toLowerCase().includes(text),
    );
    kept = kept.where((where) => where.or([condition("kind", "in", named), contains("findings.asset", q)]));
  }
  if (evidence_key !== undefined) kept = kept.where(hasEvidenceKey(evidence_key, today));
  return kept;
}

/** Builds the condition that a finding has an evidence key: an asset and, if the finding has one, a port. */
export function hasEvidenceKey(key: string, today: string): RawBuilder<boolean> {
  const [, asset = "", port = ""] = /^(.*):(\d+)$/.exec(key) ?? [];
  const withPort = condition(
    "findings.kind",
    "in",
    kindsWhere(today, (kind) => String(kind.port) === port),
  );
  const withoutPort = condition(
    "findings.kind",
    "in",
    kindsWhere(today, (kind) => kind.port === undefined),
  );
  return sql`((${condition("findings.asset", "matches", asset)} and ${withPort})
    or (${condition("findings.asset", "matches", key)} and ${withoutPort}))`;
}

function filterExemptions(rows: Findings, query: FindingQuery): Findings {
  let kept = rows;
  for (const [name, impact] of exemptions) {
    const ends = comparisons<Column>(query, name, "impact_end_date").filter(([, , date]) => date !== undefined);
    if (ends.length > 0) kept = filterRows(kept.where("impact", "=", impact), ends);
  }
  return kept;
}

/** Checks the filters that pass all findings of a company or none. */
function isAttributed(query: FindingQuery, company: FilteredCompany): boolean {
  const { "attributed_companies.guid": guids, "attributed_companies.name": name = "" } = query;
  return (
    (guids === undefined || guids.includes(company.guid)) && company.name.toLowerCase().includes(name.toLowerCase())
  );
}

const comparedColumns = [
  ["first_seen", "first_seen"],
  ["last_seen", "last_seen"],
  ["severity", "severity"],
  ["duration", "duration_days"],
] as const;
const exemptions = [
  ["grace_period_end_date", "GRACE_PERIOD"],
  ["guest_network_end_date", "GUEST_NETWORK_EXCLUSION"],
] as const;
/** The grades from worst to best; a neutral finding ranks below all. */
const gradeOrder = ["NEUTRAL", "BAD", "WARN", "FAIR", "GOOD"];
