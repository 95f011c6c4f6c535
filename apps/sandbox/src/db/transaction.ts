import type { Transaction } from "kysely";
import type { Database, Tables } from "./database.ts";

/**
 * Runs a write as one transaction: all of it is stored, or nothing. Every write of the sandbox goes through here.
 *
 * @param work - uses the transaction it is given, and not the database, which would wait for the transaction to end.
 */
export function runTransaction<T>(
  database: Database,
  work: (transaction: Transaction<Tables>) => Promise<T>,
): Promise<T> {
  return database.transaction().execute(work);
}
