import type { Role } from "../roles.ts";
import type { TokenKind } from "./token-format.ts";

/** Who does something, for the audit log. */
export interface Actor {
  /** The user's guid; of a company token its own. */
  guid: string | null;
  customerGuid: string | null;
  name: string;
  /** The network address it came from. */
  address: string | null;
}

/** Whom a valid token stands for: a user, or a company token in its own right. */
export interface Caller extends Actor {
  kind: TokenKind;
  guid: string;
  customerGuid: string;
  role: Role;
  email: string;
}
