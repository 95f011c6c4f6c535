import type { operations } from "@signet/client";
import type { Expression, SelectQueryBuilder, SqlBool } from "kysely";
import { expressionBuilder, sql } from "kysely";
import type { Tables } from "../../db/database.ts";
import type { AssetOwner, MadeAsset } from "../../domain/asset-names.ts";
import { makeAssets } from "../../domain/asset-names.ts";
import type { Kind } from "../../domain/observation-kinds.ts";
import { kindsWhere } from "../../domain/observation-kinds.ts";
import { vectors } from "../../domain/risk-vectors.ts";
import { contains } from "../shared/text.ts";
import { searchableDetails, vulnerabilitySeverity } from "./finding-view.ts";

/** The filters that findings and their statistics share. */
export type FindingQuery = Omit<NonNullable<operations["getFindingStatistics"]["parameters"]["query"]>, "expand"> & {
  q?: string;
};

/** What of a company the filters need to know. */
export type FilteredCompany = AssetOwner & { id: number; name: string; hosts: ReadonlyMap<string, number> };

type Findings = SelectQueryBuilder<Tables, "findings", Record<never, never>>;

/** Keeps the findings of the company that pass every filter. */
export function filterFindings(findings: Findings, query: FindingQuery, company: FilteredCompany): Findings {
  const conditions = [
    ...comparisons(query),
    ...choices(query),
    ...kindConditions(query),
    ...assetConditions(query, company),
    ...otherConditions(query, company),
  ];
  const own = findings.where("findings.company_id", "=", company.id);
  return conditions.length === 0 ? own : own.where(where.and(conditions));
}

type Condition = Expression<SqlBool>;

/** Filters whose name is a column's, with or without a comparator behind it. */
function comparisons(query: Readonly<Record<string, unknown>>): Condition[] {
  return Object.entries(compared).flatMap(([name, column]) =>
    Object.entries(comparators).flatMap(([suffix, operator]) => {
      const value = query[name + suffix];
      return typeof value === "string" || typeof value === "number" ? [where(column, operator, value)] : [];
    }),
  );
}

/** Filters that name the values a column may have. */
function choices(query: FindingQuery): Condition[] {
  const { severity_category, risk_category, risk_vector, impacts_risk_vector_details: impact } = query;
  return Object.entries({ severity_category, risk_category, risk_vector, impact }).flatMap(([column, values]) =>
    values === undefined ? [] : [isOneOf(column, values)],
  );
}

/** Filters on what was found rather than where and when. */
function kindConditions(query: FindingQuery): Condition[] {
  const conditions: ((kind: Kind) => boolean)[] = [];
  const { vulnerabilities: names, file_sharing_category: files, check_pass: passed, risk_vector_label: labels } = query;
  const { "details.infection.family": families, "details.assessment_name": assessments } = query;
  const { "details.cvss.base_gte": least, "details.cvss.base_lte": most } = query;
  const severities = query["details.vulnerabilities.severity"];
  if (names !== undefined) {
    const wanted = new Set(names.map((name) => name.toLowerCase()));
    conditions.push(({ vulnerability: known }) =>
      [known?.name, known?.title].some((name) => name !== undefined && wanted.has(name.toLowerCase())),
    );
  }
  if (severities !== undefined) {
    const wanted: ReadonlySet<string> = new Set(severities);
    conditions.push(
      ({ vulnerability: known }) => known !== undefined && wanted.has(vulnerabilitySeverity(known.base).toLowerCase()),
    );
  }
  if (least !== undefined) conditions.push(({ vulnerability: known }) => known !== undefined && known.base >= least);
  if (most !== undefined) conditions.push(({ vulnerability: known }) => known !== undefined && known.base <= most);
  if (families !== undefined) conditions.push(({ family }) => family !== undefined && families.includes(family));
  if (files !== undefined) conditions.push(({ fileCategory: file }) => file !== undefined && files.includes(file));
  if (assessments !== undefined) {
    conditions.push(({ assessment }) => assessment !== undefined && assessments.includes(assessment));
  }
  if (passed !== undefined) conditions.push(({ grade }) => (grade === "GOOD") === passed);
  if (labels !== undefined) conditions.push(({ vector }) => labels.includes(vectors[vector].label));
  return conditions.length === 0
    ? []
    : [
        isOneOf(
          "kind",
          kindsWhere((kind) => conditions.every((fits) => fits(kind))),
        ),
      ];
}

/** Filters on the asset, answered by the names of those that pass. */
function assetConditions(query: FindingQuery, company: FilteredCompany): Condition[] {
  const conditions: ((asset: MadeAsset) => boolean)[] = [];
  const { tags_contains: tags, "assets.is_monitored": monitored } = query;
  const { "assets.hosted_by": host, "details.observed_ips_contains": address } = query;
  for (const categories of [query["assets.category"], query["assets.combined_importance"]]) {
    if (categories !== undefined) conditions.push(({ category }) => categories.includes(category));
  }
  if (host !== undefined) conditions.push(({ hostId }) => hostId !== null && hostId === company.hosts.get(host));
  if (monitored !== undefined) conditions.push((asset) => asset.monitored === monitored);
  if (tags !== undefined) conditions.push((asset) => tags.every((tag) => asset.tags.includes(tag)));
  if (address !== undefined) conditions.push((asset) => asset.addresses.some((one) => one.includes(address)));
  if (conditions.length === 0) return [];
  const passing = makeAssets(company).filter((asset) => conditions.every((fits) => fits(asset)));
  return [
    isOneOf(
      "asset",
      passing.map(({ asset }) => asset),
    ),
  ];
}

function otherConditions(query: FindingQuery, company: FilteredCompany): Condition[] {
  const { q = "", affects_rating, remediated, evidence_key, remediation_assignments } = query;
  const conditions: Condition[] = [];
  if (affects_rating !== undefined) conditions.push(where("affects_rating", "=", Number(affects_rating)));
  if (remediated !== undefined) conditions.push(where("impact", remediated ? "=" : "!=", "REMEDIATED"));
  for (const [name, impact] of Object.entries<Tables["findings"]["impact"]>(exemptionDates)) {
    for (const [suffix, operator] of Object.entries(comparators)) {
      const date = query[`${name}${suffix}` as keyof FindingQuery];
      if (typeof date !== "string") continue;
      conditions.push(where.and([where("impact", "=", impact), where("impact_end_date", operator, date)]));
    }
  }
  const { "assets.asset": asset } = query;
  if (asset !== undefined) conditions.push(where("asset", "=", asset));
  if (evidence_key !== undefined) conditions.push(seenAt(evidence_key));
  if (q !== "") {
    const fits = (kind: Kind) =>
      `${searchableDetails(kind)} ${vectors[kind.vector].label}`.toLowerCase().includes(q.toLowerCase());
    conditions.push(where.or([isOneOf("kind", kindsWhere(fits)), contains("findings.asset", q)]));
  }
  for (const [grades, direction] of [
    [query["details.grade_lt"], -1],
    [query["details.grade_gt"], 1],
  ] as const) {
    if (grades === undefined) continue;
    const limit = gradeOrder.indexOf(grades.toUpperCase());
    conditions.push(
      isOneOf(
        "grade",
        gradeOrder.filter((_, place) => limit >= 0 && (place - limit) * direction > 0),
      ),
    );
  }
  for (const grades of [query["details.grade"], query.grade]) {
    if (grades !== undefined)
      conditions.push(
        isOneOf(
          "grade",
          grades.map((grade) => grade.toUpperCase()),
        ),
      );
  }
  const labels = query.last_remediation_status_label;
  if (labels !== undefined) {
    const set = isOneOf("remediation_label", labels);
    const unset = where("remediation_label", "is", null);
    conditions.push(labels.includes("No Status") ? where.or([set, unset]) : set);
  }
  const { "attributed_companies.guid": guids, "attributed_companies.name": name } = query;
  const attributed =
    (guids === undefined || guids.includes(company.guid)) &&
    (name === undefined || company.name.toLowerCase().includes(name.toLowerCase()));
  // Nobody in this world has been told to see to a finding.
  if (!attributed || remediation_assignments !== undefined) conditions.push(where.lit(false));
  return conditions;
}

/** An evidence key is an asset and, where the finding has one, a port. */
function seenAt(evidenceKey: string): Condition {
  const [, asset = "", port = ""] = /^(.*):(\d+)$/.exec(evidenceKey) ?? [];
  const with_ = kindsWhere((kind) => String(kind.port) === port);
  const without = kindsWhere((kind) => kind.port === undefined);
  return where.or([
    where.and([where("asset", "=", asset), isOneOf("kind", with_)]),
    where.and([where("asset", "=", evidenceKey), isOneOf("kind", without)]),
  ]);
}

function isOneOf(column: string, values: readonly (string | number)[]): Condition {
  return values.length === 0 ? where.lit(false) : sql<boolean>`${sql.ref(column)} in (${sql.join(values)})`;
}

const where = expressionBuilder<Tables, "findings">();
const comparators = { "": "=", _lt: "<", _lte: "<=", _gt: ">", _gte: ">=" } as const;
const compared = {
  first_seen: "first_seen",
  last_seen: "last_seen",
  severity: "severity",
  last_remediation_status_date: "remediation_date",
  remaining_decay: "remaining_decay",
  duration: "duration_days",
} as const;
const exemptionDates = {
  grace_period_end_date: "GRACE_PERIOD",
  guest_network_end_date: "GUEST_NETWORK_EXCLUSION",
} as const;
/** From the worst known to the best; what is not graded stands below. */
const gradeOrder = ["NEUTRAL", "BAD", "WARN", "FAIR", "GOOD"];
