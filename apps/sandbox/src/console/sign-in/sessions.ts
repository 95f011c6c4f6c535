import { createHmac, timingSafeEqual } from "node:crypto";
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

/**
 * Keeps sessions, and which tokens of their forms were used; only hashes of either are stored.
 *
 * @param key - signs the tokens of forms.
 */
export function createSessions(database: Database, key: Buffer) {
  const signatureOf = (nonce: string, { hash }: Session) =>
    createHmac("sha256", key).update(`form ${nonce} `).update(hash).digest();

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

    /** Makes a token that one form of this session can use once. It is signed, so that showing a page writes nothing. */
    issueFormToken(session: Session) {
      const nonce = randomText(nonceLength);
      return nonce + signatureOf(nonce, session).toString("hex");
    },

    /** Returns false when it is not this session's, or was used before. */
    async useFormToken(session: Session, token: string) {
      const nonce = token.slice(0, nonceLength);
      const [given, expected] = [Buffer.from(token.slice(nonceLength), "hex"), signatureOf(nonce, session)];
      if (given.length !== expected.length || !timingSafeEqual(given, expected)) return false;
      // Not the whole text: a signature can be written in several ways.
      const row = { hash: hashSecret(nonce), session_hash: session.hash, created: Date.now() };
      const { numInsertedOrUpdatedRows = 0n } = await runTransaction(database, (transaction) =>
        transaction
          .insertInto("form_tokens")
          .values(row)
          .onConflict((conflict) => conflict.doNothing())
          .executeTakeFirst(),
      );
      return numInsertedOrUpdatedRows > 0n;
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
const nonceLength = 20;
