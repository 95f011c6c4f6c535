import type { CompiledQuery, Insertable, Transaction } from "kysely";
import type { Tables } from "../db/database.ts";

/** Inserts rows many at a time; tables are written in the order in which each got its first row. */
export interface Batch {
  /** Takes rows of one table; all of its rows have the same columns. */
  insert<T extends keyof Tables>(table: T, ...rows: Insertable<Tables[T]>[]): Promise<void>;
  /** Writes what is still waiting. */
  flush(): Promise<void>;
}

/** A round trip for each row would make a world of ten thousand companies take minutes where the database is a server. */
export function createBatch(transaction: Transaction<Tables>): Batch {
  const waiting = new Map<keyof Tables, object[]>();
  const compiled = new Map<keyof Tables, CompiledQuery>();
  let count = 0;

  async function write(table: keyof Tables, rows: readonly object[]): Promise<void> {
    const known = rows.length === rowsAStatement ? compiled.get(table) : undefined;
    const query =
      known ??
      transaction
        .insertInto(table)
        .values(rows as never)
        .compile();
    if (rows.length === rowsAStatement) compiled.set(table, query);
    await transaction.executeQuery({ ...query, parameters: rows.flatMap((row) => Object.values(row)) });
  }

  async function flush(): Promise<void> {
    for (const [table, rows] of waiting) {
      for (let from = 0; from < rows.length; from += rowsAStatement) {
        await write(table, rows.slice(from, from + rowsAStatement));
      }
      rows.length = 0;
    }
    count = 0;
  }

  return {
    async insert(table, ...rows) {
      const list = waiting.get(table) ?? [];
      waiting.set(table, list);
      list.push(...rows);
      count += rows.length;
      if (count >= 5_000) await flush();
    },
    flush,
  };
}

/** Below the parameters a statement may have, 32,766 and 65,535, for tables of up to 300 columns. */
const rowsAStatement = 100;
