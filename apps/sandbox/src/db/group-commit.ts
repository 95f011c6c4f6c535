import type { Transaction } from "kysely";
import { sql } from "kysely";
import type { Database, Tables } from "./database.ts";
import { isPostgres } from "./dialect.ts";

/** Writes something as a whole or not at all; it is on the disk when the promise is fulfilled. */
export type WriteTogether = <T>(work: (transaction: Transaction<Tables>) => Promise<T>) => Promise<T>;

/**
 * Makes the function that writes. In SQLite, where one writes at a time, all that waits meanwhile is written by one transaction
 * and made durable by one sync; what fails of it is undone alone. PostgreSQL does the same by itself.
 */
export function createWriteTogether(database: Database): WriteTogether {
  if (isPostgres(database)) return (work) => database.transaction().execute(work);
  const waiting: Waiting[] = [];
  let isWriting = false;

  async function writeAll(): Promise<void> {
    isWriting = true;
    while (waiting.length > 0) {
      const group = waiting.splice(0, 50);
      try {
        await database.transaction().execute(async (transaction) => {
          for (const { run } of group) await run(transaction);
        });
        for (const { settle } of group) settle();
      } catch (error) {
        for (const { reject } of group) reject(error);
      }
    }
    isWriting = false;
  }

  return (work) => {
    const { promise, resolve, reject } = Promise.withResolvers<Awaited<ReturnType<typeof work>>>();
    let settle = () => {};
    waiting.push({
      async run(transaction) {
        await sql`savepoint work`.execute(transaction);
        try {
          const value = await work(transaction);
          settle = () => resolve(value);
        } catch (error) {
          await sql`rollback to work`.execute(transaction);
          settle = () => reject(error);
        }
        await sql`release work`.execute(transaction);
      },
      settle: () => settle(),
      reject,
    });
    if (!isWriting) writeAll();
    return promise;
  };
}

interface Waiting {
  run: (transaction: Transaction<Tables>) => Promise<void>;
  /** Tells how it went, once it is certain. */
  settle: () => void;
  reject: (error: unknown) => void;
}
