import { html } from "hono/html";
import type { Html } from "../page-layout.ts";
import { notice, page } from "../page-layout.ts";
import { companyTokenSection } from "./company-token-section.ts";
import type { PreferencesView } from "./preferences-view.ts";
import { userTokenSection } from "./user-token-section.ts";

export function preferencesPage(view: PreferencesView): Html {
  const { session, message } = view;
  return page({
    title: "User Preferences",
    session,
    content: html`<h1>User Preferences</h1>
${message === undefined ? "" : notice(message.kind, message.text)}
${userTokenSection(view)}
${companyTokenSection(view)}`,
  });
}
