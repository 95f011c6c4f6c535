import { html } from "hono/html";
import type { Role } from "../roles.ts";
import { roleNames } from "../roles.ts";
import type { CompanyToken } from "../tokens/tokens.ts";
import type { Html, PageOptions } from "./page.ts";
import { notice, page } from "./page.ts";

/** What User Preferences shows. */
export interface PreferencesView {
  user: NonNullable<PageOptions["user"]>;
  role: Role;
  formToken: string;
  userToken: { last_four: string; created: string } | undefined;
  /** Undefined when the role may not manage them. */
  companyTokens: readonly CompanyToken[] | undefined;
  /** A token just made: shown in this answer, and never again. */
  fresh?: { kind: "user" | "company"; token: string } | undefined;
  message?: { kind: "good" | "bad" | "plain"; text: string } | undefined;
  /** What stood in the description when it was refused. */
  description?: string | undefined;
}

/** User Preferences, with its two sections. */
export function preferencesPage(view: PreferencesView): Html {
  const { user, message } = view;
  return page({
    title: "User Preferences",
    user,
    content: html`<h1>User Preferences</h1>
${message === undefined ? "" : notice(message.kind, message.text)}
${userSection(view)}
${companySection(view)}`,
  });
}

function userSection({ formToken, userToken, fresh }: PreferencesView): Html {
  const shown = fresh?.kind === "user";
  return html`<section class="card" aria-labelledby="user-token">
<h2 id="user-token">User API Token</h2>
<p>Your own token. It may do what your role may do.</p>
${shown ? freshToken(fresh.token, "This is your new token. The one before it, if there was one, no longer works.") : ""}
${userToken === undefined || shown ? "" : liveToken(userToken)}
${userToken === undefined ? html`<p class="hint">You have no token yet.</p>` : ""}
<form method="post" action="/sandbox/preferences/user-token">
<input type="hidden" name="form_token" value="${formToken}">
<button>Generate New Token</button>
</form>
<p class="hint">Generating a new token replaces your previous one, which stops working at once. Do it whenever somebody
else may have seen your token.</p>
</section>`;
}

function liveToken({ last_four, created }: { last_four: string; created: string }): Html {
  return html`<p>Your token ends in <code>${last_four}</code> and was generated on ${time(created)}.</p>`;
}

function companySection(view: PreferencesView): Html {
  const { role, companyTokens, fresh } = view;
  if (companyTokens === undefined) {
    return html`<section class="card" aria-labelledby="company-token">
<h2 id="company-token">Company API Token</h2>
<p>Your role, ${roleNames[role]}, may not manage company tokens. Ask somebody with the role Admin or VRM Admin.</p>
</section>`;
  }
  return html`<section class="card" aria-labelledby="company-token">
<h2 id="company-token">Company API Token</h2>
<p>A token that belongs to your company instead of one person, so that what uses it keeps working when people leave.</p>
${fresh?.kind === "company" ? freshToken(fresh.token, "Copy the new token and keep it in a safe place: it is shown only this once.") : ""}
${createForm(view)}
${tokenTable(companyTokens)}
</section>`;
}

function createForm({ formToken, description = "" }: PreferencesView): Html {
  return html`<form method="post" action="/sandbox/preferences/company-tokens">
<input type="hidden" name="form_token" value="${formToken}">
<label for="description">New Token</label>
<div class="row">
<input id="description" name="description" required maxlength="${descriptionLimit}" autocomplete="off"
  aria-describedby="description-hint" value="${description}">
<button>Generate</button>
</div>
<p class="hint" id="description-hint">Say what the token is for, such as “Weekly supplier report”.</p>
</form>`;
}

function tokenTable(tokens: readonly CompanyToken[]): Html {
  if (tokens.length === 0) return html`<p class="hint">There are no company tokens.</p>`;
  return html`<table>
<caption>Company tokens</caption>
<thead><tr><th scope="col">Description</th><th scope="col">Created</th><th scope="col">Created by</th>
<th scope="col">Role</th><th scope="col">Ends in</th><th scope="col"><span class="unseen">Action</span></th></tr></thead>
<tbody>${tokens.map(tokenRow)}</tbody>
</table>`;
}

function tokenRow({ guid, description, created, creatorName, role, lastFour }: CompanyToken): Html {
  return html`<tr>
<th scope="row">${description}</th>
<td data-label="Created">${time(created)}</td>
<td data-label="Created by">${creatorName}</td>
<td data-label="Role">${roleNames[role]}</td>
<td data-label="Ends in"><code>${lastFour}</code></td>
<td><a class="danger" href="/sandbox/preferences/company-tokens/${guid}/delete">Delete<span class="unseen"> the token “${description}”</span></a></td>
</tr>`;
}

/** Asks before a company token is deleted. */
export function deletePage(view: Pick<PreferencesView, "user" | "formToken">, token: CompanyToken): Html {
  return page({
    title: "Delete a company token",
    user: view.user,
    content: html`<h1>Delete a company token</h1>
<section class="card">
<p>“${token.description}”, generated on ${time(token.created)} by ${token.creatorName}, ending in
<code>${token.lastFour}</code>.</p>
<p><strong>Everything that uses this token stops working at once</strong>: its next call is answered with 401. This cannot
be undone; a new token has another secret.</p>
<form method="post" action="/sandbox/preferences/company-tokens/${token.guid}/delete" class="row">
<input type="hidden" name="form_token" value="${view.formToken}">
<button class="danger">Delete the token</button>
<a href="/sandbox/preferences">Keep it</a>
</form>
</section>`,
  });
}

function freshToken(token: string, text: string): Html {
  return html`<div class="fresh" role="status">
<p>${text}</p>
<p><code class="secret" tabindex="0">${token}</code></p>
<p class="hint">Use it as the user name and leave the password blank. With curl: <code>-u TOKEN:</code>, colon included.</p>
</div>`;
}

function time(moment: string): Html {
  return html`<time datetime="${moment}">${moment.slice(0, 16).replace("T", " ")} UTC</time>`;
}

/** The longest description the form takes. */
export const descriptionLimit = 255;
