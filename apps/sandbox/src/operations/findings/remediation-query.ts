import { type RawBuilder, type SelectQueryBuilder, sql } from "kysely";
import type { Database, Tables } from "../../db/database.ts";
import type { FindingRow } from "../../domain/findings.ts";
import { comparisons } from "../shared/filtering.ts";

export interface RemediationFilters {
  last_remediation_status_label?: readonly string[];
  last_remediation_status_date?: string;
  remediation_assignments?: string | readonly string[];
}

/** Filters findings by the status that a customer gave them, or that they came with, and by the users who see to them. */
export function filterByRemediation<T extends SelectQueryBuilder<Tables, "findings", Record<never, never>>>(
  findings: T,
  query: RemediationFilters,
  customerGuid: string,
) {
  const own = sql`customer_guid = ${customerGuid} and company_id = findings.company_id and ordinal = findings.ordinal`;
  const conditions: RawBuilder<boolean>[] = [];
  const { last_remediation_status_label: labels, remediation_assignments: users } = query;
  if (labels !== undefined) {
    const status = sql`lower(coalesce((select status from remediations where ${own}), remediation_label, 'No Status'))`;
    const texts = ["", ...labels].map((label) => label.toLowerCase());
    conditions.push(sql`${status} in (${sql.join(texts)})`);
  }
  for (const [, operator, date] of comparisons(query, "last_remediation_status_date", "date")) {
    if (date === undefined) continue;
    const changed = sql`(select substr(updated_time, 1, 10) from remediations where ${own})`;
    conditions.push(sql`coalesce(${changed}, remediation_date) ${sql.raw(operator)} ${date}`);
  }
  if (users !== undefined) {
    const isAssigned = sql`user_guid in (${sql.join(["", ...[users].flat()])})`;
    conditions.push(sql`exists (select 1 from remediation_assignments where ${own} and ${isAssigned})`);
  }
  return conditions.reduce((kept, condition) => kept.where(condition) as T, findings);
}

/** Adds what a customer changed to the findings of a company. */
export async function addRemediations(
  database: Database,
  { id, customerGuid }: { id: number; customerGuid: string },
  rows: readonly FindingRow[],
) {
  const own = await database
    .selectFrom("remediations")
    .selectAll()
    .where("customer_guid", "=", customerGuid)
    .where("company_id", "=", id)
    .execute();
  const changes = new Map(own.map((change) => [change.ordinal, change]));
  const assignments = await readAssignments(database, customerGuid, [id]);
  return rows.map((row) => {
    const change = changes.get(row.ordinal);
    const assigned = assignments(row);
    if (change === undefined) return { ...row, assigned };
    return {
      ...row,
      remediation_label: change.status,
      remediation_date: change.updated_time.slice(0, 10),
      assigned,
    };
  });
}

/** Reads who sees to the findings of some companies. */
export async function readAssignments(database: Database, customerGuid: string, companyIds: readonly number[]) {
  const rows = await database
    .selectFrom("remediation_assignments")
    .select(["company_id", "ordinal", "user_guid"])
    .where("customer_guid", "=", customerGuid)
    .where("company_id", "in", [0, ...companyIds])
    .orderBy("user_guid")
    .execute();
  const keyOf = ({ company_id, ordinal }: { company_id: number; ordinal: number }) => `${company_id} ${ordinal}`;
  const byFinding = Map.groupBy(rows, keyOf);
  return (finding: { company_id: number; ordinal: number }) =>
    (byFinding.get(keyOf(finding)) ?? []).map(({ user_guid }) => user_guid);
}
