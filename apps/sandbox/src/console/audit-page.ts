import { Hono } from "hono";
import { html } from "hono/html";
import { mayManageTokens } from "../roles.ts";
import { type AuditAction, type AuditEvent, listEvents } from "../tokens/audit-log.ts";
import type { Environment, Services } from "./console-context.ts";
import { type Html, notice, page, time } from "./page-layout.ts";
import { requireSession } from "./sign-in/sign-in-routes.ts";

/** Serves the audit log to roles that manage company tokens: fifty entries per page, newest first. */
export function auditRoutes(services: Services): Hono<Environment> {
  return new Hono<Environment>().use(requireSession(services)).get("/", async (context) => {
    const session = context.get("session");
    if (!mayManageTokens(session.user.role)) {
      const content = html`<h1>Audit log</h1>${notice("error", "Your role may not read the audit log.")}`;
      return context.html(page({ title: "Audit log", session, content }), 403);
    }
    const before = /^\d{1,9}$/.exec(context.req.query("before") ?? "")?.[0];
    const events = await listEvents(
      services.database,
      session.user.customerGuid,
      pageSize,
      before === undefined ? undefined : Number(before),
    );
    return context.html(page({ title: "Audit log", session, content: log(events) }));
  });
}

function log(events: readonly AuditEvent[]): Html {
  const last = events.length === pageSize ? events.at(-1) : undefined;
  return html`<h1>Audit log</h1>
<p>Actions on tokens and users, newest first. Entries are never changed or deleted.</p>
<p><a href="/sandbox/preferences">Back to User Preferences</a></p>
<section class="card" aria-label="Entries">
${events.length === 0 ? html`<p class="hint">There are no entries.</p>` : table(events)}
${last === undefined ? "" : html`<p><a href="/sandbox/audit?before=${last.id}">Older entries</a></p>`}
</section>`;
}

function table(events: readonly AuditEvent[]): Html {
  return html`<table>
<caption class="unseen">Entries of the audit log</caption>
<thead><tr><th scope="col">Action</th><th scope="col">When</th><th scope="col">Who</th><th scope="col">From</th>
<th scope="col">Token ends in</th></tr></thead>
<tbody>${events.map(
    ({ action, at, actor_name, subject, address, last_four }) => html`<tr>
<th scope="row">${actions[action as AuditAction]}${subject === null ? "" : html`: <bdi>${subject}</bdi>`}</th>
<td data-label="When">${time(at)}</td>
<td data-label="Who"><bdi>${actor_name}</bdi></td>
<td data-label="From">${address ?? "this machine"}</td>
<td data-label="Token ends in">${last_four === null ? "–" : html`<code>${last_four}</code>`}</td>
</tr>`,
  )}</tbody>
</table>`;
}

const pageSize = 50;

const actions: Readonly<Record<AuditAction, string>> = {
  user_token_generated: "User token generated",
  user_token_shown: "User token shown",
  user_token_revoked: "User token revoked: its user is not active",
  user_token_leaked: "User token revoked: it came over plain HTTP",
  company_token_created: "Company token created",
  company_token_deleted: "Company token deleted",
  company_token_leaked: "Company token suspended: it came over plain HTTP",
  company_token_restored: "Company token restored",
  company_token_replaced: "Company token replaced",
  user_created: "User created",
  user_role_changed: "Role changed",
  user_status_changed: "Status changed",
  user_deleted: "User deleted",
  signed_in: "Signed in",
  signed_out: "Signed out",
  sign_in_failed: "Sign-in failed",
  authentication_failed: "Authentication failed",
  authentication_limited: "Too many failed authentications",
  token_in_url: "Token in a URL",
};
