import { html } from "hono/html";
import { roleNames } from "../../roles.ts";
import type { CompanyToken } from "../../tokens/company-tokens.ts";
import { confirmation, type Html, secret, time } from "../page-layout.ts";
import type { Session } from "../sign-in/sessions.ts";
import type { PreferencesView } from "./preferences-view.ts";

export function companyTokenSection(view: PreferencesView): Html {
  const { session, companyTokens, newToken } = view;
  if (companyTokens === undefined) {
    return html`<section class="card" aria-labelledby="company-token">
<h2 id="company-token">Company API Token</h2>
<p>Your role, ${roleNames[session.user.role]}, may not manage company tokens. Ask a user with the role Admin or VRM Admin.</p>
</section>`;
  }
  return html`<section class="card" aria-labelledby="company-token">
<h2 id="company-token">Company API Token</h2>
<p>A company token belongs to your company instead of one person, so integrations keep working when people leave.</p>
${newToken?.kind === "company" ? secret(newToken.token, "Copy the new token and keep it in a safe place: it is shown only once.") : ""}
${createForm(view)}
${tokenTable(companyTokens)}
<p class="hint">Last use is recorded to the minute. <a href="/sandbox/audit">The audit log</a> has the actions on tokens.</p>
</section>`;
}

export const companyTokenActions = {
  delete: {
    title: "Delete a company token",
    button: "Delete the token",
    keep: "Keep it",
    warning: html`<p><strong>Everything that uses this token stops working at once</strong>: its next call gets a 401. This
cannot be undone; a new token has another secret.</p>`,
  },
  replace: {
    title: "Replace a company token",
    button: "Replace the token",
    keep: "Keep it",
    warning: html`<p><strong>Everything that uses this token stops working at once</strong>, until you configure the new
secret there. Description, role and group stay; the new secret is shown only once.</p>`,
  },
  restore: {
    title: "Restore a company token",
    button: "Restore the token",
    keep: "Leave it suspended",
    warning: html`<p><strong>Someone on the network may have read this token</strong> and can use it again once it is restored. Restore it
only when the network is yours alone and the sender uses https now; otherwise replace it.</p>`,
  },
} as const;

export function companyTokenPage(
  session: Session,
  formToken: string,
  name: keyof typeof companyTokenActions,
  token: CompanyToken,
): Html {
  const { warning, ...texts } = companyTokenActions[name];
  return confirmation({
    ...texts,
    session,
    formToken,
    content: html`<p>“<bdi>${token.description}</bdi>”, generated on ${time(token.created)} by ${token.creatorName}, ending in
<code>${token.lastFour}</code>, ${token.lastUsed === null ? "not used yet" : html`last used on ${time(token.lastUsed)}`}.</p>
${token.suspended === undefined ? "" : html`<p>${whySuspended(token.suspended)}</p>`}
${warning}`,
    action: `/sandbox/preferences/company-tokens/${token.guid}/${name}`,
  });
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
<th scope="col">Last used</th><th scope="col">Role, group</th><th scope="col">Ends in</th>
<th scope="col"><span class="unseen">Actions</span></th></tr></thead>
<tbody>${tokens.map(tokenRow)}</tbody>
</table>`;
}

function tokenRow({
  guid,
  description,
  created,
  creatorName,
  lastUsed,
  role,
  groupName,
  lastFour,
  suspended,
}: CompanyToken): Html {
  return html`<tr>
<th scope="row"><bdi>${description}</bdi>
${suspended === undefined ? "" : html`<span class="suspended">${whySuspended(suspended)}</span>`}</th>
<td data-label="Created">${time(created)}</td>
<td data-label="Created by">${creatorName}</td>
<td data-label="Last used">${lastUsed === null ? "never" : time(lastUsed)}</td>
<td data-label="Role, group">${roleNames[role]}, ${groupName ?? "default group"}</td>
<td data-label="Ends in"><code>${lastFour}</code></td>
<td class="actions">
${suspended === undefined ? "" : link(guid, "restore", "Restore", description)}
${link(guid, "replace", "Replace", description)}
${link(guid, "delete", "Delete", description)}
</td>
</tr>`;
}

function link(guid: string, action: keyof typeof companyTokenActions, text: string, description: string): Html {
  return html`<a ${action === "restore" ? "" : html`class="danger"`}
  href="/sandbox/preferences/company-tokens/${guid}/${action}">${text}<span class="unseen"> the token “${description}”</span></a>`;
}

function whySuspended({ at, from }: NonNullable<CompanyToken["suspended"]>): Html {
  return html`Suspended: it came over plain HTTP from ${from} on ${time(at)}.`;
}

export const descriptionLimit = 255;
