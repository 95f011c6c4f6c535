import type { Kysely } from "kysely";
import { PostgresAdapter } from "kysely";

/** Whether the database is PostgreSQL; otherwise it is SQLite. */
export function isPostgres<T>(database: Kysely<T>): boolean {
  return database.getExecutor().adapter instanceof PostgresAdapter;
}
