import { randomUUID } from "node:crypto";
import { type Selectable, sql, type Transaction } from "kysely";
import type { Database, Tables } from "../db/database.ts";
import { runTransaction } from "../db/transaction.ts";
import type { Principal } from "../principal.ts";
import type { Role } from "../roles.ts";
import { type AuditAction, recordEvent } from "./audit-log.ts";
import type { LastUsed } from "./last-used.ts";
import { hashSecret, mintToken } from "./token-format.ts";

/** A request for a company token. It has the role of the principal who creates it. */
export interface CompanyTokenRequest {
  by: Principal;
  description: string;
  /** The guid of the access control group; null for the default group. */
  groupGuid: string | null;
  /** The guid of a company token to replace. @defaultValue a random guid */
  guid?: string;
}

export interface CompanyToken {
  guid: string;
  description: string;
  lastFour: string;
  created: string;
  creatorName: string;
  role: Role;
  groupName: string | null;
  /** When it was last used, to a minute. */
  lastUsed: string | null;
  /** When and from which address it came over plain HTTP, which suspended it. */
  suspended: { at: string; from: string } | undefined;
}

export class TooManyTokens extends Error {
  override readonly name = "TooManyTokens";
}

export const companyTokenLimit = 100;

/** The guid of the company token that each start prints. */
export const printedTokenGuid = "5167e700-0000-4000-8000-000000000001";

export function createCompanyTokens(database: Database, lastUsed: Pick<LastUsed, "read">) {
  function change(
    by: Principal,
    guid: string,
    action: AuditAction,
    apply: (update: Update, row: TokenRow) => Update | undefined,
  ) {
    return runTransaction(database, async (transaction) => {
      const row = await selectOwn(transaction, by.customerGuid)
        .select(["guid", "last_four", "suspended_hash"])
        .where("guid", "=", guid)
        .executeTakeFirst();
      const update = row && apply(transaction.updateTable("tokens"), row);
      if (row === undefined || update === undefined) return false;
      const { numUpdatedRows } = await update
        .where("guid", "=", guid)
        .where("revoked_at", "is", null)
        .executeTakeFirst();
      if (numUpdatedRows === 0n) return false;
      await recordEvent(transaction, action, by, { kind: "company", guid, lastFour: row.last_four });
      return true;
    });
  }

  return {
    /** @throws {@link TooManyTokens} when the customer has a hundred already. */
    async createCompanyToken({ by, description, groupGuid, guid = randomUUID() }: CompanyTokenRequest) {
      const token = mintToken("company");
      const row = {
        guid,
        kind: "company" as const,
        hash: hashSecret(token),
        last_four: token.slice(-4),
        customer_guid: by.customerGuid,
        group_guid: groupGuid,
        role: by.role,
        description,
        creator_name: by.name,
        created: new Date().toISOString(),
        ...fresh,
      };
      const stored = await runTransaction(database, async (transaction) => {
        await assertRoom(transaction, by.customerGuid, guid);
        await transaction
          .insertInto("tokens")
          .values(row)
          .onConflict((conflict) => conflict.column("guid").doUpdateSet(row))
          .execute();
        await recordEvent(transaction, "company_token_created", by, { kind: "company", guid, lastFour: row.last_four });
        return selectForList(transaction, by.customerGuid).where("tokens.guid", "=", guid).executeTakeFirstOrThrow();
      });
      return { ...toCompanyToken(stored), token };
    },

    /** Lists those that are not deleted, newest first. */
    async listCompanyTokens(customerGuid: string) {
      const rows = await selectForList(database, customerGuid)
        .orderBy("tokens.created", "desc")
        .orderBy("tokens.guid")
        .execute();
      return rows.map((row) => toCompanyToken({ ...row, last_used_at: lastUsed.read(row.guid) ?? row.last_used_at }));
    },

    /** Returns false when the customer has no token with this guid. */
    deleteCompanyToken(by: Principal, guid: string) {
      const revoked_at = new Date().toISOString();
      return change(by, guid, "company_token_deleted", (update) =>
        update.set({ hash: null, suspended_hash: null, revoked_at }),
      );
    },

    /** Returns false when the customer has no suspended token with this guid. */
    restoreCompanyToken: (by: Principal, guid: string) =>
      change(by, guid, "company_token_restored", (update, { suspended_hash }) =>
        suspended_hash === null
          ? undefined
          : update.set({ hash: suspended_hash, ...unsuspended }).where("suspended_hash", "=", suspended_hash),
      ),

    /** Gives a token another secret, which revokes the previous one; `undefined` when the customer has none with this guid. */
    async replaceCompanyToken(by: Principal, guid: string) {
      const token = mintToken("company");
      const secret = {
        hash: hashSecret(token),
        last_four: token.slice(-4),
        created: new Date().toISOString(),
        ...fresh,
      };
      const isReplaced = await change(by, guid, "company_token_replaced", (update) => update.set(secret));
      return isReplaced ? token : undefined;
    },
  };
}

async function assertRoom(transaction: Transaction<Tables>, customerGuid: string, guid: string): Promise<void> {
  const { count } = await transaction
    .selectFrom("tokens")
    .select((select) => select.fn.countAll<number>().as("count"))
    .where("kind", "=", sql.lit("company"))
    .where("customer_guid", "=", customerGuid)
    // The printed token keeps its place when it is deleted: the next start makes it again.
    .where((where) => where.or([where("revoked_at", "is", null), where("guid", "=", printedTokenGuid)]))
    .where("guid", "!=", guid)
    .executeTakeFirstOrThrow();
  if (count >= companyTokenLimit) throw new TooManyTokens();
}

function selectOwn(database: Database | Transaction<Tables>, customerGuid: string) {
  return database
    .selectFrom("tokens")
    .where("tokens.kind", "=", sql.lit("company"))
    .where("tokens.customer_guid", "=", customerGuid)
    .where("tokens.revoked_at", "is", null);
}

function selectForList(database: Database, customerGuid: string) {
  return selectOwn(database, customerGuid)
    .leftJoin("access_groups", "access_groups.guid", "tokens.group_guid")
    .select(["tokens.guid", "tokens.description", "tokens.last_four", "tokens.created", "tokens.creator_name"])
    .select(["tokens.role", "tokens.last_used_at", "tokens.suspended_at", "tokens.leaked_from"])
    .select("access_groups.name as group_name");
}

function toCompanyToken(row: ListedRow): CompanyToken {
  return {
    guid: row.guid,
    description: row.description ?? "",
    lastFour: row.last_four,
    created: row.created,
    creatorName: row.creator_name,
    role: row.role as Role,
    groupName: row.group_name,
    lastUsed: row.last_used_at,
    suspended: row.suspended_at === null ? undefined : { at: row.suspended_at, from: row.leaked_from ?? "" },
  };
}

type ListedRow = Awaited<ReturnType<ReturnType<typeof selectForList>["executeTakeFirstOrThrow"]>>;
type TokenRow = Pick<Selectable<Tables["tokens"]>, "suspended_hash">;
type Update = ReturnType<typeof startUpdate>;
const startUpdate = (transaction: Transaction<Tables>) => transaction.updateTable("tokens");

const unsuspended = { suspended_hash: null, suspended_at: null, leaked_from: null };
const fresh = { ...unsuspended, last_used_at: null, revoked_at: null };
