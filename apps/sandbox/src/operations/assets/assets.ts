import type { components } from "@signet/client";
import type { OperationHandlers } from "../../api/handler.ts";
import { type FindingRow, gradeCounts } from "../../domain/findings.ts";
import { threatsAt } from "../../domain/threat-catalog.ts";
import { findPortfolioCompany } from "../portfolio/portfolio-query.ts";
import { toCsv } from "../shared/csv.ts";
import { slicePage } from "../shared/paging.ts";
import { sortItems } from "../shared/sorting.ts";
import { createAssetFilter } from "./asset-filters.ts";
import {
  type AssetWithFindings,
  countAssets,
  countFindings,
  countSeverities,
  readAssets,
  viewAsset,
} from "./asset-view.ts";

type Schemas = components["schemas"];

export const assets = {
  async listAssets({ path, query, caller, url, today, database, mediaType }) {
    const company = await findPortfolioCompany(database, caller.customerGuid, path.guid);
    const matches = (await readAssets(database, company)).filter(createAssetFilter(query, today));
    const withTags = query.expand?.includes("tag_details") ?? false;
    const page = slicePage(url, query, sortItems(matches, query.sort, sortValue));
    const body = { ...page, results: page.results.map((asset) => viewAsset(company.guid, asset, withTags)) };
    if (mediaType === "text/csv") return toCsv("assets.csv", csvColumns, body.results);
    return body;
  },

  async getAssetStatistics({ path, query, caller, today, database }) {
    const company = await findPortfolioCompany(database, caller.customerGuid, path.guid);
    const grades: readonly string[] | undefined = query.grade;
    const companyAssets = (await readAssets(database, company)).map((asset) => ({
      ...asset,
      findings: asset.findings.filter(({ grade }) => grades?.includes(grade) ?? true),
    }));
    const statsOf = (category: AssetWithFindings["category"]) =>
      toStats(companyAssets.flatMap((asset) => (asset.category === category ? asset.findings : [])));
    return {
      last_asset_date: today,
      assets: companyAssets.map(({ asset, importance, category, findings, tags }) => ({
        asset,
        importance,
        importance_category: categoryLabels[category],
        tags: [...tags],
        stats: toStats(findings),
      })),
      stats: { critical: statsOf("critical"), high: statsOf("high"), medium: statsOf("medium"), low: statsOf("low") },
    };
  },

  async getAssetSummaries({ path, caller, today, database }) {
    const company = await findPortfolioCompany(database, caller.customerGuid, path.guid);
    const companyAssets = await readAssets(database, company);
    const summarize = (group: readonly AssetWithFindings[]) => ({
      assets: countAssets(group),
      findings: countFindings(
        company.guid,
        group.flatMap(({ findings }) => findings),
      ),
    });
    const foundKinds = new Set(companyAssets.flatMap(({ findings }) => findings.map(({ kind }) => kind)));
    return {
      category: serviceCategories.map(({ name, service_list }) => ({
        name,
        service_list: [...service_list],
        assets: countAssets(companyAssets.filter(({ services }) => services.some((one) => service_list.includes(one)))),
      })),
      countries: groupBy(companyAssets, ({ country }) => [country.code]).map(([code, group]) => ({
        code,
        name: group[0]?.country.name ?? "",
        ...summarize(group),
      })),
      hosted_by: groupByCompany(companyAssets, ({ host }) => host).map(([host, group]) => ({
        ...host,
        ...summarize(group),
      })),
      origin_subsidiaries: groupByCompany(companyAssets, ({ subsidiary }) => subsidiary).map(([subsidiary, group]) => ({
        ...subsidiary,
        ...summarize(group),
      })),
      services: groupBy(companyAssets, ({ services }) => services).map(([name, group]) => ({
        name,
        ...summarize(group),
      })),
      products: groupBy(companyAssets, ({ product }) => (product === null ? [] : [product.vendor])).map(
        ([vendor, group]) => ({
          vendor,
          product: groupBy(group, ({ product }) => [`${product?.product} ${product?.version}`]).flatMap(([, [one]]) => {
            const product = one?.product;
            return product == null ? [] : [{ name: product.product, type: product.type, version: product.version }];
          }),
        }),
      ),
      threats: threatsAt(today)
        .filter(({ kind }) => foundKinds.has(kind))
        .map(({ guid, name }) => ({ guid, name })),
      decorated_ssids: [],
      ssids: [],
      ssid_count: 0,
    };
  },
} satisfies OperationHandlers;

function sortValue(asset: AssetWithFindings, name: string): unknown {
  const values: Readonly<Record<string, unknown>> = {
    asset: asset.asset,
    importance: asset.importance,
    "findings.total_count": asset.findings.length,
    country: asset.country.name,
  };
  return values[name];
}

function toStats(findings: readonly FindingRow[]): Schemas["AssetStats"] {
  const grades = { total: findings.length, good: 0, fair: 0, warn: 0, bad: 0, neutral: 0, na: 0 };
  for (const { grade } of findings) grades[gradeCounts[grade] ?? "na"] += 1;
  return { grades, severities: { total: findings.length, ...countSeverities(findings) } };
}

function groupBy(assets: readonly AssetWithFindings[], valuesOf: (asset: AssetWithFindings) => readonly string[]) {
  const values = new Set(assets.flatMap(valuesOf));
  return [...values]
    .toSorted()
    .map((value) => [value, assets.filter((asset) => valuesOf(asset).includes(value))] as const);
}

function groupByCompany(
  assets: readonly AssetWithFindings[],
  companyOf: (asset: AssetWithFindings) => Schemas["CompanyReference"] | null,
): [Schemas["CompanyReference"], AssetWithFindings[]][] {
  return groupBy(assets, (asset) => [companyOf(asset)?.guid ?? []].flat()).flatMap(([, group]) => {
    const company = group[0] === undefined ? null : companyOf(group[0]);
    return company === null ? [] : [[company, group]];
  });
}

const csvColumns = ["asset", "asset_type", "importance_category", "country_code", "is_monitored"] as const;
const categoryLabels = { critical: "Critical", high: "High", medium: "Medium", low: "Low", none: "None" } as const;
/** Guess: the API's service categories are unknown. */
const serviceCategories = [
  { name: "Web", service_list: ["HTTP", "HTTPS"] },
  { name: "Mail", service_list: ["SMTP"] },
  { name: "Remote access", service_list: ["SSH"] },
];
