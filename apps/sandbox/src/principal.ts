import type { Selectable } from "kysely";
import type { Tables } from "./db/database.ts";
import type { Role } from "./roles.ts";
import type { TokenKind } from "./tokens/token-format.ts";

/** A user who acts, by token or by session, or a company token in its own right. */
export interface Principal {
  kind: TokenKind;
  /** The user's guid; of a company token its own. */
  guid: string;
  customerGuid: string;
  role: Role;
  name: string;
  email: string;
  /** The network address the request came from; null for the sandbox itself. */
  address: string | null;
}

export type PrincipalColumns = Pick<
  Selectable<Tables["users"]>,
  "guid" | "customer_guid" | "role" | "formal_name" | "email"
>;

export function userPrincipal(user: PrincipalColumns, address: string | null): Principal {
  const { guid, customer_guid: customerGuid, formal_name: name, email } = user;
  return { kind: "user", guid, customerGuid, role: user.role as Role, name, email, address };
}
