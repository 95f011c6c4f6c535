import type { components } from "@signet/client";
import type { Database } from "../database.ts";
import { ratingDates } from "../world/date.ts";
import { createRandom } from "../world/random.ts";
import { threats } from "../world/threats.ts";
import type { Percentiles } from "../world/vectors.ts";
import { gradeOf, vectorNames, vectors } from "../world/vectors.ts";
import { toCsv } from "./csv.ts";
import type { Handlers } from "./handler.ts";
import { findFollowed, findFollowedCompany } from "./portfolio-query.ts";

/** What follows from a company's ratings and grades. */
export const companyFacts: Handlers<
  "getCompanyGraph" | "getCompanyCountries" | "getUnderwritingGuidelines" | "exportRiskVectorSummaries"
> = {
  async getCompanyGraph({ path, caller, database }) {
    const { ratings } = await readHistory(database, await findFollowed(database, caller.customerGuid, path.guid));
    const points = (JSON.parse(ratings) as number[]).map((y, age) => ({ x: ratingDates[age] ?? "", y }));
    return { status: 200, body: { ratings: points.toReversed() } };
  },

  async getCompanyCountries({ path, caller, database }) {
    const { guid, network_size_v4 } = await findFollowedCompany(database, caller.customerGuid, path.guid);
    const random = createRandom("countries", guid);
    const abroad = ["DE", "IE", "US", "JP"].flatMap((code): [string, number][] => {
      const share = random.chance(0.5) ? Math.floor(network_size_v4 * random.next() * 0.2) : 0;
      return share === 0 ? [] : [[code, share]];
    });
    const home = network_size_v4 - abroad.reduce((sum, [, share]) => sum + share, 0);
    return { status: 200, body: { ipv4: { CH: home, ...Object.fromEntries(abroad) } } };
  },

  async getUnderwritingGuidelines({ path, caller, database }) {
    const id = await findFollowed(database, caller.customerGuid, path.guid);
    const graded = listGrades(JSON.parse((await readHistory(database, id)).vectors));
    const evidence = await database
      .selectFrom("findings")
      .select("kind")
      .distinct()
      .where("company_id", "=", id)
      .where("affects_rating", "=", 1)
      .execute();
    const detected = threats.filter(({ kind }) => evidence.some((finding) => finding.kind === kind));
    const list = (grades: readonly Grade[]) =>
      graded.filter(({ grade }) => grades.includes(grade)).map(({ name, slug, grade }) => ({ name, slug, grade }));
    return {
      status: 200,
      body: {
        passed: list(["A", "B", "C"]),
        failed: list(["D", "F"]),
        ungraded: list(["N/A"]),
        risk_vector_count: graded.length,
        threats_count: threats.length,
        threats_detected: detected.map(({ guid }) => ({ guid })),
        threats_detected_count: detected.length,
        ...{ threat_groups_count: 0, threat_groups_detected: [], threat_groups_detected_count: 0 },
      },
    };
  },

  async exportRiskVectorSummaries({ path, query, caller, database }) {
    const id = await findFollowed(database, caller.customerGuid, path.guid);
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
    return { status: 200, file: toCsv("risk-vectors.csv", columns, rows) };
  },
};

type Grade = components["schemas"]["GuidelineVector"]["grade"];

function listGrades(percentiles: Percentiles) {
  return vectorNames.map((slug) => {
    const { label: name, category } = vectors[slug];
    const percentile = percentiles[slug];
    const grade: Grade = percentile === null ? "N/A" : gradeOf(percentile);
    return { slug, name, category, grade, percentile: percentile ?? "N/A" };
  });
}

function readHistory(database: Database, id: number): Promise<{ ratings: string; vectors: string }> {
  return database
    .selectFrom("company_histories")
    .select(["ratings", "vectors"])
    .where("company_id", "=", id)
    .executeTakeFirstOrThrow();
}

const summaryColumns = ["risk_vector", "name", "category", "grade", "percentile", "findings"] as const;
