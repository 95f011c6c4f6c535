import { sql } from "kysely";
import type { Database } from "./database.ts";

/** Reads the date of the data, which the clock moves on. */
export async function readDate(database: Database): Promise<string> {
  // Plain SQL, because every request reads it.
  const { rows } = await sql<{ today: string }>`select today from sandbox_data`.execute(database);
  const [row] = rows;
  if (row === undefined) throw new Error("the table sandbox_data is empty");
  return row.today;
}
