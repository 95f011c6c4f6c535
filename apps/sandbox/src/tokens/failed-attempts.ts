import { isIPv6 } from "node:net";
import type { Database } from "../db/database.ts";
import { runTransaction } from "../db/transaction.ts";
import { reasonOf } from "../errors.ts";
import type { Principal } from "../principal.ts";
import { createAttemptCounter } from "./attempt-counter.ts";
import { type AuditAction, recordEvent } from "./audit-log.ts";

export type FailedAttempts = ReturnType<typeof createFailedAttempts>;

/**
 * Allows a hundred failures per address in five minutes. The audit log gets only the first failure and the first one over the
 * limit, so that guessing cannot fill the disk.
 *
 * @param limits - false to count without a limit.
 */
export function createFailedAttempts(database: Database, limits: boolean) {
  const attempts = createAttemptCounter(failureLimit, windowMs);

  async function record(action: AuditAction, by: Principal | string): Promise<void> {
    try {
      await runTransaction(database, (transaction) => recordEvent(transaction, action, by));
    } catch (error) {
      // The request gets its 401 all the same.
      console.error(`signet-sandbox: the audit log cannot be written (${reasonOf(error)})`);
    }
  }

  return {
    /** Returns the seconds to wait when there are too many failures. */
    async count(address: string | null) {
      const key = networkOf(address ?? "");
      const { count, waitSeconds } = attempts.count(key);
      if (count === 1) await record("authentication_failed", key);
      if (!limits) return undefined;
      if (count === failureLimit + 1) await record("authentication_limited", key);
      return waitSeconds;
    },
    /** Records that a URL had a token, which works if it has a principal. */
    async noteUrl(address: string | null, principal: Principal | undefined) {
      const key = networkOf(address ?? "");
      const { count } = attempts.count(`url ${key} ${principal?.guid}`);
      if (count === 1) await record("token_in_url", principal ?? key);
    },
    clear: () => attempts.clear(),
  };
}

/** Returns the network of one subscriber: an IPv4 address, or the /64 of an IPv6 address. */
export function networkOf(address: string): string {
  const v4 = address.replace(/^::ffff:(?=\d+\.)/i, "");
  if (!isIPv6(v4)) return v4;
  const [head = "", tail] = v4.split("::");
  const groups = head === "" ? [] : head.split(":");
  const rest = tail === undefined || tail === "" ? [] : tail.split(":");
  const zeros = tail === undefined ? [] : Array.from({ length: 8 - groups.length - rest.length }, () => "0");
  return `${[...groups, ...zeros, ...rest].slice(0, 4).join(":")}::/64`;
}

export const failureLimit = 100;
const windowMs = 5 * 60_000;
