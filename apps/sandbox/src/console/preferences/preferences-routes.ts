import type { Context } from "hono";
import { Hono } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import type { Role } from "../../roles.ts";
import { mayManageTokens } from "../../roles.ts";
import type { Environment, Parts } from "../console-context.ts";
import { addressOf, formField } from "../console-context.ts";
import { provePassword } from "../sign-in/confirm-password.ts";
import { requireSession } from "../sign-in/sign-in-routes.ts";
import { companyTokenRoutes } from "./company-token-routes.ts";
import type { PreferencesView } from "./preferences-page.ts";
import { preferencesPage } from "./preferences-page.ts";
import { provePage, replaceUserTokenPage } from "./user-token-section.ts";

/** Answers with User Preferences, and what is to be said besides. */
export type Show = (
  context: Context<Environment>,
  more?: Partial<PreferencesView>,
  status?: ContentfulStatusCode,
) => Promise<Response>;

/** User Preferences: what a user and, by role, an admin does with tokens. */
export function preferencesRoutes(parts: Parts): Hono<Environment> {
  const { tokens, sessions } = parts;
  const show: Show = (context, more = {}, status = 200) => showPreferences(parts, context, more, status);

  return new Hono<Environment>()
    .use(requireSession(parts))
    .get("/", (context) => show(context))
    .on("GET", ["/user-token", "/user-token/show", "/company-tokens"], (context) =>
      context.redirect("/sandbox/preferences", 303),
    )
    .use(async (context, next) => {
      if (context.req.method !== "POST") return next();
      // Sent twice, or loaded again: what the form asked for was done the first time.
      if (await sessions.useFormToken(context.get("session"), await formField(context, "form_token"))) return next();
      return show(context, { message: usedForm }, 409);
    })
    .get("/user-token/replace", async (context) => {
      const user = await findUser(parts, context);
      const token = await tokens.describeUserToken(user.guid);
      if (token === undefined || token.exposed !== undefined) return context.redirect("/sandbox/preferences", 303);
      const formToken = await sessions.issueFormToken(context.get("session"));
      return context.html(replaceUserTokenPage({ user: forHeader(user), formToken }, token));
    })
    .post("/user-token", async (context) => {
      const token = await tokens.generateUserToken(await findUser(parts, context), addressOf(context));
      return show(context, { fresh: { kind: "user", token } });
    })
    .post("/user-token/show", async (context) => {
      const user = await findUser(parts, context);
      const proof = await provePassword(parts, context);
      if (!proof.isFresh) {
        const formToken = await sessions.issueFormToken(context.get("session"));
        return context.html(provePage({ user: forHeader(user), formToken }, proof.problem), proof.status);
      }
      const shown = await tokens.showUserToken(user, addressOf(context));
      return show(context, shown === undefined ? { message: notSealedHere } : { shown });
    })
    .route("/company-tokens", companyTokenRoutes(parts, show));
}

async function showPreferences(
  parts: Parts,
  context: Context<Environment>,
  more: Partial<PreferencesView>,
  status: ContentfulStatusCode,
): Promise<Response> {
  const user = await findUser(parts, context);
  const role = user.role as Role;
  const view: PreferencesView = {
    user: forHeader(user),
    role,
    formToken: await parts.sessions.issueFormToken(context.get("session")),
    userToken: await parts.tokens.describeUserToken(user.guid),
    companyTokens: mayManageTokens(role) ? await parts.tokens.listCompanyTokens(user.customer_guid) : undefined,
    ...more,
  };
  return context.html(preferencesPage(view), status);
}

/** Who is signed in. */
export function findUser({ database }: Pick<Parts, "database">, context: Context<Environment>): Promise<SignedInUser> {
  return database
    .selectFrom("users")
    .innerJoin("customers", "customers.guid", "users.customer_guid")
    .select(["users.guid", "users.customer_guid", "formal_name", "role", "customers.name as customer"])
    .where("users.guid", "=", context.get("session").userGuid)
    .executeTakeFirstOrThrow();
}

/** A user, as far as the pages need to know him. */
export interface SignedInUser {
  guid: string;
  customer_guid: string;
  formal_name: string;
  role: string;
  customer: string;
}

/** What the header of a page says of a user. */
export function forHeader({ formal_name, customer }: SignedInUser): { name: string; customer: string } {
  return { name: formal_name, customer };
}

const usedForm = {
  kind: "plain",
  text: "This form was sent before, so nothing was done. A company token is shown once and not again.",
} as const;
const notSealedHere = {
  kind: "bad",
  text: "Your token cannot be shown: it was sealed with a key that is not here any more. It still works; generate a new one to see one again.",
} as const;
