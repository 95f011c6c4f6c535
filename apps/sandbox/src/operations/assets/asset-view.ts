import type { components } from "@signet/client";
import type { Database } from "../../db/database.ts";
import {
  type Asset,
  type AssetOwner,
  generateAssets,
  hostingCompanies,
  type ImportanceCategory,
  tagGuid,
} from "../../domain/assets.ts";
import type { FindingRow } from "../../domain/findings.ts";
import type { Known } from "../../domain/known.ts";
import { createRandom } from "../../domain/random.ts";
import { rolledupObservationId } from "../findings/finding-view.ts";

type Schemas = components["schemas"];
type Company = Schemas["CompanyReference"];

export interface AssetWithFindings extends Asset {
  findings: readonly FindingRow[];
  /** The company that hosts it, if that is another one. */
  host: Company | null;
  /** The subsidiary that it comes from: one of the company's, or the company itself if another one owns it. */
  subsidiary: Company | null;
}

export async function readAssets(database: Database, company: AssetOwner & { id: number; name: string }) {
  const [rows, parent, children, companies] = await Promise.all([
    database.selectFrom("findings").selectAll().where("company_id", "=", company.id).orderBy("ordinal").execute(),
    database.selectFrom("company_parents").select("parent_id").where("company_id", "=", company.id).executeTakeFirst(),
    database
      .selectFrom("company_parents")
      .innerJoin("companies", "companies.id", "company_parents.company_id")
      .select(["guid", "name"])
      .where("parent_id", "=", company.id)
      .orderBy("id")
      .execute(),
    database
      .selectFrom("companies")
      .select(["id", "guid", "name"])
      .where("id", "in", [...hostingCompanies])
      .execute(),
  ]);
  const findings = Map.groupBy(rows, ({ asset }) => asset);
  const hosts = new Map(companies.map(({ id, guid, name }) => [id, { guid, name }]));
  const own = parent === undefined ? null : { guid: company.guid, name: company.name };
  const originOf = (asset: Asset) => {
    const random = createRandom("origin", company.guid, asset.asset);
    return children.length > 0 && random.chance(0.4) ? random.pick(children) : own;
  };
  return generateAssets(company)
    .map((asset) => ({
      ...asset,
      findings: findings.get(asset.asset) ?? [],
      host: asset.hostId === null ? null : (hosts.get(asset.hostId) ?? null),
      subsidiary: originOf(asset),
    }))
    .toSorted((a, b) => (a.asset < b.asset ? -1 : 1));
}

export function countFindings(companyGuid: string, findings: readonly FindingRow[]): Schemas["AssetFindings"] {
  return {
    total_count: findings.length,
    counts_by_severity: countSeverities(findings),
    rolledup_observation_ids: findings.map(({ ordinal }) => rolledupObservationId(companyGuid, ordinal)),
  };
}

export function countSeverities(findings: readonly FindingRow[]): Record<Known<Schemas["SeverityCategory"]>, number> {
  const counts = { severe: 0, material: 0, moderate: 0, minor: 0 };
  for (const { severity_category } of findings) counts[severity_category] += 1;
  return counts;
}

export function countAssets(assets: readonly Asset[]): Schemas["AssetCounts"] {
  const counts_by_importance: Record<ImportanceCategory, number> = { critical: 0, high: 0, medium: 0, low: 0, none: 0 };
  for (const { category } of assets) counts_by_importance[category] += 1;
  return { total_count: assets.length, counts_by_importance };
}

export function viewAsset(companyGuid: string, asset: AssetWithFindings, withTags: boolean): Schemas["Asset"] {
  const { country, product } = asset;
  return {
    asset: asset.asset,
    asset_type: asset.type,
    identifier: null,
    is_ip: asset.place === "ip",
    importance: asset.importance,
    importance_category: asset.category,
    ip_addresses: [...asset.addresses],
    tags: [...asset.tags],
    ...(withTags && {
      tag_details: asset.tags.map((name) => ({ guid: tagGuid(name), name, is_inherited: false, is_public: true })),
    }),
    findings: countFindings(companyGuid, asset.findings),
    hosted_by: asset.host,
    origin_subsidiary: asset.subsidiary,
    country: country.name,
    country_code: country.code,
    latitude: country.latitude,
    longitude: country.longitude,
    services: [...asset.services],
    products: product === null ? [] : [product],
    overrides: { importance: null },
    combined_overrides: { importance: asset.category },
    app_grade: asset.place === "app" ? gradeApp(asset.findings) : null,
    is_monitored: asset.monitored,
    cloud_context: null,
  };
}

/** Guess: the grade of the worst finding about the app. */
function gradeApp(findings: readonly FindingRow[]): Schemas["Grade"] {
  const letters = { BAD: "F", WARN: "D", FAIR: "C", GOOD: "A" } as const;
  for (const [grade, letter] of Object.entries(letters)) {
    if (findings.some((finding) => finding.grade === grade)) return letter;
  }
  return "N/A";
}
