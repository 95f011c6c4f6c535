import type { components } from "@signet/client";
import { sql } from "kysely";
import type { Call, OperationHandlers } from "../../api/handler.ts";
import { daysBefore, monthsBefore } from "../../domain/dates.ts";
import { severityCategoryOf, vulnerabilitySeverity } from "../../domain/findings.ts";
import type { Kind } from "../../domain/observation-kinds.ts";
import { kindAt } from "../../domain/vulnerabilities.ts";
import { findPortfolioId } from "../portfolio/portfolio-query.ts";
import { type CompanyScope, companyScope, folderScope, tierScope } from "../shared/company-scope.ts";
import { includesText } from "../shared/filtering.ts";

type Entry = components["schemas"]["FindingSummaryEntry"];

export const findingSummaries = {
  getFindingSummary: async (call) => summarize(call, await companyScope(call)),
  getFolderFindingSummary: async (call) => summarize(call, await folderScope(call)),
  getTierFindingSummary: async (call) => summarize(call, await tierScope(call)),

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

type SummaryCall = Pick<Call<"getFolderFindingSummary">, "query" | "today" | "database">;

async function summarize({ query, today, database }: SummaryCall, { ids }: CompanyScope) {
  const { type = "vulnerability", confidence, history = true } = query;
  const describe = describers[type];
  const spans = [
    { start_date: daysBefore(today, 7), end_date: today },
    { start_date: daysBefore(today, 14), end_date: today },
    { start_date: monthsBefore(today, 2), end_date: daysBefore(today, 14) },
  ];
  const summaries = (history ? spans : spans.slice(0, 1)).map(async ({ start_date, end_date }) => {
    const rows = await database
      .selectFrom("findings")
      .select((select) => [
        "kind",
        select.fn.min("first_seen").as("first_seen"),
        select.fn.countAll<number>().as("event_count"),
        sql<number>`count(distinct company_id || ' ' || asset)`.as("host_count"),
      ])
      .where("company_id", "in", ids)
      .where("first_seen", "<=", end_date)
      .where("last_seen", ">=", start_date)
      .groupBy("kind")
      .orderBy("kind")
      .execute();
    const entries = rows.flatMap(({ kind, ...counts }): Entry[] => {
      const description = describe(kindAt(kind));
      return description === undefined ? [] : [{ ...description, ...counts }];
    });
    const sure = entries.filter((entry) => confidence === undefined || includesText(confidence, entry.confidence));
    return { start_date, end_date, stats: sure };
  });
  return Promise.all(summaries);
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
