import { html } from "hono/html";
import type { Role } from "../../roles.ts";
import type { CompanyToken } from "../../tokens/company-tokens.ts";
import type { UserToken } from "../../tokens/user-tokens.ts";
import type { Html, PageOptions } from "../page-layout.ts";
import { notice, page } from "../page-layout.ts";
import { companyTokenSection } from "./company-token-section.ts";
import { userTokenSection } from "./user-token-section.ts";

/** What User Preferences shows. */
export interface PreferencesView {
  user: NonNullable<PageOptions["user"]>;
  role: Role;
  formToken: string;
  userToken: UserToken | undefined;
  /** Undefined when the role may not manage them. */
  companyTokens: readonly CompanyToken[] | undefined;
  /** A token just made: shown in this answer, and a company's never again. */
  fresh?: { kind: "user" | "company"; token: string } | undefined;
  /** The user's token, which he asked to see again. */
  shown?: string | undefined;
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
${userTokenSection(view)}
${companyTokenSection(view)}`,
  });
}
