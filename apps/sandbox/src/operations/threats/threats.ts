import type { components } from "@signet/client";
import { sql } from "kysely";
import type { Call, OperationHandlers } from "../../api/handler.ts";
import type { Database } from "../../db/database.ts";
import { vulnerabilitySeverity } from "../../domain/findings.ts";
import { type Threat, threatsAt } from "../../domain/threat-catalog.ts";
import { found } from "../../http/http-error.ts";
import { companyAddresses } from "../companies/company-view.ts";
import { evidenceKey } from "../findings/finding-view.ts";
import { findPortfolioId, selectPortfolio } from "../portfolio/portfolio-query.ts";
import { condition, includesText } from "../shared/filtering.ts";
import { countRows, executePage, pageOf, slicePage, toPage } from "../shared/paging.ts";
import { sortItems, sortRows } from "../shared/sorting.ts";
import { selectExposures } from "./exposure-query.ts";

type Schemas = components["schemas"];

export const threats = {
  async listThreats({ query, caller, url, today, database }) {
    const { q = "", category_slug, first_seen_date_gte = "" } = query;
    const matches = (await readThreats(database, caller.customerGuid, today)).filter(
      ({ name, category, first_seen_date }) =>
        name.toLowerCase().includes(q.toLowerCase()) &&
        (category_slug === undefined || includesText(category_slug, category.slug)) &&
        first_seen_date >= first_seen_date_gte,
    );
    return slicePage(url, query, sortItems(matches, query.sort));
  },

  async getThreatSummaries({ caller, today, database }) {
    const listed = await readThreats(database, caller.customerGuid, today);
    const count = <T>(values: readonly T[]) => [...Map.groupBy(values, (value) => value)];
    const severities = count(listed.map(({ severity }) => severity.level));
    const certainties = count(listed.map(({ evidence_certainty }) => evidence_certainty));
    return {
      category: listed.length === 0 ? [] : [{ ...vulnerability, count: listed.length }],
      severity: severities.map(([level, { length }]) => ({ level, count: length })),
      evidence_certainty: certainties.map(([certainty, { length }]) => ({ certainty, count: length })),
    };
  },

  async listThreatCompanies(call) {
    const { query, caller, url, today, database } = call;
    const threat = findThreat(call.path.threat_guid, today);
    const page = pageOf({ limit: 25, ...query });
    const exposures = database
      .selectFrom(selectExposures(database, caller.customerGuid, [threat.kind], today).as("exposures"))
      .where(condition("exposed", "in", exposureFlags(query.exposure_detection)))
      .$if(!isCertain(threat, query.evidence_certainty), (select) => select.where("exposed", "<", 0));
    const { exposed, total } = await exposures
      .select((select) => [
        select.fn.countAll<number>().as("total"),
        sql<number>`coalesce(sum(exposed), 0)`.as("exposed"),
      ])
      .executeTakeFirstOrThrow();
    const size = await countRows(selectPortfolio(database, caller.customerGuid));
    const rows = exposures
      .innerJoin("companies", "companies.id", "exposures.company_id")
      .leftJoin("tier_companies", (join) =>
        join
          .onRef("tier_companies.company_id", "=", "exposures.company_id")
          .on("tier_companies.customer_guid", "=", caller.customerGuid),
      )
      .leftJoin("tiers", "tiers.guid", "tier_companies.tier_guid")
      .select(["companies.guid", "company_name", "exposed", "first_seen", "last_seen"])
      .select(["tiers.guid as tier", "tiers.name as tier_name"]);
    const companies = await sortRows(rows, query.sort ?? ["-last_seen_date"], companyColumns)
      .orderBy("company_name")
      .orderBy("exposures.company_id")
      .$call(executePage(page));
    const results = companies.map((row) => ({
      company_guid: row.guid,
      company_name: row.company_name,
      logo: companyAddresses(url.origin, row.guid).logo,
      exposure_detection: detectionOf(row.exposed),
      evidence_certainty: threat.certainty,
      detection_types: ["standard"],
      evidence_tags: [],
      first_seen_date: row.first_seen,
      last_seen_date: row.last_seen,
      tier: row.tier,
      tier_name: row.tier_name,
    }));
    const summaries = {
      exposed_count: exposed,
      mitigated_count: total - exposed,
      total_count: total,
      entity_group_size: size,
    };
    return { ...toPage(url, page, total, results), summaries };
  },

  async listThreatEvidence({ path, query, caller, url, today, database }) {
    const threat = findThreat(path.threat_guid, today);
    const id = await findPortfolioId(database, caller.customerGuid, path.company_guid);
    const rows = await database
      .selectFrom("findings")
      .selectAll()
      .where("company_id", "=", id)
      .where("kind", "=", threat.kind)
      .where(condition("affects_rating", "in", exposureFlags(query.exposure_detection)))
      .orderBy("asset")
      .orderBy("ordinal")
      .execute();
    const evidence = (isCertain(threat, query.evidence_certainty) ? rows : []).map((row) => ({
      identifier: evidenceKey(row),
      exposure_detection: detectionOf(row.affects_rating),
      certainty: threat.certainty,
      detection_type: "standard",
      evidence_tag: null,
      first_seen_date: row.first_seen,
      last_seen_date: row.last_seen,
    }));
    return slicePage(url, { limit: 10, ...query }, sortItems(evidence, query.sort));
  },
} satisfies OperationHandlers;

async function readThreats(database: Database, customerGuid: string, today: string): Promise<Schemas["Threat"][]> {
  const known = threatsAt(today);
  const kinds = known.map(({ kind }) => kind);
  const exposures = selectExposures(database, customerGuid, kinds, today);
  const rows = await database
    .selectFrom(exposures.as("exposures"))
    .select((select) => [
      "kind",
      select.fn.countAll<number>().as("total"),
      select.fn.sum<number>("exposed").as("exposed"),
      select.fn.sum<number>("was_exposed").as("was_exposed"),
      select.fn.max("last_seen").as("last_seen"),
    ])
    .groupBy("kind")
    .execute();
  // In all companies: it stays the same when a company leaves the portfolio.
  const firsts = await database
    .selectFrom("findings")
    .select((select) => ["kind", select.fn.min("first_seen").as("first_seen")])
    .where("kind", "in", kinds)
    .groupBy("kind")
    .execute();
  const firstSeen = new Map(firsts.map(({ kind, first_seen }) => [kind, first_seen]));
  const byKind = new Map(rows.map((row) => [row.kind, row]));
  return known.flatMap((threat) => {
    const row = byKind.get(threat.kind);
    if (row === undefined) return [];
    return [
      {
        guid: threat.guid,
        name: threat.name,
        category: vulnerability,
        severity: { level: vulnerabilitySeverity(threat.base), details: `CVSS ${threat.base}` },
        first_seen_date: firstSeen.get(threat.kind) ?? "",
        last_seen_date: row.last_seen,
        support_started_date: threat.supported,
        exposed_count: row.exposed,
        mitigated_count: row.total - row.exposed,
        exposure_trend: row.exposed - row.was_exposed,
        evidence_certainty: threat.certainty,
        epss: threat.epss,
        dve: { ...threat.dve, cti_attributes: [] },
      },
    ];
  });
}

function findThreat(guid: string, today: string): Threat {
  return found(threatsAt(today).find((threat) => threat.guid === guid));
}

function detectionOf(exposed: number): Schemas["ExposureDetection"] {
  return exposed === 1 ? "EXPOSED" : "MITIGATED";
}

function exposureFlags(names: Call<"listThreatEvidence">["query"]["exposure_detection"]): number[] {
  return [0, 1].filter((flag) => names?.some((name) => name === detectionOf(flag)) ?? true);
}

function isCertain({ certainty }: Threat, names: Call<"listThreatEvidence">["query"]["evidence_certainty"]): boolean {
  return names?.some((name) => name === certainty) ?? true;
}

const vulnerability = { name: "Vulnerability", slug: "vulnerability" };
const companyColumns = {
  company_name: "company_name",
  first_seen_date: "first_seen",
  last_seen_date: "last_seen",
  exposure_detection: "exposed",
} as const;
