import type { Database } from "../../db/database.ts";
import type { FindingRow } from "../../domain/findings.ts";
import { rolledupObservationId } from "./finding-view.ts";

/** Finds a finding of a company by its id, which is not stored but computed. */
export async function findFinding(
  database: Database,
  { id, guid }: { id: number; guid: string },
  observationId: string,
): Promise<FindingRow | undefined> {
  const rows = await database.selectFrom("findings").selectAll().where("company_id", "=", id).execute();
  return rows.find(({ ordinal }) => rolledupObservationId(guid, ordinal) === observationId);
}
