import type { components } from "@signet/client";
import type { Selectable } from "kysely";
import type { OperationHandlers } from "../../api/handler.ts";
import type { Tables } from "../../db/database.ts";
import { findTerritory } from "../../domain/countries.ts";
import { agesOf, daysBefore } from "../../domain/dates.ts";
import { percentilesAt } from "../../domain/rating-changes.ts";
import { gradeOf, vectorNames, vectors } from "../../domain/risk-vectors.ts";
import { notFound } from "../../http/http-error.ts";
import { selectMatches } from "../portfolio/portfolio-filters.ts";
import { orderByName } from "../portfolio/portfolio-query.ts";
import { countRows, executePage, pageOf, toPage } from "../shared/paging.ts";

type History = Selectable<Tables["company_histories"]>;
type DatedGrades = components["schemas"]["DatedGrades"];

export const grades = {
  async listPortfolioGrades({ query, caller, url, today, database }) {
    const { folder, tier, period = "latest" } = query;
    const filters = { folder, tier, guid: query["company.guid"] };
    const matches = selectMatches({ query: filters, caller, today, database });
    const page = pageOf(query);
    const rows = await matches
      .innerJoin("company_histories", "company_histories.company_id", "companies.id")
      .selectAll("company_histories")
      .select(["companies.guid", "companies.name"])
      .$call(orderByName)
      .$call(executePage(page));
    const dates = agesOf(today, period).map((age) => daysBefore(today, age));
    const results = rows.map((row) => ({
      company: { guid: row.guid, name: row.name },
      grades: averageGrades([row], dates, query.exclude_beta),
    }));
    return toPage(url, page, await countRows(matches), results);
  },

  async getTerritoryIndustryGrades({ path, today, database }) {
    const territory = findTerritory(path.territory_guid);
    const industry = await database
      .selectFrom("industries")
      .select(["guid", "name", "slug"])
      .where("guid", "=", path.industry_guid)
      .executeTakeFirst();
    if (territory === undefined || industry === undefined) throw notFound();
    const histories = await database
      .selectFrom("companies")
      .innerJoin("company_countries", "company_countries.company_id", "companies.id")
      .innerJoin("company_histories", "company_histories.company_id", "companies.id")
      .selectAll("company_histories")
      .where("company_countries.country", "=", territory.code)
      .where((where) =>
        where.or([where("industry_slug", "=", industry.slug), where("sub_industry_slug", "=", industry.slug)]),
      )
      .orderBy("companies.id")
      // Enough for a fair average, and the cost does not grow with the number of companies.
      .limit(100)
      .execute();
    const company = { guid: industry.guid, name: `${industry.name} in ${territory.name}` };
    const dates = agesOf(today, "monthly").map((age) => daysBefore(today, age));
    return { company, grades: averageGrades(histories, dates) };
  },
} satisfies OperationHandlers;

/** Averages the grades of a group, newest first; companies without a percentile do not count. */
function averageGrades(histories: readonly History[], dates: readonly string[], withoutBeta = false): DatedGrades[] {
  if (histories.length === 0) return [];
  const names = vectorNames.filter((name) => !(withoutBeta && vectors[name].beta));
  const series = histories.map((history) => percentilesAt(history, dates));
  return dates.map((date, place) => ({
    date,
    risk_vectors: names.map((slug) => {
      const known = series.flatMap((days) => days[place]?.[slug] ?? []);
      const mean = known.reduce((sum, value) => sum + value, 0) / known.length;
      return {
        risk_vector: { name: vectors[slug].label, slug, risk_category: vectors[slug].category },
        grade: known.length === 0 ? "N/A" : gradeOf(mean),
        percentile: known.length === 0 ? null : Math.round(10 * mean) / 10,
      };
    }),
  }));
}
