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

/** Finds a token by its secret; see {@link findTokenByHash}. */
export async function findToken(
  database: Database,
  token: string,
  address: string | null,
): Promise<FoundToken | undefined> {
  return parseTokenKind(token) === undefined ? undefined : findTokenByHash(database, hashSecret(token), address);
}

/**
 * Finds a token by the hash of its secret.
 *
 * Only a token that works has a hash in the table: a replaced, revoked, suspended or unknown token is the same miss of the same
 * index.
 *
 * @param address - the network address the token came from.
 * @returns `undefined` when the token does not work, or its user is not active.
 */
export async function findTokenByHash(
  database: Database,
  hash: Buffer,
  address: string | null,
): Promise<FoundToken | undefined> {
  const { rows } = await sql<TokenRow>`
    select tokens.guid, kind, last_four, tokens.customer_guid, tokens.role, description, user_guid,
      users.role as user_role, users.formal_name, users.email
    from tokens left join users on users.guid = tokens.user_guid
    where hash = ${hash} and (kind = 'company' or users.status = 'Activated')`.execute(database);
  const [row] = rows;
  if (row === undefined) return undefined;
  const { guid, last_four: lastFour, customer_guid } = row;
  if (row.kind === "user") {
    const { user_guid, user_role, formal_name, email } = row;
    return {
      guid,
      lastFour,
      principal: userPrincipal({ customer_guid, guid: user_guid, role: user_role, formal_name, email }, address),
    };
  }
  // Guess: it is unknown what a company token has instead of an email address. The view `people` uses the same value.
  const email = `${guid}@company-api-token.example`;
  const [role, name] = [row.role, row.description];
  return {
    guid,
    lastFour,
    principal: { kind: row.kind, guid, customerGuid: customer_guid, role, name, email, address },
  };
}

/** The table's checks make sure that a user token has a user, and a company token a role and a description. */
type TokenRow = { guid: string; last_four: string; customer_guid: string } & (
  | { kind: "user"; user_guid: string; user_role: string; formal_name: string; email: string }
  | { kind: "company"; role: Role; description: string }
);
