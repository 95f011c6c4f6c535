import { type Context, Hono } from "hono";
import { html } from "hono/html";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { readDate } from "../../db/sandbox-date.ts";
import { mayManageTokens } from "../../roles.ts";
import { type Environment, formField, type Services } from "../console-context.ts";
import { notice, page } from "../page-layout.ts";
import { confirmPassword } from "../sign-in/confirm-password.ts";
import { requireSession } from "../sign-in/sign-in-routes.ts";
import { clockSection } from "./clock-section.ts";
import { companyTokenRoutes } from "./company-token-routes.ts";
import { companyTokenSection } from "./company-token-section.ts";
import type { PreferencesView, RenderPreferences } from "./preferences-view.ts";
import { confirmPasswordPage, replaceUserTokenPage, userTokenSection } from "./user-token-section.ts";

/** Serves User Preferences, where users and, by role, admins manage tokens. */
export function preferencesRoutes(services: Services): Hono<Environment> {
  const { tokens, sessions } = services;
  const show: RenderPreferences = (context, extra = {}, status = 200) =>
    showPreferences(services, context, extra, status);

  return new Hono<Environment>()
    .use(requireSession(services))
    .get("/", (context) => show(context))
    .on("GET", ["/user-token", "/user-token/show", "/company-tokens"], (context) =>
      context.redirect("/sandbox/preferences", 303),
    )
    .use(async (context, next) => {
      if (context.req.method !== "POST") return next();
      // Sent twice, or loaded again: the form did its work the first time.
      if (await sessions.useFormToken(context.get("session"), await formField(context, "form_token"))) return next();
      return show(context, { message: usedForm }, 409);
    })
    .get("/user-token/replace", async (context) => {
      const session = context.get("session");
      const token = await tokens.describeUserToken(session.user.guid);
      if (token === undefined || token.leaked !== undefined) return context.redirect("/sandbox/preferences", 303);
      return context.html(replaceUserTokenPage(session, sessions.issueFormToken(session), token));
    })
    .post("/user-token", async (context) => {
      const token = await tokens.generateUserToken(context.get("session").user);
      return show(context, { newToken: { kind: "user", token } });
    })
    .post("/user-token/show", async (context) => {
      const session = context.get("session");
      const confirmation = await confirmPassword(services, context);
      if (!confirmation.isConfirmed) {
        const formToken = sessions.issueFormToken(session);
        return context.html(confirmPasswordPage(session, formToken, confirmation.problem), confirmation.status);
      }
      const revealedToken = await tokens.showUserToken(session.user);
      return show(context, revealedToken === undefined ? { message: noKey } : { revealedToken });
    })
    .route("/company-tokens", companyTokenRoutes(services, show));
}

async function showPreferences(
  { database, tokens, sessions }: Services,
  context: Context<Environment>,
  extra: Partial<PreferencesView>,
  status: ContentfulStatusCode,
): Promise<Response> {
  const session = context.get("session");
  const { guid, role, customerGuid } = session.user;
  const view: PreferencesView = {
    session,
    formToken: sessions.issueFormToken(session),
    userToken: await tokens.describeUserToken(guid),
    companyTokens: mayManageTokens(role) ? await tokens.listCompanyTokens(customerGuid) : undefined,
    today: await readDate(database),
    ...extra,
  };
  const content = html`<h1>User Preferences</h1>
${view.message === undefined ? "" : notice(view.message.kind, view.message.text)}
${userTokenSection(view)}
${companyTokenSection(view)}
${clockSection(view)}`;
  return context.html(page({ title: "User Preferences", session, content }), status);
}

const usedForm = {
  kind: "info",
  text: "This form was sent before, so nothing was done. A company token is shown once and not again.",
} as const;
const noKey = {
  kind: "error",
  text: "Your token cannot be shown: its encryption key is no longer available. The token still works. To see one, generate a new token.",
} as const;
