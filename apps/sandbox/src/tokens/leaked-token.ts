import type { Database } from "../db/database.ts";
import type { AuditedToken } from "./audit.ts";
import { recordEvent } from "./audit.ts";
import type { FoundToken } from "./look-up.ts";

/**
 * Deals with a token that travelled unencrypted, for anybody on the way to read.
 *
 * A user's is revoked: its owner is told on the next page view, and makes another. A company's is suspended, for one bad script
 * must not end every integration unseen: an admin sees why, and restores or replaces it.
 */
export async function exposeToken(
  database: Database,
  found: FoundToken,
  address: string | null,
): Promise<AuditedToken> {
  const { guid, lastFour, caller } = found;
  const token: AuditedToken = { kind: caller.kind, guid, lastFour };
  const now = new Date().toISOString();
  await database.transaction().execute(async (transaction) => {
    const change =
      caller.kind === "user"
        ? transaction
            .updateTable("tokens")
            .set({ hash: null, sealed: null, revoked_at: now, exposed_from: address ?? "" })
        : transaction.updateTable("tokens").set((columns) => ({
            suspended_hash: columns.ref("hash"),
            hash: null,
            suspended_at: now,
            exposed_from: address ?? "",
          }));
    const { numUpdatedRows } = await change.where("guid", "=", guid).where("hash", "is not", null).executeTakeFirst();
    if (numUpdatedRows > 0n) {
      await recordEvent(transaction, `${caller.kind}_token_exposed`, { ...caller, address }, token);
    }
  });
  return token;
}
