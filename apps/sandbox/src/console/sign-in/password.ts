import { randomBytes, scrypt, timingSafeEqual } from "node:crypto";
import { promisify } from "node:util";

/** Hashes a password for storage: salt and scrypt hash (N = 2^14, r = 8, p = 1). */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  return `${salt.toString("hex")}:${(await derive(password, salt)).toString("hex")}`;
}

/** Verifies a password against its stored hash. It takes as long when there is none. */
export async function verifyPassword(password: string, stored: string | null | undefined): Promise<boolean> {
  const [salt = "00", hash = ""] = stored?.split(":") ?? [];
  const derived = await derive(password, Buffer.from(salt, "hex"));
  const expected = Buffer.from(hash, "hex");
  return expected.length === derived.length && timingSafeEqual(expected, derived);
}

function derive(password: string, salt: Buffer): Promise<Buffer> {
  return promisify<string, Buffer, number, Buffer>(scrypt)(password, salt, 32);
}
