import type { Compilable, CompiledQuery } from "kysely";
import type { Database } from "../database.ts";
import { isPostgres } from "./kind.ts";
import { prepareRead } from "./prepared.ts";

/**
 * Makes a query that only reads, is put together once for a database, and is run with other values after that.
 *
 * @param build - the query; each value after the database stands where values stand.
 */
export function prepareQuery<V extends readonly Value[], R>(
  build: (database: Database, ...values: V) => Compilable<R>,
): (database: Database, ...values: V) => R[] | Promise<R[]> {
  const known = new WeakMap<Database, (values: V) => R[] | Promise<R[]>>();

  function prepare(database: Database): (values: V) => R[] | Promise<R[]> {
    const { query, bind } = putTogether(build, database);
    const read = prepareRead(database, query);
    return (values) => read(bind(values));
  }

  return (database, ...values) => {
    let run = known.get(database);
    if (run === undefined) {
      run = prepare(database);
      known.set(database, run);
    }
    return run(values);
  };
}

/**
 * Makes a statement that writes, is put together once, and is run with other values after that, in a transaction or alone.
 *
 * @param build - the statement, whose text is that of both stores; each value after the database stands where values stand.
 */
export function prepareStatement<V extends readonly Value[]>(
  build: (database: Database, ...values: V) => Compilable<unknown>,
): (database: Database, ...values: V) => Promise<void> {
  const known = new Map<boolean, Statement<V, unknown>>();

  return async (database, ...values) => {
    const key = isPostgres(database);
    let statement = known.get(key);
    if (statement === undefined) {
      statement = putTogether(build, database);
      known.set(key, statement);
    }
    await database.executeQuery({ ...statement.query, parameters: statement.bind(values) });
  };
}

type Value = string | number | null;

interface Statement<V, R> {
  query: CompiledQuery<R>;
  /** The values in the order in which the text has them. */
  bind(values: V): unknown[];
}

function putTogether<V extends readonly Value[], R>(
  build: (database: Database, ...values: V) => Compilable<R>,
  database: Database,
): Statement<V, R> {
  // What stands for a value while the query is put together: no query has a text like these of its own.
  const marks = Array.from({ length: build.length - 1 }, (_, index) => `\0value ${index}`);
  const query = build(database, ...(marks as readonly unknown[] as V)).compile();
  const places = query.parameters.map((parameter) => marks.indexOf(String(parameter)));
  return {
    query,
    bind: (values) => places.map((place, index) => (place === -1 ? query.parameters[index] : values[place])),
  };
}
