import { randomUUID } from "node:crypto";
import type { Selectable } from "kysely";
import { sql } from "kysely";
import type { Database, Tables } from "../database.ts";
import type { Role } from "../roles.ts";
import type { Caller } from "./caller.ts";
import type { TokenKind } from "./format.ts";
import { hashSecret, mintToken } from "./format.ts";
import { createLookUp } from "./look-up.ts";

/** Issues, verifies and revokes tokens, and remembers of each its hash and last four characters only. */
export interface Tokens {
  /** Whom the token stands for; `undefined` when it is malformed, unknown, replaced or revoked, or its user is not active. */
  verify(token: string): Promise<Caller | undefined>;
  /** Makes a user's token and, in the same transaction, ends the one before. */
  generateUserToken(user: { guid: string; customer_guid: string; formal_name: string }): Promise<string>;
  /** What may be shown of the user's live token. */
  describeUserToken(userGuid: string): Promise<{ last_four: string; created: string } | undefined>;
  createCompanyToken(request: CompanyTokenRequest): Promise<CompanyToken & { token: string }>;
  /** The customer's live company tokens, newest first. */
  listCompanyTokens(customerGuid: string): Promise<CompanyToken[]>;
  /** Ends a company token; false when the customer has no such live token. */
  deleteCompanyToken(customerGuid: string, guid: string): Promise<boolean>;
  /** Ends a token that travelled unencrypted, if it is a user's; tells what it was when it was valid. */
  revokeInTheClear(token: string): Promise<{ kind: TokenKind; lastFour: string } | undefined>;
}

/** Who wants a company token, and for what. */
export interface CompanyTokenRequest {
  customerGuid: string;
  description: string;
  creatorName: string;
  role: Role;
  /** The access control group; null means the default group. */
  groupGuid: string | null;
  /** Replaces the company token that has it. @defaultValue a random one */
  guid?: string;
}

/** A company token without its secret. */
export interface CompanyToken {
  guid: string;
  description: string;
  lastFour: string;
  created: string;
  creatorName: string;
  role: Role;
  groupName: string | null;
}

/** Keeps tokens in the database. */
export function createTokens(database: Database): Tokens {
  const find = createLookUp(database);

  return {
    verify: async (token) => (await find(token))?.caller,

    async generateUserToken(user) {
      const token = mintToken("user");
      const row = {
        ...secretColumns(token, "user"),
        guid: randomUUID(),
        customer_guid: user.customer_guid,
        user_guid: user.guid,
        creator_name: user.formal_name,
        created: new Date().toISOString(),
      };
      // One statement over the one constraint: whoever comes second, in whatever process, replaces the first one's.
      await database
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
      return token;
    },

    describeUserToken: (userGuid) =>
      database
        .selectFrom("tokens")
        .select(["last_four", "created"])
        .where("kind", "=", "user")
        .where("user_guid", "=", userGuid)
        .where("revoked_at", "is", null)
        .executeTakeFirst(),

    async createCompanyToken({ customerGuid, description, creatorName, role, groupGuid, guid = randomUUID() }) {
      const token = mintToken("company");
      const row = {
        ...secretColumns(token, "company"),
        guid,
        customer_guid: customerGuid,
        group_guid: groupGuid,
        role,
        description,
        creator_name: creatorName,
        created: new Date().toISOString(),
      };
      await database
        .insertInto("tokens")
        .values(row)
        .onConflict((conflict) => conflict.column("guid").doUpdateSet(row))
        .execute();
      const stored = await selectCompanyTokens(database, customerGuid)
        .where("tokens.guid", "=", guid)
        .executeTakeFirstOrThrow();
      return { ...toCompanyToken(stored), token };
    },

    async listCompanyTokens(customerGuid) {
      const rows = await selectCompanyTokens(database, customerGuid)
        .orderBy("tokens.created", "desc")
        .orderBy("tokens.guid")
        .execute();
      return rows.map(toCompanyToken);
    },

    async deleteCompanyToken(customerGuid, guid) {
      const { numUpdatedRows } = await database
        .updateTable("tokens")
        .set({ revoked_at: new Date().toISOString() })
        .where("kind", "=", "company")
        .where("customer_guid", "=", customerGuid)
        .where("guid", "=", guid)
        .where("revoked_at", "is", null)
        .executeTakeFirst();
      return numUpdatedRows > 0n;
    },

    async revokeInTheClear(token) {
      const found = await find(token);
      if (found === undefined) return undefined;
      const { guid, lastFour, caller } = found;
      if (caller.kind === "user") {
        const revoked_at = new Date().toISOString();
        await database.updateTable("tokens").set({ revoked_at }).where("guid", "=", guid).execute();
      }
      return { kind: caller.kind, lastFour };
    },
  };
}

function secretColumns(token: string, kind: TokenKind) {
  return { kind, hash: hashSecret(token), last_four: token.slice(-4) };
}

function selectCompanyTokens(database: Database, customerGuid: string) {
  return database
    .selectFrom("tokens")
    .leftJoin("access_groups", "access_groups.guid", "tokens.group_guid")
    .select(["tokens.guid", "tokens.description", "tokens.last_four", "tokens.created", "tokens.creator_name"])
    .select(["tokens.role", "access_groups.name as group_name"])
    .where("tokens.kind", "=", "company")
    .where("tokens.customer_guid", "=", customerGuid)
    .where("tokens.revoked_at", "is", null);
}

type CompanyTokenRow = Pick<
  Selectable<Tables["tokens"]>,
  "guid" | "description" | "last_four" | "created" | "creator_name" | "role"
> & { group_name: string | null };

function toCompanyToken(row: CompanyTokenRow): CompanyToken {
  return {
    guid: row.guid,
    description: row.description ?? "",
    lastFour: row.last_four,
    created: row.created,
    creatorName: row.creator_name,
    role: row.role as Role,
    groupName: row.group_name,
  };
}
