import type { QueryCreator, Selectable } from "kysely";
import type { Database, Tables } from "../db/database.ts";
import type { Actor } from "./caller.ts";
import type { TokenKind } from "./token-format.ts";

/** What can happen that has to be found again afterwards. */
export type AuditAction =
  | "user_token_generated"
  | "user_token_shown"
  | "user_token_ended"
  | "user_token_exposed"
  | "company_token_created"
  | "company_token_deleted"
  | "company_token_exposed"
  | "company_token_restored"
  | "company_token_replaced"
  | "signed_in"
  | "sign_in_failed"
  | "authentication_failed"
  | "authentication_limited"
  | "token_in_url";

/** The token something happened to, without its secret. */
export interface AuditedToken {
  kind: TokenKind;
  guid: string;
  lastFour: string;
}

/** One entry of the audit log. */
export type AuditEvent = Selectable<Tables["audit_events"]>;

/** Adds an entry; within a transaction it is there if, and only if, what it tells of is. */
export async function recordEvent(
  database: QueryCreator<Tables>,
  action: AuditAction,
  { guid, customerGuid, name, address }: Actor,
  token?: AuditedToken,
): Promise<void> {
  await database
    .insertInto("audit_events")
    .values({
      at: new Date().toISOString(),
      action,
      customer_guid: customerGuid,
      actor_guid: guid,
      actor_name: name,
      address,
      token_kind: token?.kind ?? null,
      token_guid: token?.guid ?? null,
      last_four: token?.lastFour ?? null,
    })
    .execute();
}

/**
 * The entries that concern a customer, and those that concern none, newest first.
 *
 * @param before - only entries older than the one with this id.
 */
export function listEvents(
  database: Database,
  customerGuid: string,
  limit: number,
  before?: number,
): Promise<AuditEvent[]> {
  let events = database
    .selectFrom("audit_events")
    .selectAll()
    .where((where) => where.or([where("customer_guid", "=", customerGuid), where("customer_guid", "is", null)]));
  if (before !== undefined) events = events.where("id", "<", before);
  return events.orderBy("id", "desc").limit(limit).execute();
}
