import { randomUUID } from "node:crypto";
import type { QueryCreator } from "kysely";
import { sql } from "kysely";
import type { Database, Tables } from "../db/database.ts";
import { isPostgres } from "../db/dialect.ts";
import type { WriteTogether } from "../db/group-commit.ts";
import { recordEvent } from "./audit.ts";
import type { Actor } from "./caller.ts";
import type { Seal } from "./encrypt-token.ts";
import { hashSecret, mintToken } from "./token-format.ts";

/** The tokens of users, of which each has one at most. */
export interface UserTokens {
  /** Makes a user's token and, in the same transaction, ends the one before. */
  generateUserToken(user: TokenOwner, address: string | null): Promise<string>;
  /** What may be shown of the user's live token, or of the one that was lost to plain HTTP since. */
  describeUserToken(userGuid: string): Promise<UserToken | undefined>;
  /** The live token itself; `undefined` when there is none, or the key it was sealed with is not here. */
  showUserToken(user: TokenOwner, address: string | null): Promise<string | undefined>;
}

/** The user a token is for. */
export interface TokenOwner {
  guid: string;
  customer_guid: string;
  formal_name: string;
}

/** A user's token without its secret. */
export interface UserToken {
  lastFour: string;
  created: string;
  lastUsed: string | null;
  /** When and from where it came over plain HTTP, which revoked it. */
  exposed: { at: string; from: string } | undefined;
}

/** Keeps them in the database. */
export function createUserTokens(database: Database, write: WriteTogether, seal: Seal): UserTokens {
  const selectLive = (userGuid: string) =>
    database
      .selectFrom("tokens")
      .select(["guid", "last_four", "created", "last_used_at", "sealed"])
      .where("kind", "=", sql.lit("user"))
      .where("user_guid", "=", userGuid)
      .where("revoked_at", "is", null)
      .executeTakeFirst();

  return {
    async generateUserToken(user, address) {
      const token = mintToken("user");
      const guid = randomUUID();
      const row = {
        guid,
        kind: "user" as const,
        hash: hashSecret(token),
        sealed: seal.close(token, { userGuid: user.guid, tokenGuid: guid }),
        last_four: token.slice(-4),
        customer_guid: user.customer_guid,
        user_guid: user.guid,
        creator_name: user.formal_name,
        created: new Date().toISOString(),
        last_used_at: null,
      };
      // One statement over the one constraint: whoever comes second, in whatever process, replaces the first one's.
      const insert = (queries: QueryCreator<Tables>) =>
        queries
          .insertInto("tokens")
          .values(row)
          .onConflict((conflict) =>
            conflict
              .column("user_guid")
              .where("kind", "=", sql.lit("user"))
              .where("revoked_at", "is", null)
              .doUpdateSet(row),
          );
      const record = (queries: QueryCreator<Tables>) => {
        const audited = { kind: "user", guid, lastFour: row.last_four } as const;
        return recordEvent(queries, "user_token_generated", toActor(user, address), audited);
      };
      if (isPostgres(database)) {
        // The same in one statement, which is a transaction of its own: one round trip instead of four.
        await record(database.with("generated", (queries) => insert(queries).returning("guid")));
      } else {
        await write(async (transaction) => {
          await insert(transaction).execute();
          await record(transaction);
        });
      }
      return token;
    },

    async describeUserToken(userGuid) {
      const live = await selectLive(userGuid);
      if (live !== undefined) {
        const { last_four: lastFour, created, last_used_at: lastUsed } = live;
        return { lastFour, created, lastUsed, exposed: undefined };
      }
      const lost = await database
        .selectFrom("tokens")
        .select(["last_four", "created", "last_used_at", "revoked_at", "exposed_from"])
        .where("kind", "=", sql.lit("user"))
        .where("user_guid", "=", userGuid)
        .where("revoked_at", "is not", null)
        .where("exposed_from", "is not", null)
        .orderBy("revoked_at", "desc")
        .orderBy("guid")
        .limit(1)
        .executeTakeFirst();
      if (lost === undefined) return undefined;
      const exposed = { at: lost.revoked_at ?? "", from: lost.exposed_from ?? "" };
      return { lastFour: lost.last_four, created: lost.created, lastUsed: lost.last_used_at, exposed };
    },

    async showUserToken(user, address) {
      const live = await selectLive(user.guid);
      if (live === undefined || live.sealed === null) return undefined;
      const token = seal.open(live.sealed, { userGuid: user.guid, tokenGuid: live.guid });
      if (token === undefined) return undefined;
      const audited = { kind: "user", guid: live.guid, lastFour: live.last_four } as const;
      await recordEvent(database, "user_token_shown", toActor(user, address), audited);
      return token;
    },
  };
}

function toActor({ guid, customer_guid, formal_name }: TokenOwner, address: string | null): Actor {
  return { guid, customerGuid: customer_guid, name: formal_name, address };
}
