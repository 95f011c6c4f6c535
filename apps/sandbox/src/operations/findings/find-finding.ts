import type { Database } from "../../db/database.ts";
import type { FindingRow } from "../../domain/findings.ts";
import { rolledupObservationId } from "./finding-view.ts";

interface Company {
  readonly id: number;
  readonly guid: string;
}

/** Finds a finding of a company by its id. */
export async function findFinding(
  database: Database,
  company: Company,
  observationId: string,
): Promise<FindingRow | undefined> {
  const [ordinal] = await findOrdinals(database, company, [observationId]);
  if (ordinal === undefined) return undefined;
  return database
    .selectFrom("findings")
    .selectAll()
    .where("company_id", "=", company.id)
    .where("ordinal", "=", ordinal)
    .executeTakeFirst();
}

/** Finds the ordinals of a company's findings by their ids, which are not stored but computed. */
export async function findOrdinals(
  database: Database,
  { id, guid }: Company,
  observationIds: readonly string[],
): Promise<number[]> {
  const rows = await database.selectFrom("findings").select("ordinal").where("company_id", "=", id).execute();
  const wanted = new Set(observationIds);
  return rows.map(({ ordinal }) => ordinal).filter((ordinal) => wanted.has(rolledupObservationId(guid, ordinal)));
}
