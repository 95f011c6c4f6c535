import { isIPv6 } from "node:net";
import type { Database } from "../db/database.ts";
import { runTransaction } from "../db/transaction.ts";
import { reasonOf } from "../errors.ts";
import { createAttempts } from "./attempt-counter.ts";
import type { AuditAction } from "./audit.ts";
import { recordEvent } from "./audit.ts";

/** Counts tokens that do not work, by the address they come from. */
export interface Failures {
  /** Counts one more; answers the seconds to wait when there were too many. */
  count(address: string | null): Promise<number | undefined>;
  /** Tells the audit log of a token that stood in a URL. */
  noteUrl(address: string | null): Promise<void>;
  /** Forgets all. */
  clear(): void;
}

/**
 * Allows a hundred failures an address in five minutes. The audit log gets the first of them and the first too many, so that
 * whoever guesses cannot fill the disk with it.
 *
 * @param limits - false counts, and never answers seconds.
 */
export function createFailures(database: Database, limits: boolean): Failures {
  const attempts = createAttempts(failureLimit, windowMs);

  async function record(action: AuditAction, address: string): Promise<void> {
    try {
      await runTransaction(database, (transaction) => recordEvent(transaction, action, address));
    } catch (error) {
      // A log that cannot be written is no reason to answer anything but a refusal.
      console.error(`signet-sandbox: the audit log cannot be written (${reasonOf(error)})`);
    }
  }

  return {
    async count(address) {
      const key = networkOf(address ?? "");
      const { count, waitSeconds } = attempts.take(key);
      if (count === 1) await record("authentication_failed", key);
      if (!limits) return undefined;
      if (count === failureLimit + 1) await record("authentication_limited", key);
      return waitSeconds;
    },
    async noteUrl(address) {
      const key = networkOf(address ?? "");
      if (attempts.take(`url ${key}`).count === 1) await record("token_in_url", key);
    },
    clear: () => attempts.clear(),
  };
}

/** One subscriber: an IPv4 address, or the /64 of an IPv6 address. */
function networkOf(address: string): string {
  const v4 = address.replace(/^::ffff:(?=\d+\.)/i, "");
  if (!isIPv6(v4)) return v4;
  const [head = "", tail] = v4.split("::");
  const groups = head === "" ? [] : head.split(":");
  const rest = tail === undefined || tail === "" ? [] : tail.split(":");
  const zeros = tail === undefined ? [] : Array.from({ length: 8 - groups.length - rest.length }, () => "0");
  return `${[...groups, ...zeros, ...rest].slice(0, 4).join(":")}::/64`;
}

/** How many tokens that do not work an address may send in five minutes. */
export const failureLimit = 100;
const windowMs = 5 * 60_000;
