import type { components } from "@signet/client";
import type { OperationHandlers } from "../../api/handler.ts";
import { daysBefore, monthsBefore } from "../../domain/dates.ts";
import { type FindingRow, severityCategoryOf, vulnerabilitySeverity } from "../../domain/findings.ts";
import type { Kind } from "../../domain/observation-kinds.ts";
import { kindAt } from "../../domain/vulnerabilities.ts";
import { findPortfolioId } from "../portfolio/portfolio-query.ts";

type Entry = components["schemas"]["FindingSummaryEntry"];

export const findingSummaries = {
  async getFindingSummary({ path, query, caller, today, database }) {
    const { type = "vulnerability", confidence, history = true } = query;
    const rows = await database
      .selectFrom("findings")
      .selectAll()
      .where("company_id", "=", await findPortfolioId(database, caller.customerGuid, path.guid))
      .execute();
    const spans = [
      { start_date: daysBefore(today, 7), end_date: today },
      { start_date: daysBefore(today, 14), end_date: today },
      { start_date: monthsBefore(today, 2), end_date: daysBefore(today, 14) },
    ];
    return (history ? spans : spans.slice(0, 1)).map(({ start_date, end_date }) => {
      const seen = rows.filter(({ first_seen, last_seen }) => first_seen <= end_date && last_seen >= start_date);
      const entries = summarize(seen, describers[type]);
      const sure = entries.filter((entry) => confidence === undefined || entry.confidence === confidence.toUpperCase());
      return { start_date, end_date, stats: sure };
    });
  },

  async getFindingFilters({ path, caller, database }) {
    const rows = await database
      .selectFrom("findings")
      .select("kind")
      .distinct()
      .where("company_id", "=", await findPortfolioId(database, caller.customerGuid, path.guid))
      .orderBy("kind")
      .execute();
    const vulnerabilities = rows.flatMap((row) => {
      const { vulnerability } = kindAt(row.kind);
      if (vulnerability === undefined) return [];
      const { name, title, base, confidence } = vulnerability;
      return [{ name, alias: title, display_name: title, severity: vulnerabilitySeverity(base), confidence }];
    });
    return { vulnerabilities };
  },
} satisfies OperationHandlers;

type Description = Pick<Entry, "id" | "name" | "confidence" | "severity" | "severity_category">;

function summarize(rows: readonly FindingRow[], describe: (kind: Kind) => Description | undefined): Entry[] {
  return [...Map.groupBy(rows, ({ kind }) => kind).values()].flatMap((same) => {
    const [first] = same;
    const description = first && describe(kindAt(first.kind));
    if (description === undefined) return [];
    const [first_seen = ""] = same.map((row) => row.first_seen).toSorted();
    const hosts = new Set(same.map(({ asset }) => asset));
    return [{ ...description, first_seen, event_count: same.length, host_count: hosts.size }];
  });
}

const describers = {
  vulnerability: ({ vulnerability }: Kind): Description | undefined =>
    vulnerability && {
      id: vulnerability.name,
      name: vulnerability.title,
      confidence: vulnerability.confidence,
      severity: vulnerability.base,
      severity_category: severityCategoryOf(vulnerability.base),
    },
  infection: ({ family }: Kind): Description | undefined =>
    family === undefined ? undefined : { id: family.toLowerCase(), name: family, confidence: "HIGH" },
  server_software: ({ vector, software }: Kind): Description | undefined =>
    vector !== "server_software" || software === undefined
      ? undefined
      : {
          id: `${software.product} ${software.version}`.toLowerCase().replaceAll(" ", "-"),
          name: `${software.product} ${software.version}`,
          confidence: "HIGH",
        },
};
