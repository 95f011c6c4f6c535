import type { Transaction } from "kysely";
import { sql } from "kysely";
import type { Tables } from "./database.ts";
import { isPostgres } from "./dialect.ts";

/** Makes other processes that start wait until this transaction ends; in SQLite every transaction does. */
export async function lockStart(transaction: Transaction<Tables>): Promise<void> {
  if (!isPostgres(transaction)) return;
  await sql`select pg_advisory_xact_lock(${lockNumber})`.execute(transaction);
}

/** An arbitrary number that nothing else uses. */
const lockNumber = 5_167_001;
