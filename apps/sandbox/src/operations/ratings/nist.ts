import type { components } from "@signet/client";
import type { OperationHandlers } from "../../api/handler.ts";
import { gradeOf, type Percentiles } from "../../domain/risk-vectors.ts";
import { findPortfolioCompany, readHistory, readOwnGuid } from "../portfolio/portfolio-query.ts";
import { type NistSubcategory, nistCategories } from "../shared/nist-framework.ts";

export const nist = {
  /** Guess: a grade is that of the average percentile of all evidence. */
  async getNistReport({ path, caller, database }) {
    const company = await findPortfolioCompany(database, caller.customerGuid, path.guid);
    const percentiles = JSON.parse((await readHistory(database, company.id)).vectors) as Percentiles;
    const company_guid = await readOwnGuid(database, caller.customerGuid);
    const own = await database
      .selectFrom("companies")
      .select("name")
      .where("guid", "=", company_guid)
      .executeTakeFirstOrThrow();
    const byFunction = Map.groupBy(nistCategories, (category) => category.function);
    return {
      requested_by: { company_guid, company_name: own.name },
      company: company.name,
      functions: [...byFunction].map(([name, categories]) => ({
        name,
        nist_grade: grade(
          categories.flatMap(({ subcategories }) => subcategories),
          percentiles,
        ),
        categories: categories.map(({ subcategories, name, description }) => ({
          name,
          nist_grade: grade(subcategories, percentiles),
          description,
          subcategories: subcategories.map((subcategory) => viewSubcategory(subcategory, percentiles)),
        })),
      })),
    };
  },
} satisfies OperationHandlers;

type Grade = components["schemas"]["Grade"];

function viewSubcategory(subcategory: NistSubcategory, percentiles: Percentiles) {
  const { name, description, summary, vectors } = subcategory;
  if (vectors.length === 0) return { name, supported: false, description };
  return {
    name,
    supported: true,
    description,
    nist_grade: grade([subcategory], percentiles),
    ...(summary !== undefined && { summary }),
    risk_vectors: vectors.map((vector) => ({ risk_type: vector, value: gradeOrNone(percentiles[vector]) })),
  };
}

function grade(subcategories: readonly NistSubcategory[], percentiles: Percentiles): Grade {
  const vectors = new Set(subcategories.flatMap(({ vectors }) => vectors));
  const known = [...vectors].map((vector) => percentiles[vector]).filter((percentile) => percentile !== null);
  return gradeOrNone(known.length === 0 ? null : known.reduce((sum, each) => sum + each, 0) / known.length);
}

function gradeOrNone(percentile: number | null): Grade {
  return percentile === null ? "N/A" : gradeOf(percentile);
}
