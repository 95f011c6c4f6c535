import type { Transaction } from "kysely";
import { sql } from "kysely";
import type { Tables } from "../db/database.ts";
import type { Principal } from "../principal.ts";
import { recordEvent } from "./audit-log.ts";

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
