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
  /** Undefined when the role may not manage them. */
  companyTokens: readonly CompanyToken[] | undefined;
  /** A token just made. A company's is never shown again. */
  fresh?: { kind: "user" | "company"; token: string };
  shown?: string;
  message?: { kind: "good" | "bad" | "plain"; text: string };
  description?: string;
}

export type Show = (
  context: Context<Environment>,
  more?: Partial<PreferencesView>,
  status?: ContentfulStatusCode,
) => Promise<Response>;
