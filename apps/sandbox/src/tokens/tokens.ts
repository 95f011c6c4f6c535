import { setTimeout as wait } from "node:timers/promises";
import type { Transaction } from "kysely";
import { endSessions } from "../console/sign-in/sessions.ts";
import type { Database, Tables } from "../db/database.ts";
import { beforeEachWrite, runTransaction } from "../db/transaction.ts";
import { reasonOf } from "../errors.ts";
import { recordEvent } from "./audit-log.ts";
import { createCompanyTokens } from "./company-tokens.ts";
import { type FoundToken, findToken, findTokenByHash } from "./find-token.ts";
import { createLastUsed } from "./last-used.ts";
import { openPendingRevocations } from "./pending-revocations.ts";
import { hashSecret } from "./token-format.ts";
import { createUserTokens } from "./user-tokens.ts";

export type Tokens = ReturnType<typeof createTokens>;

/** The actions on tokens in one transaction. */
export type TokenActions = ReturnType<Tokens["within"]>;

/**
 * Keeps tokens in the database.
 *
 * @param key - the key that user tokens are encrypted with.
 * @param folder - the data folder, for the revocations that the database could not store.
 * @param isShared - false if no other process can use the folder. @defaultValue true
 */
export function createTokens(database: Database, key: Buffer, folder: string, isShared = true) {
  const lastUsed = createLastUsed(database);
  const pending = openPendingRevocations(folder, isShared);
  let timer: NodeJS.Timeout | undefined;
  const within = (scope: Database) => ({ ...createUserTokens(scope, key), ...createCompanyTokens(scope, lastUsed) });

  // What had to be revoked is revoked with the next write, or nothing is written.
  beforeEachWrite(database, async (transaction) => {
    const entries = pending.list();
    for (const { hash, address } of entries) {
      const found = await findTokenByHash(transaction, Buffer.from(hash, "hex"), address);
      if (found !== undefined) await revoke(transaction, found);
    }
    return () => {
      if (entries.length > 0) pending.remove(entries);
    };
  });

  function retryLater(): void {
    timer ??= setInterval(() => {
      runTransaction(database, async () => {}).then(stopTimer, () => {});
    }, 1_000).unref();
  }

  function stopTimer(): void {
    clearInterval(timer);
    timer = undefined;
  }

  return {
    ...within(database),
    /** Returns the same actions as a part of a transaction. */
    within,

    /** Returns `undefined` when the token is malformed, unknown, replaced, revoked or suspended, or its user is not active. */
    async verify(token: string, address: string | null) {
      const found = await findToken(database, token, address);
      if (found === undefined || pending.has(token)) return undefined;
      lastUsed.note(found.guid);
      return found.principal;
    },

    /** Finds the principal of a token without noting a use. */
    async find(token: string, address: string | null) {
      return (await findToken(database, token, address))?.principal;
    },

    /**
     * Revokes a user's token that arrived unencrypted, or suspends a company's; `undefined` when it did not work anyway.
     *
     * It is refused at once, also after a restart, and the next write revokes it: the one here, or when the database cannot store
     * that, a later one.
     */
    async handleLeakedToken(token: string, address: string | null) {
      const entry = { hash: hashSecret(token).toString("hex"), address };
      try {
        const found = await findToken(database, token, address);
        if (found === undefined) return undefined;
        pending.add(entry);
        await runTransaction(database, async () => {});
        return { kind: found.principal.kind, guid: found.guid, lastFour: found.lastFour };
      } catch (error) {
        pending.add(entry);
        retryLater();
        await Promise.race([pending.written(), wait(1_000)]);
        throw error;
      }
    },

    /** Writes the uses that are not written yet. */
    async close() {
      stopTimer();
      lastUsed.stop();
      await lastUsed.flush().catch((error) => {
        console.error(`signet-sandbox: the last use of tokens cannot be written (${reasonOf(error)})`);
      });
    },
  };
}

/**
 * Revokes a user's token that arrived unencrypted, or suspends a company's.
 *
 * A company token is only suspended because one bad script must not stop every integration: an admin sees why, and restores or
 * replaces it.
 */
async function revoke(transaction: Transaction<Tables>, { guid, lastFour, principal }: FoundToken): Promise<void> {
  const { kind, address } = principal;
  const now = new Date().toISOString();
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
  if (numUpdatedRows === 0n) return;
  if (kind === "user") await endSessions(transaction, principal.guid);
  await recordEvent(transaction, `${kind}_token_leaked`, principal, { kind, guid, lastFour });
}
