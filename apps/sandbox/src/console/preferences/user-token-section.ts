import { html } from "hono/html";
import type { UserToken } from "../../tokens/user-tokens.ts";
import { confirmation, type Html, notice, secret, time } from "../page-layout.ts";
import type { Session } from "../sign-in/sessions.ts";
import type { PreferencesView } from "./preferences-view.ts";

export function userTokenSection({ formToken, userToken, newToken, revealedToken }: PreferencesView): Html {
  const isNew = newToken?.kind === "user";
  const visible = isNew ? newToken.token : revealedToken;
  return html`<section class="card" aria-labelledby="user-token">
<h2 id="user-token">User API Token</h2>
<p>Your own token. It may do what your role may do.</p>
${isNew ? secret(newToken.token, "This is your new token. Your previous token no longer works.") : ""}
${!isNew && revealedToken !== undefined ? secret(revealedToken, "This is your token. The audit log records that you viewed it.") : ""}
${userToken === undefined ? html`<p class="hint">You have no token yet.</p>` : state(userToken)}
<div class="row">
${userToken === undefined || userToken.leaked !== undefined ? generate(formToken) : replace()}
${visible === undefined && userToken !== undefined && userToken.leaked === undefined ? show(formToken) : ""}
</div>
<p class="hint">Generating a new token replaces your previous one, which stops working at once. Do it whenever somebody
else may have seen your token.</p>
</section>`;
}

export function replaceUserTokenPage(session: Session, formToken: string, token: UserToken): Html {
  return confirmation({
    session,
    formToken,
    title: "Generate a new user token",
    content: html`<p>Your token ending in <code>${token.lastFour}</code>, generated on ${time(token.created)},
${token.lastUsed === null ? "has not been used yet" : html`was last used on ${time(token.lastUsed)}`}.</p>
<p><strong>Everything that uses this token stops working at once</strong>: its next call gets a 401, until you
configure the new token there. This cannot be undone.</p>`,
    action: "/sandbox/preferences/user-token",
    button: "Replace my token",
    keep: "Keep my token",
  });
}

export function confirmPasswordPage(session: Session, formToken: string, problem: string | undefined): Html {
  return confirmation({
    session,
    formToken,
    title: "Show my user token",
    content: html`${problem === undefined ? "" : notice("error", problem)}
<p>You signed in a while ago. Enter your password again, to protect your token if someone else uses this browser.</p>`,
    fields: html`<label for="password">Password</label>
<input id="password" name="password" type="password" autocomplete="current-password" required>`,
    action: "/sandbox/preferences/user-token/show",
    button: "Show my token",
    isDangerous: false,
    keep: "Back",
  });
}

function state({ lastFour, created, lastUsed, leaked }: UserToken): Html {
  if (leaked !== undefined) {
    return notice(
      "error",
      html`Your token ending in <code>${lastFour}</code> came over plain HTTP from ${leaked.from} on
${time(leaked.at)}, where others on the network could read it. It was revoked. Change its sender to https, and generate a
new token.`,
    );
  }
  const used = lastUsed === null ? "has not been used yet" : html`was last used on ${time(lastUsed)}`;
  return html`<p>Your token ends in <code>${lastFour}</code>, was generated on ${time(created)} and ${used}.</p>`;
}

function generate(formToken: string): Html {
  return html`<form method="post" action="/sandbox/preferences/user-token">
<input type="hidden" name="form_token" value="${formToken}">
<button>Generate New Token</button>
</form>`;
}

function replace(): Html {
  return html`<form method="get" action="/sandbox/preferences/user-token/replace">
<button>Generate New Token</button>
</form>`;
}

function show(formToken: string): Html {
  return html`<form method="post" action="/sandbox/preferences/user-token/show">
<input type="hidden" name="form_token" value="${formToken}">
<button class="quiet">Show my token</button>
</form>`;
}
