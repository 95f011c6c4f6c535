import { html } from "hono/html";
import type { Html } from "../page-layout.ts";
import { notice, page } from "../page-layout.ts";

export function signInPage({ email = "", problem }: { email?: string; problem?: string } = {}): Html {
  return page({
    title: "Sign in",
    content: html`<div class="narrow">
<h1>Sign in</h1>
${problem === undefined ? "" : notice("error", problem)}
<form class="card stack" method="post" action="/sandbox/sign-in">
<label for="email">E-mail</label>
<input id="email" name="email" type="email" autocomplete="username" required value="${email}">
<label for="password">Password</label>
<input id="password" name="password" type="password" autocomplete="current-password" required>
<button>Sign in</button>
</form>
<p class="hint">The sandbox prints both when it starts, with a new password each time.</p>
</div>`,
  });
}
