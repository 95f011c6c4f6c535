import type { Database, Transaction } from "../../db/database.ts";
import { runTransaction } from "../../db/transaction.ts";
import { type Principal, userPrincipal } from "../../principal.ts";
import { hashSecret, randomText } from "../../tokens/token-format.ts";

export interface Session {
  hash: Uint8Array;
  user: Principal;
  customerName: string;
  /** When the password was last entered, in milliseconds since 1970. */
  confirmedAt: number;
}

export type Sessions = ReturnType<typeof createSessions>;

/** Keeps sessions and the single-use tokens of their forms; only hashes of either are stored. */
export function createSessions(database: Database) {
  return {
    /** Returns the secret for the cookie. */
    async start(user_guid: string) {
      const secret = randomText(40);
      const now = Date.now();
      const row = { hash: hashSecret(secret), user_guid, created: now, last_seen: now, confirmed: now };
      await runTransaction(database, async (transaction) => {
        await transaction
          .deleteFrom("sessions")
          .where("created", "<", now - absoluteMs)
          .execute();
        await transaction.insertInto("sessions").values(row).execute();
      });
      return secret;
    },

    /** Returns `undefined` when it was idle for 30 minutes, is 12 hours old, or its user may no longer sign in. */
    async find(secret: string, address: string | null): Promise<Session | undefined> {
      const now = Date.now();
      const row = await database
        .selectFrom("sessions")
        .innerJoin("users", "users.guid", "sessions.user_guid")
        .innerJoin("customers", "customers.guid", "users.customer_guid")
        .select(["hash", "last_seen", "confirmed"])
        .select([
          "users.guid",
          "users.customer_guid",
          "role",
          "formal_name",
          "email",
          "customers.name as customer_name",
        ])
        .where("hash", "=", hashSecret(secret))
        .where("users.status", "=", "Activated")
        .where("sessions.created", ">", now - absoluteMs)
        // Begun before the clock was set back, it would live longer than it may.
        .where("sessions.created", "<=", now + skewMs)
        .where("last_seen", ">", now - idleMs)
        .executeTakeFirst();
      if (row === undefined) return undefined;
      const { hash, last_seen, confirmed: confirmedAt, customer_name: customerName } = row;
      // A minute's accuracy is enough, and saves a write for most pages.
      if (now - last_seen > 60_000) {
        // Not awaited: reading a page waits for no write.
        runTransaction(database, (transaction) =>
          transaction.updateTable("sessions").set({ last_seen: now }).where("hash", "=", hash).execute(),
        ).catch(() => {});
      }
      return { hash, user: userPrincipal(row, address), customerName, confirmedAt };
    },

    async end(secret: string) {
      await runTransaction(database, (transaction) =>
        transaction.deleteFrom("sessions").where("hash", "=", hashSecret(secret)).execute(),
      );
    },

    async confirm({ hash }: Session) {
      await runTransaction(database, (transaction) =>
        transaction.updateTable("sessions").set({ confirmed: Date.now() }).where("hash", "=", hash).execute(),
      );
    },

    /** Makes a token that one form of this session can use once. */
    async issueFormToken({ hash }: Session) {
      const token = randomText(40);
      const row = { hash: hashSecret(token), session_hash: hash, created: Date.now() };
      await runTransaction(database, async (transaction) => {
        await transaction.insertInto("form_tokens").values(row).execute();
        const newest = transaction
          .selectFrom("form_tokens")
          .select("hash")
          .where("session_hash", "=", hash)
          .orderBy("created", "desc")
          .orderBy("hash")
          .limit(openForms);
        await transaction
          .deleteFrom("form_tokens")
          .where("session_hash", "=", hash)
          .where("hash", "not in", newest)
          .execute();
      });
      return token;
    },

    /** Returns false when it is not this session's, or was used before. */
    async useFormToken({ hash }: Session, token: string) {
      const { numDeletedRows } = await runTransaction(database, (transaction) =>
        transaction
          .deleteFrom("form_tokens")
          .where("hash", "=", hashSecret(token))
          .where("session_hash", "=", hash)
          .executeTakeFirst(),
      );
      return numDeletedRows > 0n;
    },
  };
}

/** Ends all sessions of a user: they may no longer sign in, have another role or password, or somebody saw their token. */
export async function endSessions(transaction: Transaction, userGuid: string): Promise<void> {
  await transaction.deleteFrom("sessions").where("user_guid", "=", userGuid).execute();
}

/** The largest difference between the clocks of machines over one database. */
const skewMs = 5 * 60_000;
const idleMs = 30 * 60_000;
const absoluteMs = 12 * 3_600_000;
/** The number of forms of one session that can be sent; older ones must be loaded again. */
const openForms = 50;
