import { setTimeout as wait } from "node:timers/promises";
import { sql } from "kysely";
import { isPostgres } from "./create-table.ts";
import type { Database, Transaction } from "./database.ts";
import { DatabaseUnavailable, readDatabaseError } from "./database-error.ts";

/**
 * Runs a write as one transaction: all of it is stored, or nothing. Every write of the sandbox goes through here.
 *
 * Writes run one after the other, in all processes over one database, so that what a write reads stays true until it ends. Within
 * another transaction it is a part of that one. Waiting blocks nothing else in this process.
 *
 * @param work - uses the transaction it is given, and not the database. It may run more than once.
 * @throws {@link DatabaseUnavailable} after these times; nothing is stored, or the error says that it may be.
 */
export async function runTransaction<T>(
  database: Database,
  work: (transaction: Transaction) => Promise<T>,
  { waitMs = 4_500, workMs = 4_500 }: TransactionTimes = {},
): Promise<T> {
  if (database.isTransaction) return work(database as Transaction);
  const queue = queues.get(database) ?? { last: Promise.resolve(), progress: 0, fails: false };
  queues.set(database, queue);
  const arrival = performance.now();
  const state: State = {
    phase: "waiting",
    isGivenUp: false,
    leftMs: () => {
      if (state.isGivenUp) return 0;
      const limitMs = state.phase === "waiting" ? waitMs : workMs;
      return limitMs - (performance.now() - Math.max(arrival, queue.progress));
    },
  };
  const result = queue.last.then(() => retry(database, work, state));
  queue.last = result.then(
    () => {
      queue.progress = performance.now();
      queue.fails = false;
    },
    (error) => {
      queue.fails ||= readDatabaseError(error) === "unavailable";
    },
  );
  return Promise.race([result, giveUp(queue, state)]);
}

export interface TransactionTimes {
  /** Time to wait for other writes, while none of this process ends. @defaultValue 4.5 seconds */
  waitMs?: number;
  /** The same time for a write that has begun. @defaultValue 4.5 seconds */
  workMs?: number;
}

/** Returns false while the last write could not be stored. */
export function canWrite(database: Database): boolean {
  return queues.get(database)?.fails !== true;
}

type First = (transaction: Transaction) => Promise<() => void>;

/** Does something first in each transaction; what it returns is called when the transaction is stored. */
export function beforeEachWrite(database: Database, first: First): void {
  firsts.set(database, first);
}

async function retry<T>(database: Database, work: (transaction: Transaction) => Promise<T>, state: State): Promise<T> {
  while (state.leftMs() > 0) {
    try {
      let onCommit = ignore;
      const result = await database.transaction().execute(async (transaction) => {
        await lockWrites(transaction, state.leftMs());
        state.phase = "working";
        onCommit = (await firsts.get(database)?.(transaction)) ?? ignore;
        const result = await work(transaction);
        // Its caller was told that nothing is stored.
        if (state.leftMs() <= 0) throw new DatabaseUnavailable(tooLong);
        state.phase = "committing";
        return result;
      });
      onCommit();
      return result;
    } catch (error) {
      const kind = readDatabaseError(error);
      if (kind === "unavailable" && state.phase === "committing")
        throw new DatabaseUnavailable("a write did not end", { mayBeStored: true, cause: error });
      if (kind !== "busy") throw error;
      state.phase = "waiting";
    }
    // Short, because another process that writes all the time leaves the lock free only between two of its writes.
    await wait(1 + 4 * Math.random());
  }
  throw new DatabaseUnavailable("the database is busy with the writes of another program");
}

/** Waits for the writes of other processes. SQLite's lock was taken when the transaction began. */
async function lockWrites(transaction: Transaction, leftMs: number): Promise<void> {
  if (!isPostgres(transaction)) return;
  // 0 would mean no limit. A longer wait begins again, because a statement that takes longer counts as one that hangs.
  const timeout = Math.max(1, Math.min(leftMs, 20_000)).toFixed(0);
  await sql`select set_config('lock_timeout', ${timeout}, true), pg_advisory_xact_lock(${lockNumber})`.execute(
    transaction,
  );
}

/** Rejects when the time ends before the transaction does, which is then rolled back, unless it is being committed. */
async function giveUp(queue: Queue, state: State): Promise<never> {
  const ended = new AbortController();
  const { signal } = ended;
  queue.last.then(() => ended.abort());
  // The longest time of a timer is less than an endless patience.
  while (!signal.aborted && state.leftMs() > 0) {
    await wait(Math.min(state.leftMs(), 60_000), undefined, { signal }).catch(() => {});
  }
  if (!signal.aborted) {
    state.isGivenUp = true;
    queue.fails = true;
  }
  throw new DatabaseUnavailable(tooLong, { mayBeStored: state.phase === "committing" });
}

function ignore(): void {}

interface State {
  phase: "waiting" | "working" | "committing";
  isGivenUp: boolean;
  leftMs(): number;
}

/** The writes of this process: the end of the last one, when one ended, and whether the last one failed. */
interface Queue {
  last: Promise<void>;
  progress: number;
  fails: boolean;
}

const tooLong = "the database takes too long to write";

const firsts = new WeakMap<Database, First>();

const queues = new WeakMap<Database, Queue>();

/** An arbitrary number that nothing else uses. */
const lockNumber = 5_167_001;
