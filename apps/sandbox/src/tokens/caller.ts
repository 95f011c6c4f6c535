import type { Role } from "../roles.ts";
import type { TokenKind } from "./format.ts";

/** Whom a valid token stands for: a user, or a company token in its own right. */
export interface Caller {
  kind: TokenKind;
  /** The user's guid; of a company token its own. */
  guid: string;
  customerGuid: string;
  role: Role;
  name: string;
  email: string;
}

/** What a company token has where a user has an e-mail address. Guess: the API's own answer is not known. */
export function companyTokenEmail(guid: string): string {
  return `${guid}@company-api-token.example`;
}
