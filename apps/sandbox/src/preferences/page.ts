import { html } from "hono/html";
import type { HtmlEscapedString } from "hono/utils/html";

/** A piece of a page, escaped where it has to be. */
export type Html = HtmlEscapedString | Promise<HtmlEscapedString>;

/** What stands around every page. */
export interface PageOptions {
  title: string;
  /** Who is signed in, for the header. */
  user?: { name: string; customer: string };
  content: Html;
}

/** Puts a page together: header, content, footer. */
export function page({ title, user, content }: PageOptions): Html {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title} · Signet sandbox</title>
<link rel="stylesheet" href="/sandbox/style.css">
<link rel="icon" href="/sandbox/icon.svg" type="image/svg+xml">
</head>
<body>
<a class="skip" href="#main">Skip to the content</a>
<header>
<p class="brand"><img src="/sandbox/icon.svg" alt="" width="24" height="24">Signet <span>sandbox</span></p>
${user === undefined ? "" : account(user)}
</header>
<main id="main" tabindex="-1">
${content}
</main>
<footer>
<p>Unofficial, not affiliated with Bitsight: this page imitates the place where one gets API tokens. The companies are
invented, and the tokens work on this machine only.</p>
</footer>
</body>
</html>`;
}

/** A message at the head of a page. */
export function notice(kind: "good" | "bad" | "plain", text: string): Html {
  return html`<p class="notice ${kind}" role="${kind === "bad" ? "alert" : "status"}">${text}</p>`;
}

function account({ name, customer }: { name: string; customer: string }): Html {
  return html`<div class="account">
<p>${name}<span>${customer}</span></p>
<form method="post" action="/sandbox/sign-out">
<button class="quiet">Sign out</button>
</form>
</div>`;
}
