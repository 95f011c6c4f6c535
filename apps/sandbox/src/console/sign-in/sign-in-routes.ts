import { Hono } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import { createMiddleware } from "hono/factory";
import { html } from "hono/html";
import { runTransaction } from "../../db/transaction.ts";
import { userPrincipal } from "../../principal.ts";
import { recordEvent } from "../../tokens/audit-log.ts";
import { addressOf, type Environment, formField, type Services } from "../console-context.ts";
import { notice, page } from "../page-layout.ts";
import { verifyPassword } from "./password.ts";
import { createSessions } from "./sessions.ts";

export function signInRoutes({ database, key, sessions, signInLimits, limits }: Services): Hono<Environment> {
  return new Hono<Environment>()
    .get("/sign-in", (context) => context.html(signInPage()))
    .post("/sign-in", async (context) => {
      const email = (await formField(context, "email")).trim().toLowerCase();
      const password = await formField(context, "password");
      const address = addressOf(context);
      const attempt = { email, address, device: getCookie(context, deviceCookie, "host") };
      // Counted before the password is looked at, so that trying many at once gains nothing.
      const waitSeconds = signInLimits.count(attempt);
      if (limits && waitSeconds !== undefined) {
        context.header("retry-after", String(waitSeconds));
        const text = `Too many failed attempts. Try again in ${Math.ceil(waitSeconds / 60)} minutes.`;
        return context.html(signInPage({ email, problem: text }), 429);
      }
      const user = await database.selectFrom("users").selectAll().where("email", "=", email).executeTakeFirst();
      const isCorrect = await verifyPassword(password, user?.password_hash);
      if (!isCorrect || user?.status !== "Activated") {
        const by = user === undefined ? address : userPrincipal(user, address);
        await runTransaction(database, (transaction) => recordEvent(transaction, "sign_in_failed", by));
        return context.html(signInPage({ email, problem: "The e-mail or the password is wrong." }), 403);
      }
      signInLimits.forgive(attempt);
      const former = getCookie(context, sessionCookie, "host") ?? "";
      const secret = await runTransaction(database, async (transaction) => {
        const last_login_time = new Date().toISOString();
        await transaction.updateTable("users").set({ last_login_time }).where("guid", "=", user.guid).execute();
        await recordEvent(transaction, "signed_in", userPrincipal(user, address));
        const own = createSessions(transaction, key);
        await own.end(former);
        return own.start(user.guid);
      });
      setCookie(context, sessionCookie, secret, cookie);
      setCookie(context, deviceCookie, signInLimits.issueDevice(email), { ...cookie, maxAge: 365 * 86_400 });
      return context.redirect("/sandbox/preferences", 303);
    })
    .post("/sign-out", async (context) => {
      const secret = getCookie(context, sessionCookie, "host") ?? "";
      const session = await sessions.find(secret, addressOf(context));
      await runTransaction(database, async (transaction) => {
        await createSessions(transaction, key).end(secret);
        if (session !== undefined) await recordEvent(transaction, "signed_out", session.user);
      });
      deleteCookie(context, sessionCookie, { prefix: "host", secure: true, path: "/" });
      return context.redirect("/sandbox/sign-in", 303);
    });
}

/** Puts the session on the context, or redirects to the sign-in page. */
export function requireSession({ sessions }: Services) {
  return createMiddleware<Environment>(async (context, next) => {
    const session = await sessions.find(getCookie(context, sessionCookie, "host") ?? "", addressOf(context));
    if (session === undefined) return context.redirect("/sandbox/sign-in", 303);
    context.set("session", session);
    return next();
  });
}

function signInPage({ email = "", problem }: { email?: string; problem?: string } = {}) {
  return page({
    title: "Sign in",
    content: html`<div class="narrow">
<h1>Sign in</h1>
${problem === undefined ? "" : notice("error", problem)}
<form class="card stack" method="post" action="/sandbox/sign-in">
<label for="email">E-mail</label>
<input id="email" name="email" type="email" autocomplete="username" required value="${email}">
<label for="password">Password</label>
<input id="password" name="password" type="password" autocomplete="current-password" required>
<button>Sign in</button>
</form>
<p class="hint">The sandbox prints both when it starts, with a new password each time.</p>
</div>`,
  });
}

/** With the prefix, `__Host-session`. */
export const sessionCookie = "session";
/** Stays after signing out. */
const deviceCookie = "device";
const cookie = { prefix: "host", secure: true, httpOnly: true, sameSite: "Lax", path: "/" } as const;
