import type { Database } from "../../db/database.ts";
import { hashSecret, randomText } from "../../tokens/token-format.ts";

/** A browser that is signed in. */
export interface Session {
  hash: Uint8Array;
  userGuid: string;
  /** When the password was last given, in milliseconds since 1970. */
  provedAt: number;
}

/** Sessions and the single-use tokens of their forms; only hashes of either are stored. */
export interface Sessions {
  /** Starts a session and returns the secret for its cookie. */
  start(userGuid: string): Promise<string>;
  /** The session of a cookie, unless it was idle for 30 minutes, is 12 hours old, or its user may no longer sign in. */
  find(secret: string): Promise<Session | undefined>;
  end(session: Session): Promise<void>;
  /** Notes that the password was given just now. */
  prove(session: Session): Promise<void>;
  /** Makes a token that is good for one form of this session, once. */
  issueFormToken(session: Session): Promise<string>;
  /** Uses a form's token up; false when it is not this session's, or was used before. */
  useFormToken(session: Session, token: string): Promise<boolean>;
}

/** Keeps sessions in the database. */
export function createSessions(database: Database): Sessions {
  return {
    async start(userGuid) {
      const secret = randomText(40);
      const now = Date.now();
      await database
        .deleteFrom("sessions")
        .where("created", "<", now - absoluteMs)
        .execute();
      await database
        .insertInto("sessions")
        .values({ hash: hashSecret(secret), user_guid: userGuid, created: now, last_seen: now, proved: now })
        .execute();
      return secret;
    },

    async find(secret) {
      const now = Date.now();
      const row = await database
        .selectFrom("sessions")
        .innerJoin("users", "users.guid", "sessions.user_guid")
        .select(["hash", "user_guid", "last_seen", "proved"])
        .where("hash", "=", hashSecret(secret))
        .where("users.status", "=", "Activated")
        .where("sessions.created", ">", now - absoluteMs)
        .where("last_seen", ">", now - idleMs)
        .executeTakeFirst();
      if (row === undefined) return undefined;
      // A minute's accuracy is enough, and saves a write for most pages.
      if (now - row.last_seen > 60_000) {
        await database.updateTable("sessions").set({ last_seen: now }).where("hash", "=", row.hash).execute();
      }
      return { hash: row.hash, userGuid: row.user_guid, provedAt: row.proved };
    },

    async end({ hash }) {
      await database.deleteFrom("sessions").where("hash", "=", hash).execute();
    },

    async prove({ hash }) {
      await database.updateTable("sessions").set({ proved: Date.now() }).where("hash", "=", hash).execute();
    },

    async issueFormToken({ hash }) {
      const token = randomText(40);
      const row = { hash: hashSecret(token), session_hash: hash, created: Date.now() };
      await database.insertInto("form_tokens").values(row).execute();
      await database
        .deleteFrom("form_tokens")
        .where("session_hash", "=", hash)
        .where("hash", "not in", (newest) =>
          newest
            .selectFrom("form_tokens")
            .select("hash")
            .where("session_hash", "=", hash)
            .orderBy("created", "desc")
            .orderBy("hash")
            .limit(openForms),
        )
        .execute();
      return token;
    },

    async useFormToken({ hash }, token) {
      const { numDeletedRows } = await database
        .deleteFrom("form_tokens")
        .where("hash", "=", hashSecret(token))
        .where("session_hash", "=", hash)
        .executeTakeFirst();
      return numDeletedRows > 0n;
    },
  };
}

const idleMs = 30 * 60_000;
const absoluteMs = 12 * 3_600_000;
/** How many pages of one session may wait to be sent; older ones have to be loaded again. */
const openForms = 50;
