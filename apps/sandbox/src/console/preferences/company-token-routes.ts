import { Hono } from "hono";
import { textProblem } from "../../api/input-limits.ts";
import { mayManageTokens } from "../../roles.ts";
import { companyTokenLimit, TooManyTokens } from "../../tokens/company-tokens.ts";
import { type Environment, formText, type Services } from "../console-context.ts";
import { companyTokenPage, descriptionLimit } from "./company-token-section.ts";
import type { RenderPreferences } from "./preferences-view.ts";

export function companyTokenRoutes({ tokens, sessions }: Services, show: RenderPreferences): Hono<Environment> {
  const routes = new Hono<Environment>()
    .use(async (context, next) =>
      mayManageTokens(context.get("session").user.role) ? next() : show(context, { message: notAllowed }, 403),
    )
    .post("/", async (context) => {
      const description = (await formText(context, "description")).trim();
      if (description === "" || description.length > descriptionLimit || textProblem(description) !== undefined) {
        return show(context, { description, message: badDescription }, 422);
      }
      try {
        const by = context.get("session").user;
        const { token } = await tokens.createCompanyToken({ by, description, groupGuid: null });
        return await show(context, { newToken: { kind: "company", token } });
      } catch (error) {
        if (!(error instanceof TooManyTokens)) throw error;
        return show(context, { description, message: tooMany }, 409);
      }
    });

  for (const action of ["delete", "replace", "restore"] as const) {
    routes.on(["GET", "POST"], `/:guid/${action}`, async (context) => {
      const session = context.get("session");
      const list = await tokens.listCompanyTokens(session.user.customerGuid);
      const token = list.find(({ guid }) => guid === context.req.param("guid"));
      if (token === undefined || (action === "restore" && token.suspended === undefined)) {
        return show(context, { message: noSuchToken }, 404);
      }
      if (context.req.method === "GET") {
        return context.html(companyTokenPage(session, sessions.issueFormToken(session), action, token));
      }
      const message = { kind: "success", text: `The token “${token.description}” ${done[action]}.` } as const;
      if (action === "replace") {
        const secret = await tokens.replaceCompanyToken(session.user, token.guid);
        if (secret === undefined) return show(context, { message: noSuchToken }, 404);
        return show(context, { newToken: { kind: "company", token: secret }, message });
      }
      const isDone = await tokens[`${action}CompanyToken`](session.user, token.guid);
      return isDone ? show(context, { message }) : show(context, { message: noSuchToken }, 404);
    });
  }
  return routes;
}

const done = { delete: "is deleted", replace: "has a new secret", restore: "works again" } as const;
const notAllowed = { kind: "error", text: "Your role may not manage company tokens." } as const;
const noSuchToken = { kind: "error", text: "This company token does not exist; perhaps it was deleted." } as const;
const tooMany = {
  kind: "error",
  text: `A company has at most ${companyTokenLimit} tokens: delete an unused one first.`,
} as const;
const badDescription = {
  kind: "error",
  text: `The description must have 1 to ${descriptionLimit} visible characters: say what the token is for.`,
} as const;
