import type { components } from "@signet/client";
import type { OperationHandlers } from "../../api/handler.ts";
import { countAddresses } from "../../domain/assets.ts";
import { daysBefore } from "../../domain/dates.ts";
import { gradeOf, type Percentiles, vectorNames, vectors } from "../../domain/risk-vectors.ts";
import { threatsAt } from "../../domain/threat-catalog.ts";
import { findPortfolioCompany, findPortfolioId, readHistory } from "../portfolio/portfolio-query.ts";
import { toCsv } from "../shared/csv.ts";

export const companySummaries = {
  async getCompanyGraph({ path, caller, today, database }) {
    const { ratings } = await readHistory(database, await findPortfolioId(database, caller.customerGuid, path.guid));
    const points = (JSON.parse(ratings) as number[]).map((y, age) => ({ x: daysBefore(today, age), y }));
    return { ratings: points.toReversed() };
  },

  async getCompanyCountries({ path, caller, database }) {
    const company = await findPortfolioCompany(database, caller.customerGuid, path.guid);
    return { ipv4: countAddresses(company) };
  },

  async getUnderwritingGuidelines({ path, caller, today, database }) {
    const id = await findPortfolioId(database, caller.customerGuid, path.guid);
    const graded = listGrades(JSON.parse((await readHistory(database, id)).vectors));
    const evidence = await database
      .selectFrom("findings")
      .select("kind")
      .distinct()
      .where("company_id", "=", id)
      .where("affects_rating", "=", 1)
      .execute();
    const known = threatsAt(today);
    const detected = known.filter(({ kind }) => evidence.some((finding) => finding.kind === kind));
    const list = (grades: readonly Grade[]) =>
      graded.filter(({ grade }) => grades.includes(grade)).map(({ name, slug, grade }) => ({ name, slug, grade }));
    return {
      passed: list(["A", "B", "C"]),
      failed: list(["D", "F"]),
      ungraded: list(["N/A"]),
      risk_vector_count: graded.length,
      threats_count: known.length,
      threats_detected: detected.map(({ guid }) => ({ guid })),
      threats_detected_count: detected.length,
      threat_groups_count: 0,
      threat_groups_detected: [],
      threat_groups_detected_count: 0,
    };
  },

  async exportRiskVectorSummaries({ path, query, caller, database }) {
    const id = await findPortfolioId(database, caller.customerGuid, path.guid);
    const graded = listGrades(JSON.parse((await readHistory(database, id)).vectors));
    const counts = await database
      .selectFrom("findings")
      .select((select) => ["risk_vector", select.fn.countAll<number>().as("count")])
      .where("company_id", "=", id)
      .groupBy("risk_vector")
      .execute();
    const found = new Map(counts.map(({ risk_vector, count }) => [risk_vector, count]));
    const rows = graded.map((row) => ({ ...row, risk_vector: row.slug, findings: found.get(row.slug) ?? 0 }));
    const columns = summaryColumns.filter((column) => query.fields?.includes(column) ?? true);
    return toCsv("risk-vectors.csv", columns, rows);
  },
} satisfies OperationHandlers;

type Grade = components["schemas"]["GuidelineVector"]["grade"];

function listGrades(percentiles: Percentiles) {
  return vectorNames.map((slug) => {
    const { label: name, category } = vectors[slug];
    const percentile = percentiles[slug];
    const grade: Grade = percentile === null ? "N/A" : gradeOf(percentile);
    return { slug, name, category, grade, percentile: percentile ?? "N/A" };
  });
}

const summaryColumns = ["risk_vector", "name", "category", "grade", "percentile", "findings"] as const;
