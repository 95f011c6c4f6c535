import type { Selectable, Transaction } from "kysely";
import type { Database, Tables } from "../db/database.ts";
import type { Principal } from "../principal.ts";
import type { TokenKind } from "./token-format.ts";

export type AuditAction =
  | "user_token_generated"
  | "user_token_shown"
  | "user_token_revoked"
  | "user_token_leaked"
  | "company_token_created"
  | "company_token_deleted"
  | "company_token_leaked"
  | "company_token_restored"
  | "company_token_replaced"
  | "user_created"
  | "user_role_changed"
  | "user_status_changed"
  | "user_deleted"
  | "signed_in"
  | "signed_out"
  | "sign_in_failed"
  | "authentication_failed"
  | "authentication_limited"
  | "token_in_url";

export type AuditEvent = Selectable<Tables["audit_events"]>;

/**
 * Adds an entry, in the same transaction as the action it describes.
 *
 * @param by - the principal; of somebody unknown only the network address.
 * @param subject - the user whom the action changed, and to what.
 */
export async function recordEvent(
  transaction: Transaction<Tables>,
  action: AuditAction,
  by: Principal | string | null,
  token?: { kind: TokenKind; guid: string; lastFour: string },
  subject: string | null = null,
): Promise<void> {
  const unknown = { guid: null, customerGuid: null, name: "Unknown" };
  const { guid, customerGuid, name, address } =
    typeof by === "object" && by !== null ? by : { ...unknown, address: by };
  await transaction
    .insertInto("audit_events")
    .values({
      at: new Date().toISOString(),
      action,
      customer_guid: customerGuid,
      actor_guid: guid,
      actor_name: name,
      address,
      subject,
      token_kind: token?.kind ?? null,
      token_guid: token?.guid ?? null,
      last_four: token?.lastFour ?? null,
    })
    .execute();
}

/**
 * Lists the entries that concern a customer, newest first.
 *
 * @param before - only entries older than the one with this id.
 */
export function listEvents(
  database: Database,
  customerGuid: string,
  limit: number,
  before?: number,
): Promise<AuditEvent[]> {
  let events = database.selectFrom("audit_events").selectAll().where("customer_guid", "=", customerGuid);
  if (before !== undefined) events = events.where("id", "<", before);
  return events.orderBy("id", "desc").limit(limit).execute();
}
