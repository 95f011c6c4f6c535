import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { createAttemptCounter } from "../../tokens/attempt-counter.ts";
import { networkOf } from "../../tokens/failed-attempts.ts";

/** Who signs in: the e-mail, the network address, and the device cookie if the browser has one. */
export interface SignInAttempt {
  email: string;
  address: string | null;
  device: string | undefined;
}

export type SignInLimits = ReturnType<typeof createSignInLimits>;

/**
 * Allows ten failures per e-mail and a hundred per network address in 15 minutes.
 *
 * A browser that signed in before has a cookie that proves it, and ten failures of its own: others cannot lock its user out.
 *
 * @param key - signs the cookies.
 * @see {@link https://owasp.org/www-community/Slow_Down_Online_Guessing_Attacks_with_Device_Cookies | OWASP, Device Cookies}
 */
export function createSignInLimits(key: Buffer) {
  const byName = createAttemptCounter(10, windowMs);
  const byAddress = createAttemptCounter(100, windowMs);

  function proofOf(nonce: string, email: string): Buffer {
    return createHmac("sha256", key).update(`device ${nonce} ${email}`).digest();
  }

  function countersOf({ email, address, device = "" }: SignInAttempt) {
    const [nonce = "", proof = ""] = device.split(".");
    const given = Buffer.from(proof, "base64url");
    const expected = proofOf(nonce, email);
    if (given.length === expected.length && timingSafeEqual(given, expected)) {
      return [{ counter: byName, key: `device ${nonce}` }];
    }
    return [
      { counter: byName, key: `email ${email}` },
      { counter: byAddress, key: networkOf(address ?? "") },
    ];
  }

  return {
    /** Counts an attempt before its password is checked; returns the seconds to wait when there were too many failures. */
    count(attempt: SignInAttempt): number | undefined {
      const waits = countersOf(attempt).map(({ counter, key: own }) => counter.count(own).waitSeconds ?? 0);
      return Math.max(...waits) || undefined;
    },
    /** Takes an attempt back that was no failure. */
    forgive(attempt: SignInAttempt): void {
      for (const { counter, key: own } of countersOf(attempt)) counter.uncount(own);
    },
    /** Makes the cookie of a browser that has signed in. */
    issueDevice(email: string): string {
      const nonce = randomBytes(16).toString("base64url");
      return `${nonce}.${proofOf(nonce, email).toString("base64url")}`;
    },
    clear(): void {
      byName.clear();
      byAddress.clear();
    },
  };
}

const windowMs = 15 * 60_000;
