import type { Database } from "../db/database.ts";
import { runTransaction } from "../db/transaction.ts";
import { recordEvent } from "./audit-log.ts";
import type { FoundToken } from "./find-token.ts";

/**
 * Revokes a user's token that arrived unencrypted, or suspends a company's.
 *
 * A company token is only suspended because one bad script must not stop every integration: an admin sees why, and restores or
 * replaces it.
 */
export async function handleLeakedToken(database: Database, { guid, lastFour, principal }: FoundToken): Promise<void> {
  const { kind, address } = principal;
  const now = new Date().toISOString();
  await runTransaction(database, async (transaction) => {
    const tokens = transaction.updateTable("tokens").where("guid", "=", guid).where("hash", "is not", null);
    const change =
      kind === "user"
        ? tokens.set({ hash: null, encrypted: null, revoked_at: now, leaked_from: address ?? "" })
        : tokens.set((columns) => ({
            suspended_hash: columns.ref("hash"),
            hash: null,
            suspended_at: now,
            leaked_from: address ?? "",
          }));
    const { numUpdatedRows } = await change.executeTakeFirst();
    if (numUpdatedRows > 0n) {
      await recordEvent(transaction, `${kind}_token_leaked`, principal, { kind, guid, lastFour });
    }
  });
}
