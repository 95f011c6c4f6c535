import type { Database } from "../db/database.ts";
import { runTransaction } from "../db/transaction.ts";
import { recordEvent } from "./audit-log.ts";
import { createCompanyTokens } from "./company-tokens.ts";
import { type FoundToken, findToken } from "./find-token.ts";
import { createLastUsed } from "./last-used.ts";
import { hashSecret } from "./token-format.ts";
import { createUserTokens } from "./user-tokens.ts";

export type Tokens = ReturnType<typeof createTokens>;

/** What may be done with tokens. */
export type TokenActions = ReturnType<Tokens["within"]>;

/**
 * Keeps tokens in the database.
 *
 * @param key - the key that user tokens are encrypted with.
 */
export function createTokens(database: Database, key: Buffer) {
  const lastUsed = createLastUsed(database);
  // A leaked token that could not be revoked, because of the disk or the database, is refused by this process at least.
  const refused = new Set<string>();

  const within = (scope: Database) => ({ ...createUserTokens(scope, key), ...createCompanyTokens(scope, lastUsed) });

  return {
    ...within(database),
    /** Returns the same actions as a part of a transaction. */
    within,

    /** Returns `undefined` when the token is malformed, unknown, replaced, revoked or suspended, or its user is not active. */
    async verify(token: string, address: string | null) {
      const found = await findToken(database, token, address);
      if (found === undefined || refused.has(hashSecret(token).toString("hex"))) return undefined;
      lastUsed.note(found.guid);
      return found.principal;
    },

    /** Revokes a user's token that arrived unencrypted, or suspends a company's; `undefined` when it did not work anyway. */
    async handleLeakedToken(token: string, address: string | null) {
      const found = await findToken(database, token, address);
      if (found === undefined) return undefined;
      const hash = hashSecret(token).toString("hex");
      refused.add(hash);
      await revoke(database, found);
      refused.delete(hash);
      return { kind: found.principal.kind, guid: found.guid, lastFour: found.lastFour };
    },

    /** Writes the uses that are not written yet. */
    async close() {
      lastUsed.stop();
      await lastUsed.flush();
    },
  };
}

/**
 * Revokes a user's token that arrived unencrypted, or suspends a company's.
 *
 * A company token is only suspended because one bad script must not stop every integration: an admin sees why, and restores or
 * replaces it.
 */
async function revoke(database: Database, { guid, lastFour, principal }: FoundToken): Promise<void> {
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
