import { type Context, Hono } from "hono";
import { getCookie } from "hono/cookie";
import { moveOneDay } from "../clock/move-one-day.ts";
import { readDate } from "../db/sandbox-date.ts";
import { daysBefore, lastDate } from "../domain/dates.ts";
import { parseUserId } from "../http/basic-auth.ts";
import { mayManageTokens } from "../roles.ts";
import { addressOf, type Environment, formField, problem, type Services } from "./console-context.ts";
import type { Session } from "./sign-in/sessions.ts";
import { sessionCookie } from "./sign-in/sign-in-routes.ts";

/** Serves the date of the data, and moves it on: for admins who signed in, and for any token if the data is not kept. */
export function clockRoutes(services: Services): Hono<Environment> {
  const { database } = services;
  return new Hono<Environment>()
    .use(async (context, next) => {
      if (await mayUseClock(services, context)) return next();
      const detail = "Only an admin who signed in may use the clock, or any token of a sandbox with --data :memory:.";
      return problem(context, 403, "Forbidden", detail);
    })
    .get("/", async (context) => context.json({ today: await readDate(database) }))
    .post("/", async (context) => {
      const isForm = context.req.header("content-type")?.startsWith("application/x-www-form-urlencoded") === true;
      const days = isForm ? Number(await formField(context, "days")) : await readDays(context);
      if (typeof days !== "number" || !Number.isInteger(days) || days < 1 || days > 366) {
        return problem(context, 400, "Invalid days", 'The body must be {"days": n}, with an integer from 1 to 366.');
      }
      if (daysBefore(await readDate(database), -days) > lastDate) {
        return problem(context, 400, "Invalid days", `The date of the data cannot be later than ${lastDate}.`);
      }
      // Sent twice, or loaded again: the form did its work the first time.
      if (isForm && !(await useForm(services, context))) return context.redirect("/sandbox/preferences", 303);
      let today = "";
      for (let count = 0; count < days; count += 1) today = await moveOneDay(database);
      return isForm ? context.redirect("/sandbox/preferences", 303) : context.json({ today });
    })
    .all("/", (context) => problem(context, 405, "Method not allowed", "GET reads the date, POST moves it on."));
}

async function mayUseClock(
  { sessions, tokens, failures, reset }: Services,
  context: Context<Environment>,
): Promise<boolean> {
  const session = await sessions.find(getCookie(context, sessionCookie, "host") ?? "", addressOf(context));
  if (session !== undefined) context.set("session", session);
  if (session !== undefined && mayManageTokens(session.user.role)) return true;
  const userId = parseUserId(context.req.header("authorization") ?? "");
  if (reset === undefined || userId === undefined) return false;
  if ((await tokens.verify(userId, addressOf(context))) !== undefined) return true;
  await failures.count(addressOf(context));
  return false;
}

async function useForm({ sessions }: Services, context: Context<Environment>): Promise<boolean> {
  const session: Session | undefined = context.get("session");
  return session !== undefined && sessions.useFormToken(session, await formField(context, "form_token"));
}

async function readDays(context: Context<Environment>): Promise<unknown> {
  try {
    return (JSON.parse(await context.req.text()) as { days?: unknown } | null)?.days;
  } catch {
    return undefined;
  }
}
