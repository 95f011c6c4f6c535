import type { CompiledQuery } from "kysely";
import type { Database } from "../database.ts";

/** Runs one query again and again, each time with other parameters. */
export type PreparedRead<R> = (parameters: readonly unknown[]) => R[] | Promise<R[]>;

/** What a store does for {@link prepareRead}. */
export type Prepare = (sql: string) => PreparedRead<unknown>;

const stores = new WeakMap<Database, Prepare>();

/** Lets a store prepare the queries of its database. */
export function registerStore(database: Database, prepare: Prepare): Database {
  stores.set(database, prepare);
  return database;
}

/**
 * Prepares a query that only reads, for what runs with every request: it goes to the driver past the query builder and, in
 * SQLite, does not wait for a transaction under way. It sees what is committed.
 */
export function prepareRead<R>(database: Database, { sql }: CompiledQuery<R>): PreparedRead<R> {
  const prepare = stores.get(database);
  if (prepare === undefined) throw new Error("only a database that openDatabase opened can prepare");
  return prepare(sql) as PreparedRead<R>;
}
