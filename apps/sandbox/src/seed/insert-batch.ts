import type { Insertable, Transaction } from "kysely";
import type { Tables } from "../db/database.ts";

/** Collects rows, and inserts many with each statement; tables are filled in the order of their first rows. */
export interface InsertBatch {
  insert<T extends keyof Tables>(table: T, rows: readonly Insertable<Tables[T]>[]): Promise<void>;
  flush(): Promise<void>;
}

/** Creates a batch; a round trip for each row would take minutes where the database is a server. */
export function createInsertBatch(transaction: Transaction<Tables>): InsertBatch {
  const waiting = new Map<keyof Tables, object[]>();
  let count = 0;

  async function flush(): Promise<void> {
    for (const [table, rows] of waiting) {
      while (rows.length > 0) {
        await transaction
          .insertInto(table)
          .values(rows.splice(0, rowsPerStatement) as never)
          .execute();
      }
    }
    count = 0;
  }

  return {
    async insert(table, rows) {
      const list = waiting.get(table) ?? [];
      waiting.set(table, list);
      list.push(...rows);
      count += rows.length;
      if (count >= 5_000) await flush();
    },
    flush,
  };
}

/** Keeps statements below 32,766 parameters, the limit of SQLite, for tables of up to 300 columns. */
const rowsPerStatement = 100;
