import type { Database } from "../db/database.ts";
import type { Principal } from "../principal.ts";
import type { AuditedToken } from "./audit-log.ts";
import type { CompanyTokens } from "./company-tokens.ts";
import { createCompanyTokens } from "./company-tokens.ts";
import { findToken } from "./find-token.ts";
import { handleLeakedToken } from "./handle-leaked-token.ts";
import { createLastUsed } from "./last-used.ts";
import { hashSecret } from "./token-format.ts";
import type { UserTokens } from "./user-tokens.ts";
import { createUserTokens } from "./user-tokens.ts";

export interface Tokens extends UserTokens, CompanyTokens {
  /**
   * Finds the principal of a token.
   *
   * @param address - the network address the request came from.
   * @returns `undefined` when the token is malformed, unknown, replaced, revoked or suspended, or its user is not active.
   */
  verify(token: string, address: string | null): Promise<Principal | undefined>;
  /** Revokes a user's token that arrived unencrypted, or suspends a company's; `undefined` when it did not work anyway. */
  handleLeakedToken(token: string, address: string | null): Promise<AuditedToken | undefined>;
  /** Writes the uses that are not written yet. */
  close(): Promise<void>;
}

/**
 * Keeps tokens in the database.
 *
 * @param key - the key that user tokens are encrypted with.
 */
export function createTokens(database: Database, key: Buffer): Tokens {
  const lastUsed = createLastUsed(database);
  // A leaked token that could not be revoked, because of the disk or the database, is refused by this process at least.
  const refused = new Set<string>();

  return {
    ...createUserTokens(database, key),
    ...createCompanyTokens(database, lastUsed),

    async verify(token, address) {
      const found = await findToken(database, token, address);
      if (found === undefined || refused.has(hashSecret(token).toString("hex"))) return undefined;
      lastUsed.note(found.guid);
      return found.principal;
    },

    async handleLeakedToken(token, address) {
      const found = await findToken(database, token, address);
      if (found === undefined) return undefined;
      const hash = hashSecret(token).toString("hex");
      refused.add(hash);
      await handleLeakedToken(database, found);
      refused.delete(hash);
      return { kind: found.principal.kind, guid: found.guid, lastFour: found.lastFour };
    },

    async close() {
      lastUsed.stop();
      await lastUsed.flush();
    },
  };
}
