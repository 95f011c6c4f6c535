import { timingSafeEqual } from "node:crypto";
import type { CompiledQuery } from "kysely";
import type { Database } from "../database.ts";
import type { Role } from "../roles.ts";
import type { Caller } from "./caller.ts";
import { hashSecret, parseTokenKind } from "./format.ts";

/** A live token that was found, and whom it stands for. */
export interface FoundToken {
  guid: string;
  lastFour: string;
  caller: Caller;
}

/**
 * Makes the function that finds a token by its secret.
 *
 * @returns a function that answers `undefined` when it is malformed, unknown, replaced or revoked, or its user is not active.
 */
export function createLookUp(database: Database): (token: string) => Promise<FoundToken | undefined> {
  // Compiled once: it runs for every request.
  const byHash = selectByHash(database, new Uint8Array()).compile();
  return async (token) => {
    if (parseTokenKind(token) === undefined) return undefined;
    const hash = hashSecret(token);
    const query: CompiledQuery<Row> = { ...byHash, parameters: [hash, ...byHash.parameters.slice(1)] };
    const [row] = (await database.executeQuery(query)).rows;
    if (row === undefined || !timingSafeEqual(row.hash, hash)) return undefined;
    return { guid: row.guid, lastFour: row.last_four, caller: toCaller(row) };
  };
}

function selectByHash(database: Database, hash: Uint8Array) {
  return database
    .selectFrom("tokens")
    .leftJoin("users", "users.guid", "tokens.user_guid")
    .select(["tokens.guid", "tokens.kind", "tokens.hash", "tokens.last_four", "tokens.customer_guid"])
    .select(["tokens.role", "tokens.description", "tokens.user_guid"])
    .select(["users.role as user_role", "users.formal_name", "users.email"])
    .where("tokens.hash", "=", hash)
    .where("tokens.revoked_at", "is", null)
    .where((where) => where.or([where("tokens.kind", "=", "company"), where("users.status", "=", "Activated")]));
}

type Row = Awaited<ReturnType<ReturnType<typeof selectByHash>["executeTakeFirstOrThrow"]>>;

/** The columns a kind does not have are null; the table's own check holds the others. */
function toCaller(row: Row): Caller {
  const { kind, customer_guid: customerGuid } = row;
  if (kind === "user") {
    const { user_guid, user_role, formal_name, email } = row;
    const [guid, name] = [user_guid ?? "", formal_name ?? ""];
    return { kind, guid, customerGuid, role: user_role as Role, name, email: email ?? "" };
  }
  const { guid, role, description } = row;
  // Guess: what a company token has where a user has an e-mail address is not known. The view `people` says the same.
  const email = `${guid}@company-api-token.example`;
  return { kind, guid, customerGuid, role: role as Role, name: description ?? "", email };
}
