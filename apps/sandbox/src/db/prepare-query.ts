import type { Compilable } from "kysely";
import type { Database } from "./database.ts";
import { prepareFirst } from "./prepared.ts";

/**
 * Makes a query that only reads one row, is put together once for a database, and is run with other values after that.
 *
 * @param build - the query; each value after the database stands where values stand.
 */
export function prepareQuery<V extends readonly (string | number)[], R>(
  build: (database: Database, ...values: V) => Compilable<R>,
): (database: Database, ...values: V) => R | undefined | Promise<R | undefined> {
  const known = new WeakMap<Database, (values: V) => R | undefined | Promise<R | undefined>>();
  // What stands for a value while the query is put together: no query has a text like these of its own.
  const marks = Array.from({ length: build.length - 1 }, (_, index) => `\0value ${index}`);

  function prepare(database: Database): (values: V) => R | undefined | Promise<R | undefined> {
    const compiled = build(database, ...(marks as readonly unknown[] as V)).compile();
    const places = compiled.parameters.map((parameter) => marks.indexOf(String(parameter)));
    const first = prepareFirst(database, compiled);
    return (values) => first(compiled.parameters.map((own, index) => values[places[index] ?? -1] ?? own));
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
