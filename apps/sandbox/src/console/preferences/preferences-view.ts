import type { Context } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import type { CompanyToken } from "../../tokens/company-tokens.ts";
import type { UserToken } from "../../tokens/user-tokens.ts";
import type { Environment } from "../console-context.ts";
import type { Session } from "../sign-in/sessions.ts";

/** The contents of User Preferences. */
export interface PreferencesView {
  session: Session;
  formToken: string;
  userToken: UserToken | undefined;
  /** Undefined when the role may not manage them. */
  companyTokens: readonly CompanyToken[] | undefined;
  /** A token just made. A company's is never shown again. */
  fresh?: { kind: "user" | "company"; token: string };
  /** The user's token, which they asked to see again. */
  shown?: string;
  message?: { kind: "good" | "bad" | "plain"; text: string };
  /** The description that was refused. */
  description?: string;
}

/** Responds with User Preferences, and more than its usual contents. */
export type Show = (
  context: Context<Environment>,
  more?: Partial<PreferencesView>,
  status?: ContentfulStatusCode,
) => Promise<Response>;
