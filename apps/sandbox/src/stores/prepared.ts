import type { CompiledQuery } from "kysely";
import type { Database } from "../database.ts";

/** Runs one query again and again, each time with other parameters. */
export type PreparedRead<R> = (parameters: readonly unknown[]) => R[] | Promise<R[]>;

/** The same, for the first row alone. */
export type PreparedFirst<R> = (parameters: readonly unknown[]) => R | undefined | Promise<R | undefined>;

/** What a store does for {@link prepareRead} and {@link prepareFirst}. */
export interface Prepare {
  read(sql: string): PreparedRead<unknown>;
  first(sql: string): PreparedFirst<unknown>;
}

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
  return storeOf(database).read(sql) as PreparedRead<R>;
}

/** Prepares a query of which one row is of interest, as {@link prepareRead} does. */
export function prepareFirst<R>(database: Database, { sql }: CompiledQuery<R>): PreparedFirst<R> {
  return storeOf(database).first(sql) as PreparedFirst<R>;
}

function storeOf(database: Database): Prepare {
  const store = stores.get(database);
  if (store === undefined) throw new Error("only a database that openDatabase opened can prepare");
  return store;
}
