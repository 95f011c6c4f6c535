import type { SelectQueryBuilder } from "kysely";
import type { Database, Tables } from "../../db/database.ts";
import type { Kind } from "../../domain/observation-kinds.ts";
import { kindsWhere } from "../../domain/observation-kinds.ts";

type CompanyIds<T extends keyof Tables> = SelectQueryBuilder<Tables, T, { company_id: number }>;

/** The companies at which something was found that fits. */
export function selectWithObservation(database: Database, fits: (kind: Kind) => boolean): CompanyIds<"findings"> {
  const numbers = kindsWhere(fits);
  // PostgreSQL knows no empty list; no kind has the number -1.
  return database
    .selectFrom("findings")
    .select("company_id")
    .where("kind", "in", numbers.length > 0 ? numbers : [-1]);
}

/** The companies with one of the grades in one of the risk vectors; what is left out may be any. */
export function selectWithVector(
  database: Database,
  vectors: readonly string[] | undefined,
  grades: readonly string[] | undefined,
): CompanyIds<"company_grades"> {
  let rows = database.selectFrom("company_grades").select("company_id");
  // Nothing is stored for a vector without a grade.
  if (vectors !== undefined) rows = rows.where("risk_vector", "in", vectors);
  if (grades !== undefined) rows = rows.where("grade", "in", grades);
  return rows;
}
