import { html } from "hono/html";
import type { HtmlEscapedString } from "hono/utils/html";
import type { Session } from "./sign-in/sessions.ts";

export type Html = HtmlEscapedString | Promise<HtmlEscapedString>;

export function page({ title, session, content }: { title: string; session?: Session; content: Html }): Html {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title} · Signet sandbox</title>
<link rel="stylesheet" href="/sandbox/style.css">
<link rel="icon" href="/sandbox/icon.svg" type="image/svg+xml">
<script src="/sandbox/copy.js" defer></script>
</head>
<body>
<a class="skip" href="#main">Skip to the content</a>
<header>
<p class="brand"><img src="/sandbox/icon.svg" alt="" width="24" height="24">Signet <span>sandbox</span></p>
${session === undefined ? "" : account(session)}
</header>
<main id="main" tabindex="-1">
${content}
</main>
<footer>
<p>Unofficial, not affiliated with Bitsight: this page imitates the one where you get API tokens. The companies do not
exist, and the tokens work on this machine only.</p>
</footer>
</body>
</html>`;
}

export function notice(kind: "success" | "error" | "info", text: string | Html): Html {
  return html`<p class="notice ${kind}" role="${kind === "error" ? "alert" : "status"}">${text}</p>`;
}

export function secret(token: string, text: string): Html {
  return html`<div class="new-token">
<p role="status">${text}</p>
<p class="copy"><code class="secret" tabindex="0">${token}</code></p>
<p class="hint">Use it as the user name and leave the password blank. With curl: <code>-u TOKEN:</code>, colon included.</p>
</div>`;
}

export function time(moment: string): Html {
  return html`<time datetime="${moment}">${moment.slice(0, 16).replace("T", " ")} UTC</time>`;
}

export interface ConfirmationOptions {
  title: string;
  session: Session;
  formToken: string;
  content: Html;
  fields?: Html;
  action: string;
  button: string;
  /** @defaultValue true */
  isDangerous?: boolean;
  keep: string;
}

export function confirmation(options: ConfirmationOptions): Html {
  const { title, session, formToken, content, fields = "", action, button, isDangerous = true, keep } = options;
  return page({
    title,
    session,
    content: html`<h1>${title}</h1>
<section class="card" aria-label="${title}">
${content}
<form method="post" action="${action}">
<input type="hidden" name="form_token" value="${formToken}">
${fields}
<div class="row">
<button ${isDangerous ? html`class="danger"` : ""}>${button}</button>
<a href="/sandbox/preferences">${keep}</a>
</div>
</form>
</section>`,
  });
}

function account({ user, customerName }: Session): Html {
  return html`<div class="account">
<p>${user.name}<span>${customerName}</span></p>
<form method="post" action="/sandbox/sign-out">
<button class="quiet">Sign out</button>
</form>
</div>`;
}
