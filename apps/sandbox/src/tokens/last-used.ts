import type { Database } from "../db/database.ts";
import { runTransaction } from "../db/transaction.ts";
import { reasonOf } from "../errors.ts";

export type LastUsed = ReturnType<typeof createLastUsed>;

/**
 * Collects uses, and writes them once a minute in one transaction. A failed write is retried with the next one.
 *
 * Only this column is written, so that a use cannot restore a token that was revoked in the meantime.
 */
export function createLastUsed(database: Database) {
  let uses = new Map<string, number>();
  let timer: NodeJS.Timeout | undefined;

  async function flush() {
    clearTimeout(timer);
    timer = undefined;
    if (uses.size === 0) return;
    const writing = uses;
    uses = new Map();
    try {
      await runTransaction(database, async (transaction) => {
        // In the same order in every process, which prevents deadlocks.
        for (const [guid, moment] of [...writing].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
          const last_used_at = new Date(moment).toISOString();
          await transaction
            .updateTable("tokens")
            .set({ last_used_at })
            .where("guid", "=", guid)
            .where((where) => where.or([where("last_used_at", "is", null), where("last_used_at", "<", last_used_at)]))
            .execute();
        }
      });
    } catch (error) {
      uses = new Map([...writing, ...uses]);
      throw error;
    }
  }

  const flushLater = () => {
    flush().catch((error) => {
      console.error(
        `signet-sandbox: the last use of tokens cannot be written (${reasonOf(error)}): the next attempt is in a minute`,
      );
    });
  };

  return {
    note(tokenGuid: string) {
      uses.set(tokenGuid, Date.now());
      timer ??= setTimeout(flushLater, 60_000).unref();
    },
    /** Returns the last use that is not written yet. */
    read(tokenGuid: string) {
      const moment = uses.get(tokenGuid);
      return moment === undefined ? undefined : new Date(moment).toISOString();
    },
    flush,
    /** Stops the timer; `flush` writes the rest. */
    stop: () => clearTimeout(timer),
  };
}
