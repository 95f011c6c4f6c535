import { sql, type Transaction } from "kysely";
import { isPostgres } from "./create-table.ts";
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

/** Makes other processes that start wait until this transaction ends; in SQLite every transaction does. */
export async function lockStart(transaction: Transaction<Tables>): Promise<void> {
  if (!isPostgres(transaction)) return;
  await sql`select pg_advisory_xact_lock(${lockNumber})`.execute(transaction);
}

/** An arbitrary number that nothing else uses. */
const lockNumber = 5_167_001;
