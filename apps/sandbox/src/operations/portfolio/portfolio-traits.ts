import type { Database } from "../../db/database.ts";
import type { Kind } from "../../domain/observation-kinds.ts";
import { kindsWhere } from "../../domain/vulnerabilities.ts";
import { condition, filterRows } from "../shared/filtering.ts";

export function selectWithObservation(database: Database, today: string, matches: (kind: Kind) => boolean) {
  return database
    .selectFrom("findings")
    .select("company_id")
    .where(condition("kind", "in", kindsWhere(today, matches)));
}

/** Selects the companies with one of the grades in one of the risk vectors; a vector without a grade has no row. */
export function selectWithVector(
  database: Database,
  vectors: readonly string[] | undefined,
  grades: readonly string[] | undefined,
) {
  return filterRows(database.selectFrom("company_grades").select("company_id"), [
    ["risk_vector", "in", vectors],
    ["grade", "in", grades],
  ]);
}
