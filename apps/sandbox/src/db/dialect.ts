import type { Kysely } from "kysely";
import { PostgresAdapter } from "kysely";

/** Checks for PostgreSQL; otherwise the database is SQLite. */
export function isPostgres<T>(database: Kysely<T>): boolean {
  return database.getExecutor().adapter instanceof PostgresAdapter;
}
