import type { Database } from "./database.ts";

/** Reads the date of the data, which the clock moves on. */
export async function readDate(database: Database): Promise<string> {
  return (await database.selectFrom("sandbox_data").select("today").executeTakeFirstOrThrow()).today;
}
