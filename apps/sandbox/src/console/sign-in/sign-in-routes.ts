import { Hono } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import { createMiddleware } from "hono/factory";
import type { MiddlewareHandler } from "hono/types";
import { recordEvent } from "../../tokens/audit.ts";
import type { Environment, Parts } from "../console-context.ts";
import { addressOf, formField } from "../console-context.ts";
import { verifyPassword } from "./password.ts";
import { signInPage } from "./sign-in-page.ts";

/** Signing in and out. */
export function signInRoutes({ database, sessions, attempts, limits }: Parts): Hono<Environment> {
  return new Hono<Environment>()
    .get("/sign-in", (context) => context.html(signInPage()))
    .post("/sign-in", async (context) => {
      const email = (await formField(context, "email")).trim().toLowerCase();
      const address = addressOf(context);
      const key = `${address} ${email}`;
      // Counted before the password is looked at, so that trying many at once gains nothing.
      const { waitSeconds: wait } = attempts.take(key);
      if (limits && wait !== undefined) {
        context.header("retry-after", String(wait));
        const text = `Too many failed attempts. Try again in ${Math.ceil(wait / 60)} minutes.`;
        return context.html(signInPage({ email, problem: text }), 429);
      }
      const user = await database.selectFrom("users").selectAll().where("email", "=", email).executeTakeFirst();
      const fits = await verifyPassword(await formField(context, "password"), user?.password_hash);
      if (!fits || user?.status !== "Activated") {
        const [guid, customerGuid] = [user?.guid ?? null, user?.customer_guid ?? null];
        const name = user?.formal_name ?? "Nobody known";
        await recordEvent(database, "sign_in_failed", { guid, customerGuid, name, address });
        return context.html(signInPage({ email, problem: "The e-mail or the password is wrong." }), 403);
      }
      attempts.clear(key);
      await endSession(sessions, getCookie(context, cookieName, "host"));
      const now = new Date().toISOString();
      await database.updateTable("users").set({ last_login_time: now }).where("guid", "=", user.guid).execute();
      const actor = { guid: user.guid, customerGuid: user.customer_guid, name: user.formal_name, address };
      await recordEvent(database, "signed_in", actor);
      const secret = await sessions.start(user.guid);
      setCookie(context, cookieName, secret, {
        prefix: "host",
        secure: true,
        httpOnly: true,
        sameSite: "Lax",
        path: "/",
      });
      return context.redirect("/sandbox/preferences", 303);
    })
    .post("/sign-out", async (context) => {
      await endSession(sessions, getCookie(context, cookieName, "host"));
      deleteCookie(context, cookieName, { prefix: "host", secure: true, path: "/" });
      return context.redirect("/sandbox/sign-in", 303);
    });
}

/** Lets nobody through who is not signed in. */
export function requireSession({ sessions }: Parts): MiddlewareHandler<Environment> {
  return createMiddleware<Environment>(async (context, next) => {
    const session = await sessions.find(getCookie(context, cookieName, "host") ?? "");
    if (session === undefined) return context.redirect("/sandbox/sign-in", 303);
    context.set("session", session);
    return next();
  });
}

async function endSession(sessions: Parts["sessions"], secret: string | undefined): Promise<void> {
  const session = secret === undefined ? undefined : await sessions.find(secret);
  if (session !== undefined) await sessions.end(session);
}

/** With the prefix, `__Host-session`. */
const cookieName = "session";
