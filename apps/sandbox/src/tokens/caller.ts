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
