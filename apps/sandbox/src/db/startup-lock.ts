import type { Transaction } from "kysely";
import { sql } from "kysely";
import type { Tables } from "./database.ts";
import { isPostgres } from "./dialect.ts";

/** Makes other processes that start wait until this transaction ends; in SQLite every transaction does so by itself. */
export async function lockStart(transaction: Transaction<Tables>): Promise<void> {
  if (!isPostgres(transaction)) return;
  await sql`select pg_advisory_xact_lock(${lockNumber})`.execute(transaction);
}

/** Any number that nobody else uses. */
const lockNumber = 5_167_001;
