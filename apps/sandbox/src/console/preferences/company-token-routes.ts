import type { Context } from "hono";
import { Hono } from "hono";
import type { Role } from "../../roles.ts";
import { mayManageTokens } from "../../roles.ts";
import type { Owner } from "../../tokens/company-tokens.ts";
import { companyTokenLimit, TooManyTokens } from "../../tokens/company-tokens.ts";
import type { Environment, Parts } from "../console-context.ts";
import { addressOf, formField } from "../console-context.ts";
import { companyTokenPage, descriptionLimit } from "./company-token-section.ts";
import type { Show, SignedInUser } from "./preferences-routes.ts";
import { findUser, forHeader } from "./preferences-routes.ts";

/** Creating, deleting, replacing and restoring company tokens. */
export function companyTokenRoutes(parts: Parts, show: Show): Hono<Environment> {
  const { tokens, sessions } = parts;
  const routes = new Hono<Environment>()
    .use(async (context, next) => {
      const { role } = await findUser(parts, context);
      return mayManageTokens(role as Role) ? next() : show(context, { message: notAllowed }, 403);
    })
    .post("/", async (context) => {
      const user = await findUser(parts, context);
      const description = (await formField(context, "description")).trim();
      if (description === "" || description.length > descriptionLimit || controls.test(description)) {
        return show(context, { description, message: badDescription }, 422);
      }
      try {
        const by = toOwner(user, context);
        const request = { by, role: user.role as Role, description, groupGuid: null };
        const { token } = await tokens.createCompanyToken(request);
        return await show(context, { fresh: { kind: "company", token } });
      } catch (error) {
        if (!(error instanceof TooManyTokens)) throw error;
        return show(context, { description, message: tooMany }, 409);
      }
    });

  for (const action of ["delete", "replace", "restore"] as const) {
    routes.on(["GET", "POST"], `/:guid/${action}`, async (context) => {
      const user = await findUser(parts, context);
      const list = await tokens.listCompanyTokens(user.customer_guid);
      const token = list.find(({ guid }) => guid === context.req.param("guid"));
      if (token === undefined || (action === "restore" && token.suspended === undefined)) {
        return show(context, { message: noSuchToken }, 404);
      }
      if (context.req.method === "GET") {
        const formToken = await sessions.issueFormToken(context.get("session"));
        return context.html(companyTokenPage({ user: forHeader(user), formToken }, action, token));
      }
      const by = toOwner(user, context);
      const text = `The token “${token.description}” ${done[action]}.`;
      if (action === "replace") {
        const secret = await tokens.replaceCompanyToken(by, token.guid);
        if (secret === undefined) return show(context, { message: noSuchToken }, 404);
        return show(context, { fresh: { kind: "company", token: secret }, message: { kind: "good", text } });
      }
      const isDone = await tokens[`${action}CompanyToken`](by, token.guid);
      return isDone ? show(context, { message: { kind: "good", text } }) : show(context, { message: noSuchToken }, 404);
    });
  }
  return routes;
}

function toOwner({ guid, customer_guid, formal_name }: SignedInUser, context: Context<Environment>): Owner {
  return { guid, customerGuid: customer_guid, name: formal_name, address: addressOf(context) };
}

// Characters that cannot be seen, and those that PostgreSQL does not store.
const controls = /\p{Cc}/u;
const done = { delete: "is deleted", replace: "has a new secret", restore: "works again" } as const;
const notAllowed = { kind: "bad", text: "Your role may not manage company tokens." } as const;
const noSuchToken = { kind: "bad", text: "There is no such company token; perhaps it was deleted." } as const;
const tooMany = {
  kind: "bad",
  text: `A company has at most ${companyTokenLimit} tokens: delete one that is not used first.`,
} as const;
const badDescription = {
  kind: "bad",
  text: `Say in 1 to ${descriptionLimit} characters, all of them visible, what the token is for.`,
} as const;
