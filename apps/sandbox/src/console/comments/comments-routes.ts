import { type Context, Hono } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { textProblem } from "../../api/input-limits.ts";
import { runTransaction } from "../../db/transaction.ts";
import type { Principal } from "../../principal.ts";
import { createAttemptCounter } from "../../tokens/attempt-counter.ts";
import { type Environment, formField, formText, type Services } from "../console-context.ts";
import { requireSession } from "../sign-in/sign-in-routes.ts";
import { type CommentsView, commentsPage, longestComment } from "./comments-page.ts";

export function commentRoutes(services: Services): Hono<Environment> {
  const { database, sessions, limits } = services;
  const writes = createAttemptCounter(10, 10 * 60_000);

  async function show(
    context: Context<Environment>,
    page: string,
    message?: CommentsView["message"],
    status: ContentfulStatusCode = 200,
  ): Promise<Response> {
    const session = context.get("session");
    const comments = await database
      .selectFrom("comments")
      .selectAll()
      .where("customer_guid", "=", session.user.customerGuid)
      .where("page", "=", page)
      .orderBy("id", "desc")
      .limit(100)
      .execute();
    const formToken = sessions.issueFormToken(session);
    const view = { page, session, comments, formToken, message };
    return context.html(commentsPage({ ...view, mayDelete: (author) => mayDelete(session.user, author) }), status);
  }

  return new Hono<Environment>()
    .use(requireSession(services))
    .get("/", (context) => show(context, pageOf(context.req.query("page"))))
    .use(async (context, next) => {
      const page = pageOf(await formField(context, "page"));
      // Sent twice, or loaded again: the form did its work the first time.
      if (await sessions.useFormToken(context.get("session"), await formField(context, "form_token"))) return next();
      return show(context, page, { kind: "info", text: "This form was sent before, so nothing was done." }, 409);
    })
    .post("/", async (context) => {
      const page = pageOf(await formField(context, "page"));
      const words = (await formText(context, "comment")).trim();
      const problem = textProblem(words.replaceAll(/\r?\n|\t/g, " "));
      if (words === "" || words.length > longestComment || problem !== undefined) {
        const text = `A comment has 1 to ${longestComment} visible characters.`;
        return show(context, page, { kind: "error", text }, 400);
      }
      const { customerGuid: customer_guid, guid: author_guid, name: author_name } = context.get("session").user;
      const { waitSeconds } = writes.count(author_guid);
      if (limits && waitSeconds !== undefined) {
        context.header("retry-after", String(waitSeconds));
        return show(context, page, { kind: "error", text: "Too many comments. Try again in a few minutes." }, 429);
      }
      const comment = { customer_guid, author_guid, author_name, page, words, created: new Date().toISOString() };
      await runTransaction(database, (transaction) => transaction.insertInto("comments").values(comment).execute());
      return context.redirect(`/sandbox/comments?page=${encodeURIComponent(page)}`, 303);
    })
    .post("/delete", async (context) => {
      const page = pageOf(await formField(context, "page"));
      const { user } = context.get("session");
      const id = Number(await formField(context, "id"));
      const comment = await database
        .selectFrom("comments")
        .select("author_guid")
        .where("id", "=", Number.isSafeInteger(id) ? id : 0)
        .where("customer_guid", "=", user.customerGuid)
        .executeTakeFirst();
      if (comment === undefined)
        return show(context, page, { kind: "error", text: "This comment does not exist." }, 404);
      if (!mayDelete(user, comment.author_guid)) {
        return show(context, page, { kind: "error", text: "Only the author and an Admin may delete a comment." }, 403);
      }
      await runTransaction(database, (transaction) =>
        transaction.deleteFrom("comments").where("id", "=", id).execute(),
      );
      return context.redirect(`/sandbox/comments?page=${encodeURIComponent(page)}`, 303);
    });
}

function mayDelete(user: Principal, author: string): boolean {
  return user.guid === author || user.role === "customer_admin";
}

/** Returns the page that comments belong to; the whole site where none is named. */
function pageOf(text: string | undefined): string {
  return text !== undefined && /^\/[\w/.-]{0,200}$/.test(text) ? text : "/";
}
