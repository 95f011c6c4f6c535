import type { Kysely } from "kysely";
import { PostgresAdapter } from "kysely";

export function isPostgres<T>(database: Kysely<T>): boolean {
  return database.getExecutor().adapter instanceof PostgresAdapter;
}
