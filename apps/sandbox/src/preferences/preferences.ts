import type { Context } from "hono";
import { Hono } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import type { Role } from "../roles.ts";
import { mayManageTokens } from "../roles.ts";
import type { Environment, Parts } from "./environment.ts";
import { formField } from "./environment.ts";
import type { PreferencesView } from "./preferences-page.ts";
import { deletePage, descriptionLimit, preferencesPage } from "./preferences-page.ts";
import { requireSession } from "./sign-in.ts";

/** User Preferences: what a user and, by role, an admin does with tokens. */
export function preferencesRoutes(parts: Parts): Hono<Environment> {
  const { tokens, sessions } = parts;
  const show = (
    context: Context<Environment>,
    more: Partial<PreferencesView> = {},
    status: ContentfulStatusCode = 200,
  ) => showPreferences(parts, context, more, status);

  return new Hono<Environment>()
    .use(requireSession(parts))
    .get("/", (context) => show(context))
    .get("/user-token", (context) => context.redirect("/sandbox/preferences", 303))
    .get("/company-tokens", (context) => context.redirect("/sandbox/preferences", 303))
    .use(async (context, next) => {
      if (context.req.method !== "POST") return next();
      // Sent twice, or loaded again: what the form asked for was done the first time.
      if (await sessions.useFormToken(context.get("session"), await formField(context, "form_token"))) return next();
      return show(context, { message: usedForm }, 409);
    })
    .post("/user-token", async (context) => {
      const token = await tokens.generateUserToken(await findUser(parts, context));
      return show(context, { fresh: { kind: "user", token } });
    })
    .post("/company-tokens", async (context) => {
      const user = await findUser(parts, context);
      if (!mayManageTokens(user.role as Role)) return show(context, { message: notAllowed }, 403);
      const description = (await formField(context, "description")).trim();
      if (description === "" || description.length > descriptionLimit) {
        return show(context, { description, message: badDescription }, 422);
      }
      const { token } = await tokens.createCompanyToken({
        customerGuid: user.customer_guid,
        description,
        creatorName: user.formal_name,
        role: user.role as Role,
        groupGuid: null,
      });
      return show(context, { fresh: { kind: "company", token } });
    })
    .on(["GET", "POST"], "/company-tokens/:guid/delete", async (context) => {
      const user = await findUser(parts, context);
      if (!mayManageTokens(user.role as Role)) return show(context, { message: notAllowed }, 403);
      const list = await tokens.listCompanyTokens(user.customer_guid);
      const token = list.find(({ guid }) => guid === context.req.param("guid"));
      if (token === undefined) return show(context, { message: noSuchToken }, 404);
      if (context.req.method === "GET") {
        const formToken = await sessions.issueFormToken(context.get("session"));
        return context.html(
          deletePage({ user: { name: user.formal_name, customer: user.customer }, formToken }, token),
        );
      }
      await tokens.deleteCompanyToken(user.customer_guid, token.guid);
      return show(context, { message: { kind: "good", text: `The token “${token.description}” is deleted.` } });
    });
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
    user: { name: user.formal_name, customer: user.customer },
    role,
    formToken: await parts.sessions.issueFormToken(context.get("session")),
    userToken: await parts.tokens.describeUserToken(user.guid),
    companyTokens: mayManageTokens(role) ? await parts.tokens.listCompanyTokens(user.customer_guid) : undefined,
    ...more,
  };
  return context.html(preferencesPage(view), status);
}

function findUser({ database }: Parts, context: Context<Environment>) {
  return database
    .selectFrom("users")
    .innerJoin("customers", "customers.guid", "users.customer_guid")
    .select(["users.guid", "users.customer_guid", "formal_name", "role", "customers.name as customer"])
    .where("users.guid", "=", context.get("session").userGuid)
    .executeTakeFirstOrThrow();
}

const usedForm = {
  kind: "plain",
  text: "This form was sent before, so nothing was done. A token that was generated is shown once and not again.",
} as const;
const notAllowed = { kind: "bad", text: "Your role may not manage company tokens." } as const;
const noSuchToken = { kind: "bad", text: "There is no such company token; perhaps it was deleted." } as const;
const badDescription = {
  kind: "bad",
  text: `Say in 1 to ${descriptionLimit} characters what the token is for.`,
} as const;
