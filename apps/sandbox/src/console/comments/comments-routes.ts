import type { Context } from "hono";
import { Hono } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { createAttempts } from "../../tokens/attempt-counter.ts";
import type { Environment, Parts } from "../console-context.ts";
import { formField } from "../console-context.ts";
import type { SignedInUser } from "../preferences/preferences-routes.ts";
import { findUser, forHeader } from "../preferences/preferences-routes.ts";
import { requireSession } from "../sign-in/sign-in-routes.ts";
import type { CommentsView } from "./comments-page.ts";
import { commentsPage, longestComment } from "./comments-page.ts";

/** Comments on pages of the documentation, seen by the users of one customer: plain text, deletable by the author and an admin. */
export function commentRoutes(parts: Parts): Hono<Environment> {
  const { database, sessions, limits } = parts;
  const writes = createAttempts(10, 10 * 60_000);

  async function show(
    context: Context<Environment>,
    page: string,
    message?: CommentsView["message"],
    status: ContentfulStatusCode = 200,
  ): Promise<Response> {
    const user = await findUser(parts, context);
    const comments = await database
      .selectFrom("comments")
      .selectAll()
      .where("customer_guid", "=", user.customer_guid)
      .where("page", "=", page)
      .orderBy("id", "desc")
      .limit(100)
      .execute();
    const formToken = await sessions.issueFormToken(context.get("session"));
    const view = { page, comments, formToken, message, user: forHeader(user) };
    return context.html(commentsPage({ ...view, mayDelete: (author) => mayDelete(user, author) }), status);
  }

  return new Hono<Environment>()
    .use(requireSession(parts))
    .get("/", (context) => show(context, pageOf(context.req.query("page"))))
    .use(async (context, next) => {
      const page = pageOf(await formField(context, "page"));
      // A form that was sent before did its work then.
      if (await sessions.useFormToken(context.get("session"), await formField(context, "form_token"))) return next();
      return show(context, page, { kind: "plain", text: "This form was sent before, so nothing was done." }, 409);
    })
    .post("/", async (context) => {
      const page = pageOf(await formField(context, "page"));
      const words = (await formField(context, "comment")).trim();
      if (words === "" || words.length > longestComment) {
        const text = `A comment has 1 to ${longestComment} characters.`;
        return show(context, page, { kind: "bad", text }, 400);
      }
      const user = await findUser(parts, context);
      const { waitSeconds } = writes.take(user.guid);
      if (limits && waitSeconds !== undefined) {
        context.header("retry-after", String(waitSeconds));
        return show(context, page, { kind: "bad", text: "That were many comments. Wait some minutes." }, 429);
      }
      const author = { customer_guid: user.customer_guid, author_guid: user.guid, author_name: user.formal_name };
      await database
        .insertInto("comments")
        .values({ ...author, page, words, created: new Date().toISOString() })
        .execute();
      return context.redirect(`/sandbox/comments?page=${encodeURIComponent(page)}`, 303);
    })
    .post("/delete", async (context) => {
      const page = pageOf(await formField(context, "page"));
      const user = await findUser(parts, context);
      const id = Number(await formField(context, "id"));
      const comment = await database
        .selectFrom("comments")
        .select("author_guid")
        .where("id", "=", Number.isSafeInteger(id) ? id : 0)
        .where("customer_guid", "=", user.customer_guid)
        .executeTakeFirst();
      if (comment === undefined) return show(context, page, { kind: "bad", text: "There is no such comment." }, 404);
      if (!mayDelete(user, comment.author_guid)) {
        return show(context, page, { kind: "bad", text: "Only its author and an Admin may delete a comment." }, 403);
      }
      await database.deleteFrom("comments").where("id", "=", id).execute();
      return context.redirect(`/sandbox/comments?page=${encodeURIComponent(page)}`, 303);
    });
}

function mayDelete(user: SignedInUser, author: string): boolean {
  return user.guid === author || user.role === "customer_admin";
}

/** The page that comments belong to; the whole site where none is named. */
function pageOf(text: string | undefined): string {
  return text !== undefined && /^\/[\w/.-]{0,200}$/.test(text) ? text : "/";
}
