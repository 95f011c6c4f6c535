import { html } from "hono/html";
import { mayManageTokens } from "../../roles.ts";
import type { Html } from "../page-layout.ts";
import type { PreferencesView } from "./preferences-view.ts";

export function clockSection({ session, formToken, today }: PreferencesView): Html {
  if (!mayManageTokens(session.user.role)) return html``;
  return html`<section class="card" aria-labelledby="clock">
<h2 id="clock">Clock</h2>
<p>The sandbox's companies, findings and alerts are of <time datetime="${today}">${today}</time>. Tokens and sessions use the real time.</p>
<form class="row" method="post" action="/sandbox/clock">
<input type="hidden" name="form_token" value="${formToken}">
<label for="days">Days</label>
<input id="days" name="days" type="number" min="1" max="366" value="1" required>
<button>Move on</button>
</form>
<p class="hint">The date cannot go back.</p>
</section>`;
}
