import type { CompiledQuery } from "kysely";
import type { Database } from "./database.ts";

/** Runs one query again and again, each time with other parameters, for its first row. */
export type PreparedFirst<R> = (parameters: readonly unknown[]) => R | undefined | Promise<R | undefined>;

/** The same, for all rows. */
export type PreparedRead<R> = (parameters: readonly unknown[]) => Promise<R[]>;

/** What a store does for the functions below. */
export interface Prepare {
  first(sql: string): PreparedFirst<unknown>;
  /** Where the database is a server, which is better asked for many rows at once. */
  read?(sql: string): PreparedRead<unknown>;
  /** Where the database is in this process. */
  shareReads?(): () => void;
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
export function prepareFirst<R>(database: Database, { sql }: CompiledQuery<R>): PreparedFirst<R> {
  return storeOf(database).first(sql) as PreparedFirst<R>;
}

/** Prepares a query of many rows, as {@link prepareFirst} does, in PostgreSQL. */
export function prepareRead<R>(database: Database, { sql }: CompiledQuery<R>): PreparedRead<R> {
  const read = storeOf(database).read?.(sql);
  if (read === undefined) throw new Error("only PostgreSQL prepares queries of many rows");
  return read as PreparedRead<R>;
}

/**
 * Lets what is prepared read one state of the database under one lock, up to the next write: in SQLite, taking the lock is as
 * much work as finding a row.
 *
 * @returns what ends it, to be called before anyone can have learnt of a newer state.
 */
export function shareReads(database: Database): () => void {
  return storeOf(database).shareReads?.() ?? (() => {});
}

function storeOf(database: Database): Prepare {
  const store = stores.get(database);
  if (store === undefined) throw new Error("only a database that openDatabase opened can prepare");
  return store;
}
