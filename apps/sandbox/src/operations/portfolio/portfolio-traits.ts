import type { SelectQueryBuilder } from "kysely";
import type { Database, Tables } from "../../db/database.ts";
import type { Kind } from "../../domain/observation-kinds.ts";
import { kindsWhere } from "../../domain/observation-kinds.ts";
import { condition, filterRows } from "../shared/filtering.ts";

type CompanyIds<T extends keyof Tables> = SelectQueryBuilder<Tables, T, { company_id: number }>;

/** Selects the companies with a finding that passes the test. */
export function selectWithObservation(database: Database, fits: (kind: Kind) => boolean): CompanyIds<"findings"> {
  return database
    .selectFrom("findings")
    .select("company_id")
    .where(condition("kind", "in", kindsWhere(fits)));
}

/** Selects the companies with one of the grades in one of the risk vectors; a vector without a grade has no row. */
export function selectWithVector(
  database: Database,
  vectors: readonly string[] | undefined,
  grades: readonly string[] | undefined,
): CompanyIds<"company_grades"> {
  return filterRows(database.selectFrom("company_grades").select("company_id"), [
    ["risk_vector", "in", vectors],
    ["grade", "in", grades],
  ]);
}
