import type { components } from "@signet/client";
import type { SelectQueryBuilder } from "kysely";
import type { OperationHandlers } from "../../api/handler.ts";
import type { Tables } from "../../db/database.ts";
import { agesOf, daysBefore } from "../../domain/dates.ts";
import { gradeCounts } from "../../domain/findings.ts";
import { percentilesAt } from "../../domain/rating-changes.ts";
import { gradeOf, type RiskVector, vectorNames, vectors } from "../../domain/risk-vectors.ts";
import { findPortfolioCompany, findPortfolioId, readHistory } from "../portfolio/portfolio-query.ts";
import { toCsv } from "../shared/csv.ts";

type Schemas = components["schemas"];

export const vectorStatistics = {
  async getObservationStatistics({ path, query, caller, database }) {
    const id = await findPortfolioId(database, caller.customerGuid, path.guid);
    const names = eventVectors(query.include_patching_cadence === true);
    const counts = await countEvents(database.selectFrom("findings").where("findings.company_id", "=", id), names);
    return toCounts(names, counts, query.include_durations === true);
  },

  async getIndustryStatistics({ path, caller, database }) {
    const { industry_slug } = await findPortfolioCompany(database, caller.customerGuid, path.guid);
    const ids = database.selectFrom("companies").select("id").where("industry_slug", "=", industry_slug);
    const names = eventVectors(false);
    const counts = await countEvents(database.selectFrom("findings").where("findings.company_id", "in", ids), names);
    return toCounts(names, counts, true);
  },

  async getDiligenceStatistics({ path, caller, database }) {
    const rows = await database
      .selectFrom("findings")
      .select((select) => ["risk_vector", "grade", select.fn.countAll<number>().as("count")])
      .where("company_id", "=", await findPortfolioId(database, caller.customerGuid, path.guid))
      .where("risk_category", "=", "Diligence")
      .groupBy(["risk_vector", "grade"])
      .execute();
    const risk_vectors = Object.fromEntries(
      vectorNames
        .filter((name) => vectors[name].category === "Diligence")
        .map((name) => {
          const counts: Schemas["GradeCounts"] = { good: 0, fair: 0, warn: 0, bad: 0, neutral: 0, unknown: 0 };
          for (const { grade, count } of rows.filter(({ risk_vector }) => risk_vector === name)) {
            counts[gradeCounts[grade] ?? "unknown"] += count;
          }
          return [name, counts];
        }),
    );
    return { risk_vectors };
  },

  // Guess: one entry a month.
  async getDiligenceHistory({ path, query, caller, today, database, mediaType }) {
    const id = await findPortfolioId(database, caller.customerGuid, path.guid);
    const { risk_type, lens = "grade" } = query;
    let found = database
      .selectFrom("findings")
      .select(["grade", "first_seen", "last_seen"])
      .where("company_id", "=", id);
    if (risk_type !== undefined) found = found.where("risk_vector", "=", risk_type);
    const [rows, history] = await Promise.all([found.execute(), readHistory(database, id)]);
    const dates = agesOf(today, "monthly").map((age) => daysBefore(today, age));
    const percentiles = percentilesAt(history, dates);
    const results = dates.map((date, index) => {
      const then = rows.filter(({ first_seen, last_seen }) => first_seen <= date && date <= last_seen);
      const counts = [...Map.groupBy(then, ({ grade }) => grade)].map(([category, same]) => ({
        category,
        count: same.length,
      }));
      const percentile = risk_type && percentiles[index]?.[risk_type];
      const grade = risk_type === undefined ? null : percentile == null ? ("N/A" as const) : gradeOf(percentile);
      return { date, grade, counts: counts.toSorted((a, b) => (a.category < b.category ? -1 : 1)) };
    });
    if (mediaType === "text/csv") {
      const lines = results.flatMap(({ date, grade, counts }) => counts.map((count) => ({ date, grade, ...count })));
      return toCsv("diligence.csv", ["date", "grade", "category", "count"], lines);
    }
    return { count: results.length, query: { risk_type: risk_type ?? null, lens }, results };
  },
} satisfies OperationHandlers;

function eventVectors(withPatching: boolean): RiskVector[] {
  return vectorNames.filter((name) =>
    name === "patching_cadence"
      ? withPatching
      : vectors[name].category === "Compromised Systems" || vectors[name].category === "User Behavior",
  );
}

function countEvents(
  findings: SelectQueryBuilder<Tables, "findings", Record<never, never>>,
  names: readonly RiskVector[],
) {
  return findings
    .select((select) => [
      "risk_vector",
      select.fn.countAll<number>().as("count"),
      select.fn.avg<number | null>("duration_days").as("days"),
    ])
    .where("risk_vector", "in", [...names])
    .groupBy("risk_vector")
    .execute();
}

type EventCounts = Awaited<ReturnType<typeof countEvents>>;

function toCounts(names: readonly RiskVector[], counts: EventCounts, withDurations: boolean) {
  const entries = names.map((name) => {
    const { count = 0, days = null } = counts.find(({ risk_vector }) => risk_vector === name) ?? {};
    const average_duration_days = Math.round((days ?? 0) * 10) / 10;
    return [name, { count, ...(withDurations && { average_duration_days }) }];
  });
  return { risk_vectors: Object.fromEntries(entries) };
}
