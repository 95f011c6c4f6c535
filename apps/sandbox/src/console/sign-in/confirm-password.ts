import type { Context } from "hono";
import { type Environment, formField, type Services } from "../console-context.ts";
import { verifyPassword } from "./password.ts";

export type Confirmation = { isConfirmed: true } | { isConfirmed: false; status: 200 | 403 | 429; problem?: string };

/** Takes the password that came with a form, unless it was entered in the last ten minutes. */
export async function confirmPassword(
  { database, confirmations, limits, sessions }: Services,
  context: Context<Environment>,
): Promise<Confirmation> {
  const session = context.get("session");
  if (Date.now() - session.confirmedAt < confirmationMs) return { isConfirmed: true };
  const password = await formField(context, "password");
  if (password === "") return { isConfirmed: false, status: 200 };
  const key = `confirm ${session.user.guid}`;
  const { waitSeconds } = confirmations.count(key);
  if (limits && waitSeconds !== undefined) {
    context.header("retry-after", String(waitSeconds));
    const minutes = Math.ceil(waitSeconds / 60);
    return {
      isConfirmed: false,
      status: 429,
      problem: `Too many failed confirmations. Try again in ${minutes} minutes.`,
    };
  }
  const stored = await database
    .selectFrom("users")
    .select("password_hash")
    .where("guid", "=", session.user.guid)
    .executeTakeFirst();
  if (!(await verifyPassword(password, stored?.password_hash))) {
    return { isConfirmed: false, status: 403, problem: "The password is wrong." };
  }
  confirmations.clear(key);
  await sessions.confirm(session);
  return { isConfirmed: true };
}

const confirmationMs = 10 * 60_000;
