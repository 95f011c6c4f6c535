import { html } from "hono/html";
import { type Html, notice, page, time } from "../page-layout.ts";
import type { Session } from "../sign-in/sessions.ts";

export const longestComment = 2_000;

export interface CommentsView {
  page: string;
  session: Session;
  comments: readonly { id: number; author_guid: string; author_name: string; words: string; created: string }[];
  formToken: string;
  message?: { kind: "success" | "error" | "info"; text: string } | undefined;
  mayDelete: (author: string) => boolean;
}

export function commentsPage({ page: about, session, comments, formToken, message, mayDelete }: CommentsView): Html {
  const count = comments.length === 1 ? "1 comment" : `${comments.length} comments`;
  return page({
    title: `Comments on ${about}`,
    session,
    content: html`<h1>Comments</h1>
${message === undefined ? "" : notice(message.kind, message.text)}
<section class="card" aria-labelledby="write">
<h2 id="write">On the page <code>${about}</code></h2>
<form method="post" action="/sandbox/comments">
<input type="hidden" name="form_token" value="${formToken}">
<input type="hidden" name="page" value="${about}">
<p><label for="comment">Your comment</label></p>
<p><textarea id="comment" name="comment" rows="5" cols="60" required maxlength="${longestComment}" aria-describedby="comment-hint"></textarea></p>
<p class="hint" id="comment-hint">Plain text. Everyone at your company who uses this sandbox can read it.</p>
<button>Comment</button>
</form>
</section>
<section class="card" aria-labelledby="written">
<h2 id="written">${count}</h2>
${comments.map(
  ({ id, author_guid, author_name, words, created }) => html`<article aria-label="Comment by ${author_name}">
<p><strong>${author_name}</strong>, ${time(created)}</p>
${words.split(/\r?\n/).map((line) => html`<p>${line}</p>`)}
${
  mayDelete(author_guid)
    ? html`<form method="post" action="/sandbox/comments/delete">
<input type="hidden" name="form_token" value="${formToken}">
<input type="hidden" name="page" value="${about}">
<input type="hidden" name="id" value="${id}">
<button class="quiet" aria-label="Delete the comment by ${author_name}">Delete</button>
</form>`
    : ""
}
</article>`,
)}
</section>`,
  });
}
