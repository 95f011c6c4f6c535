import type { Database } from "../db/database.ts";
import { createWriteTogether } from "../db/group-commit.ts";
import type { AuditedToken } from "./audit.ts";
import type { Caller } from "./caller.ts";
import type { CompanyTokens } from "./company-tokens.ts";
import { createCompanyTokens } from "./company-tokens.ts";
import type { Seal } from "./encrypt-token.ts";
import { createLastUsed } from "./last-used.ts";
import { exposeToken } from "./leaked-token.ts";
import { createLookUp } from "./look-up.ts";
import { hashSecret } from "./token-format.ts";
import type { UserTokens } from "./user-tokens.ts";
import { createUserTokens } from "./user-tokens.ts";

/** Issues, verifies and revokes tokens. */
export interface Tokens extends UserTokens, CompanyTokens {
  /**
   * Whom the token stands for; `undefined` when it is malformed, unknown, replaced, revoked or suspended, or its user is not
   * active.
   *
   * @param address - where the request came from.
   */
  verify(token: string, address: string | null): Promise<Caller | undefined>;
  /** Ends a user's token that travelled unencrypted, and suspends a company's; tells what it was when it worked. */
  expose(token: string, address: string | null): Promise<AuditedToken | undefined>;
  /** Writes what is known of uses and not written yet. */
  close(): Promise<void>;
}

/** Keeps tokens in the database. */
export function createTokens(database: Database, seal: Seal): Tokens {
  const find = createLookUp(database);
  const lastUsed = createLastUsed(database);
  const write = createWriteTogether(database);
  // What could not be revoked for want of disk or database is refused by this process at least.
  const refused = new Set<string>();
  const isRefused = (token: string) => refused.size > 0 && refused.has(hashSecret(token).toString("hex"));

  return {
    ...createUserTokens(database, write, seal),
    ...createCompanyTokens(database, write, lastUsed),

    async verify(token, address) {
      const found = await find(token);
      if (found === undefined || isRefused(token)) return undefined;
      lastUsed.note(found.guid);
      return { ...found.caller, address };
    },

    async expose(token, address) {
      const found = await find(token);
      if (found === undefined) return undefined;
      refused.add(hashSecret(token).toString("hex"));
      const exposed = await exposeToken(database, found, address);
      refused.delete(hashSecret(token).toString("hex"));
      return exposed;
    },

    async close() {
      lastUsed.stop();
      await lastUsed.flush();
    },
  };
}
