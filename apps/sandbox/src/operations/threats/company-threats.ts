import type { components } from "@signet/client";
import type { OperationHandlers } from "../../api/handler.ts";
import { selectFields } from "../../api/select-fields.ts";
import { vulnerabilitySeverity } from "../../domain/findings.ts";
import { threatsAt } from "../../domain/threat-catalog.ts";
import { kindAt } from "../../domain/vulnerabilities.ts";
import { findPortfolioId } from "../portfolio/portfolio-query.ts";
import { createWhen } from "../shared/filtering.ts";
import { pageOf } from "../shared/paging.ts";
import { sortItems } from "../shared/sorting.ts";

type CompanyThreat = components["schemas"]["CompanyThreat"];

export const companyThreats = {
  async queryCompanyThreats({ path, body, caller, today, database }) {
    const known = new Map(threatsAt(today).map((threat) => [threat.kind, threat]));
    const rows = await database
      .selectFrom("findings")
      .select((select) => [
        "kind",
        select.fn.max("affects_rating").as("exposed"),
        select.fn.countAll<number>().as("records"),
        select.fn.min("first_seen").as("first_seen"),
        select.fn.max("last_seen").as("last_seen"),
      ])
      .where("company_id", "=", await findPortfolioId(database, caller.customerGuid, path.guid))
      .where("kind", "in", [...known.keys()])
      .groupBy("kind")
      .orderBy("kind")
      .execute();
    const { severity_level, evidence_certainty, exposure_detection, q = "", sort, expand = [], fields } = body;
    const all = rows.flatMap(({ kind, exposed, records, first_seen, last_seen }) => {
      const threat = known.get(kind);
      if (threat === undefined) return [];
      const { guid, name, title, base, certainty, epss, dve } = threat;
      return {
        guid,
        name,
        category: { name: "Vulnerability", slug: "vulnerability" },
        severity: { level: vulnerabilitySeverity(base), details: `CVSS ${base}` },
        exposure_detection: exposed === 1 ? ("EXPOSED" as const) : ("MITIGATED" as const),
        evidence_certainty: certainty,
        evidence_record_count: records,
        first_seen_date: first_seen,
        last_seen_date: last_seen,
        epss,
        dve: { ...dve, dve_score: dve.score, cti_attributes: [] },
        ...(expand.includes("remediation_tip") && { remediation_tip: kindAt(kind).tip ?? "" }),
        ...(expand.includes("description") && { description: `${title}: an invented vulnerability.` }),
      };
    });
    const when = createWhen<(typeof all)[number]>();
    const tests = [
      ...when(severity_level, (levels, { severity }) => includes(levels, severity.level)),
      ...when(evidence_certainty, (names, item) => includes(names, item.evidence_certainty)),
      ...when(exposure_detection, (names, item) => includes(names.split(","), item.exposure_detection)),
      ...when(q, (text, { name }) => name.toLowerCase().includes(text.toLowerCase())),
    ];
    const matches = all.filter((item) => tests.every((fits) => fits(item)));
    const { limit, offset } = pageOf(body);
    const results: CompanyThreat[] = sortItems(matches, sort?.split(","), readValue).slice(offset, offset + limit);
    return { count: matches.length, results: selectFields(results, { fields }) as CompanyThreat[] };
  },
} satisfies OperationHandlers;

function includes(names: readonly string[], value: string): boolean {
  return names.some((name) => name.trim().toLowerCase() === value.toLowerCase());
}

/** Reads a field, or one inside another: `dve_highest_score` is `dve.highest_score`. */
function readValue(item: object, name: string): unknown {
  if (Object.hasOwn(item, name)) return Reflect.get(item, name);
  const [, group = "", field = ""] = /^(dve|epss|severity)[_.](.+)$/.exec(name) ?? [];
  const inner = Object.hasOwn(item, group) ? Reflect.get(item, group) : {};
  return Object.hasOwn(inner, field) ? Reflect.get(inner, field) : undefined;
}
