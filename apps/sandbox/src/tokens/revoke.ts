import type { Transaction } from "kysely";
import { sql } from "kysely";
import type { Tables } from "../db/database.ts";
import { recordEvent } from "./audit.ts";
import type { Actor } from "./caller.ts";

/** Ends the token of a user who is not active any more, for good: coming back, he generates another. */
export async function endUserToken(transaction: Transaction<Tables>, userGuid: string, by: Actor): Promise<void> {
  const ended = await transaction
    .updateTable("tokens")
    .set({ hash: null, sealed: null, revoked_at: new Date().toISOString() })
    .where("kind", "=", sql.lit("user"))
    .where("user_guid", "=", userGuid)
    .where("revoked_at", "is", null)
    .returning(["guid", "last_four"])
    .executeTakeFirst();
  if (ended === undefined) return;
  const { guid, last_four: lastFour } = ended;
  await recordEvent(transaction, "user_token_ended", by, { kind: "user", guid, lastFour });
}
