import { randomBytes, scrypt, timingSafeEqual } from "node:crypto";
import { promisify } from "node:util";

/** What is stored of a password: salt and scrypt hash (N = 2^14, r = 8, p = 1). */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  return `${salt.toString("hex")}:${(await derive(password, salt)).toString("hex")}`;
}

/** Whether a password fits what is stored. It takes as long where there is nothing to fit. */
export async function verifyPassword(password: string, stored: string | null | undefined): Promise<boolean> {
  const [salt = "00", hash = ""] = stored?.split(":") ?? [];
  const derived = await derive(password, Buffer.from(salt, "hex"));
  const expected = Buffer.from(hash, "hex");
  return expected.length === derived.length && timingSafeEqual(expected, derived);
}

function derive(password: string, salt: Buffer): Promise<Buffer> {
  return promisify<string, Buffer, number, Buffer>(scrypt)(password, salt, 32);
}
