import type { Database } from "../db/database.ts";
import { createCompanyTokens } from "./company-tokens.ts";
import { findToken } from "./find-token.ts";
import { handleLeakedToken } from "./handle-leaked-token.ts";
import { createLastUsed } from "./last-used.ts";
import { hashSecret } from "./token-format.ts";
import { createUserTokens } from "./user-tokens.ts";

export type Tokens = ReturnType<typeof createTokens>;

/**
 * Keeps tokens in the database.
 *
 * @param key - the key that user tokens are encrypted with.
 */
export function createTokens(database: Database, key: Buffer) {
  const lastUsed = createLastUsed(database);
  // A leaked token that could not be revoked, because of the disk or the database, is refused by this process at least.
  const refused = new Set<string>();

  return {
    ...createUserTokens(database, key),
    ...createCompanyTokens(database, lastUsed),

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
      await handleLeakedToken(database, found);
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
