import type { Context } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import type { CompanyToken } from "../../tokens/company-tokens.ts";
import type { UserToken } from "../../tokens/user-tokens.ts";
import type { Environment } from "../console-context.ts";
import type { Session } from "../sign-in/sessions.ts";

export interface PreferencesView {
  session: Session;
  formToken: string;
  userToken: UserToken | undefined;
  /** Undefined if the user's role may not manage company tokens. */
  companyTokens: readonly CompanyToken[] | undefined;
  /** The date of the data. */
  today: string;
  /** A token that was just created. A company token is shown only once. */
  newToken?: { kind: "user" | "company"; token: string };
  revealedToken?: string;
  message?: { kind: "success" | "error" | "info"; text: string };
  description?: string;
}

export type RenderPreferences = (
  context: Context<Environment>,
  extra?: Partial<PreferencesView>,
  status?: ContentfulStatusCode,
) => Promise<Response>;
