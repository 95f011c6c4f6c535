import { randomUUID } from "node:crypto";
import { sql, type Transaction } from "kysely";
import type { Database, Tables } from "../db/database.ts";
import { runTransaction } from "../db/transaction.ts";
import type { Principal } from "../principal.ts";
import { recordEvent } from "./audit-log.ts";
import { decryptToken, encryptToken } from "./encrypt-token.ts";
import { hashSecret, mintToken } from "./token-format.ts";

export interface UserToken {
  lastFour: string;
  created: string;
  lastUsed: string | null;
  /** When and from where it came over plain HTTP, which revoked it. */
  leaked: { at: string; from: string } | undefined;
}

export function createUserTokens(database: Database, key: Buffer) {
  const selectLive = (userGuid: string) =>
    database
      .selectFrom("tokens")
      .select(["guid", "last_four", "created", "last_used_at", "encrypted"])
      .where("kind", "=", sql.lit("user"))
      .where("user_guid", "=", userGuid)
      .where("revoked_at", "is", null)
      .executeTakeFirst();

  return {
    /** Makes a user's token and, in the same transaction, revokes the one before. */
    async generateUserToken(user: Principal) {
      const token = mintToken("user");
      const guid = randomUUID();
      const row = {
        guid,
        kind: "user" as const,
        hash: hashSecret(token),
        encrypted: encryptToken(token, key, `${user.guid} ${guid}`),
        last_four: token.slice(-4),
        customer_guid: user.customerGuid,
        user_guid: user.guid,
        creator_name: user.name,
        created: new Date().toISOString(),
        last_used_at: null,
      };
      await runTransaction(database, async (transaction) => {
        // One statement over the one constraint: of two at the same time, in whatever process, the second replaces the first.
        await transaction
          .insertInto("tokens")
          .values(row)
          .onConflict((conflict) =>
            conflict
              .column("user_guid")
              .where("kind", "=", sql.lit("user"))
              .where("revoked_at", "is", null)
              .doUpdateSet(row),
          )
          .execute();
        await recordEvent(transaction, "user_token_generated", user, { kind: "user", guid, lastFour: row.last_four });
      });
      return token;
    },

    /** Describes the user's live token, or the one that was revoked because it came over plain HTTP. */
    async describeUserToken(userGuid: string): Promise<UserToken | undefined> {
      const live = await selectLive(userGuid);
      if (live !== undefined) {
        const { last_four: lastFour, created, last_used_at: lastUsed } = live;
        return { lastFour, created, lastUsed, leaked: undefined };
      }
      const row = await database
        .selectFrom("tokens")
        .select(["last_four", "created", "last_used_at", "revoked_at", "leaked_from"])
        .where("kind", "=", sql.lit("user"))
        .where("user_guid", "=", userGuid)
        .where("revoked_at", "is not", null)
        .where("leaked_from", "is not", null)
        .orderBy("revoked_at", "desc")
        .orderBy("guid")
        .limit(1)
        .executeTakeFirst();
      if (row === undefined) return undefined;
      const leaked = { at: row.revoked_at ?? "", from: row.leaked_from ?? "" };
      return { lastFour: row.last_four, created: row.created, lastUsed: row.last_used_at, leaked };
    },

    /** Returns the live token itself; `undefined` when there is none, or its encryption key is not available. */
    async showUserToken(user: Principal) {
      const live = await selectLive(user.guid);
      if (live === undefined || live.encrypted === null) return undefined;
      const token = decryptToken(live.encrypted, key, `${user.guid} ${live.guid}`);
      if (token === undefined) return undefined;
      const audited = { kind: "user", guid: live.guid, lastFour: live.last_four } as const;
      await runTransaction(database, (transaction) => recordEvent(transaction, "user_token_shown", user, audited));
      return token;
    },
  };
}

/** Revokes the token of a user who is no longer active. Once active again, they generate another. */
export async function revokeUserToken(
  transaction: Transaction<Tables>,
  userGuid: string,
  by: Principal,
): Promise<void> {
  const revoked = await transaction
    .updateTable("tokens")
    .set({ hash: null, encrypted: null, revoked_at: new Date().toISOString() })
    .where("kind", "=", sql.lit("user"))
    .where("user_guid", "=", userGuid)
    .where("revoked_at", "is", null)
    .returning(["guid", "last_four"])
    .executeTakeFirst();
  if (revoked === undefined) return;
  const { guid, last_four: lastFour } = revoked;
  await recordEvent(transaction, "user_token_revoked", by, { kind: "user", guid, lastFour });
}
