import { sql } from "kysely";
import type { Database } from "../db/database.ts";
import { type Principal, userPrincipal } from "../principal.ts";
import type { Role } from "../roles.ts";
import { hashSecret, parseTokenKind } from "./token-format.ts";

export interface FoundToken {
  guid: string;
  lastFour: string;
  principal: Principal;
}

/**
 * Finds a token by its secret.
 *
 * Only a token that works has a hash in the table: a replaced, revoked, suspended or unknown token is the same miss of the same
 * index.
 *
 * @param address - the network address the token came from.
 * @returns `undefined` when the token does not work, or its user is not active.
 */
export async function findToken(
  database: Database,
  token: string,
  address: string | null,
): Promise<FoundToken | undefined> {
  if (parseTokenKind(token) === undefined) return undefined;
  const row = await database
    .selectFrom("tokens")
    .leftJoin("users", "users.guid", "tokens.user_guid")
    .select(["tokens.guid", "tokens.kind", "tokens.last_four", "tokens.customer_guid"])
    .select(["tokens.role", "tokens.description", "tokens.user_guid"])
    .select(["users.role as user_role", "users.formal_name", "users.email"])
    .where("tokens.hash", "=", hashSecret(token))
    .where((where) =>
      where.or([where("tokens.kind", "=", sql.lit("company")), where("users.status", "=", sql.lit("Activated"))]),
    )
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const { guid, kind, last_four: lastFour, customer_guid } = row;
  if (kind === "user") {
    // The table's own check makes sure that a user token has a user.
    const { user_guid, user_role, formal_name, email } = row;
    const columns = {
      guid: user_guid ?? "",
      role: user_role ?? "",
      formal_name: formal_name ?? "",
      email: email ?? "",
    };
    return { guid, lastFour, principal: userPrincipal({ customer_guid, ...columns }, address) };
  }
  // Guess: it is unknown what a company token has instead of an email address. The view `people` uses the same value.
  const email = `${guid}@company-api-token.example`;
  const [role, name] = [row.role as Role, row.description ?? ""];
  return { guid, lastFour, principal: { kind, guid, customerGuid: customer_guid, role, name, email, address } };
}
