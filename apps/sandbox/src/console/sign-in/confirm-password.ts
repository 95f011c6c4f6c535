import type { Context } from "hono";
import type { Environment, Parts } from "../console-context.ts";
import { formField } from "../console-context.ts";
import { verifyPassword } from "./password.ts";

/** Whether who uses this session has shown lately who he is; otherwise what to answer. */
export type Proof = { isFresh: true } | { isFresh: false; status: 200 | 403 | 429; problem: string | undefined };

/** Takes the password that came with a form, where the last one was given more than ten minutes ago. */
export async function provePassword(parts: Parts, context: Context<Environment>): Promise<Proof> {
  const session = context.get("session");
  if (Date.now() - session.provedAt < proofMs) return { isFresh: true };
  const password = await formField(context, "password");
  if (password === "") return { isFresh: false, status: 200, problem: undefined };
  const key = `proof ${session.userGuid}`;
  const { waitSeconds } = parts.attempts.take(key);
  if (parts.limits && waitSeconds !== undefined) {
    context.header("retry-after", String(waitSeconds));
    const minutes = Math.ceil(waitSeconds / 60);
    return { isFresh: false, status: 429, problem: `Too many failed attempts. Try again in ${minutes} minutes.` };
  }
  const user = await parts.database
    .selectFrom("users")
    .select("password_hash")
    .where("guid", "=", session.userGuid)
    .executeTakeFirst();
  if (!(await verifyPassword(password, user?.password_hash))) {
    return { isFresh: false, status: 403, problem: "The password is wrong." };
  }
  parts.attempts.clear(key);
  await parts.sessions.prove(session);
  return { isFresh: true };
}

const proofMs = 10 * 60_000;
