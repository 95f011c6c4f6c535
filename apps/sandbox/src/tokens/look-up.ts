import { timingSafeEqual } from "node:crypto";
import { sql } from "kysely";
import type { Database } from "../db/database.ts";
import { isPostgres } from "../db/dialect.ts";
import { prepareFirst, prepareRead } from "../db/prepared.ts";
import type { Role } from "../roles.ts";
import type { Caller } from "./caller.ts";
import { hashSecret, parseTokenKind } from "./token-format.ts";

/** A token that works, and whom it stands for. */
export interface FoundToken {
  guid: string;
  lastFour: string;
  /** Whom it stands for; where the request came from is for who asks to say. */
  caller: Omit<Caller, "address">;
}

/**
 * Makes the function that finds a token by its secret.
 *
 * What does not work has no hash in the table: a replaced, revoked, suspended or unknown token is the same miss of the same
 * index. A mistyped one is told by its checksum before, which takes less time, and says nothing about any token.
 *
 * @returns a function that answers `undefined` when the token does not work, or its user is not active.
 */
export function createLookUp(database: Database): (token: string) => Promise<FoundToken | undefined> {
  const find = isPostgres(database) ? findTogether(database) : findAtOnce(database);
  return async (token) => {
    if (parseTokenKind(token) === undefined) return undefined;
    const hash = hashSecret(token);
    const found = find(hash);
    const row = found instanceof Promise ? await found : found;
    if (row === undefined || row.hash === null || !timingSafeEqual(row.hash, hash)) return undefined;
    return { guid: row.guid, lastFour: row.last_four, caller: toCaller(row) };
  };
}

type Find = (hash: Buffer) => Row | undefined | Promise<Row | undefined>;

/** Each on its own, where the database is in this process. */
function findAtOnce(database: Database): Find {
  const first = prepareFirst(database, selectTokens(database).where("tokens.hash", "=", new Uint8Array()).compile());
  return (hash) => first([hash]);
}

/**
 * Those that come while a query is under way together in the next one, where the database is a server: under load a round trip
 * serves many. Each query begins after all of its tokens came, so that what was revoked before is refused.
 */
function findTogether(database: Database): Find {
  const read = prepareRead(
    database,
    selectTokens(database)
      .where("tokens.hash", "=", (any) => any.fn<Uint8Array>("any", [any.val([new Uint8Array()])]))
      .compile(),
  );
  const waiting: Waiting[] = [];
  let running = 0;

  async function run(): Promise<void> {
    while (waiting.length > 0) {
      const batch = waiting.splice(0, 500);
      try {
        const rows = await read([batch.map(({ hash }) => hash)]);
        const found = new Map(rows.map((row) => [Buffer.from(row.hash ?? []).toString("latin1"), row]));
        for (const { hash, resolve } of batch) resolve(found.get(hash.toString("latin1")));
      } catch (error) {
        for (const { reject } of batch) reject(error);
      }
    }
    running -= 1;
  }

  return (hash) => {
    const { promise, resolve, reject } = Promise.withResolvers<Row | undefined>();
    waiting.push({ hash, resolve, reject });
    if (running < 2) {
      running += 1;
      // After this turn of the loop: what arrived together is asked together.
      setImmediate(run);
    }
    return promise;
  };
}

interface Waiting {
  hash: Buffer;
  resolve: (row: Row | undefined) => void;
  reject: (error: unknown) => void;
}

function selectTokens(database: Database) {
  return database
    .selectFrom("tokens")
    .leftJoin("users", "users.guid", "tokens.user_guid")
    .select(["tokens.guid", "tokens.kind", "tokens.hash", "tokens.last_four", "tokens.customer_guid"])
    .select(["tokens.role", "tokens.description", "tokens.user_guid"])
    .select(["users.role as user_role", "users.formal_name", "users.email"])
    .where((where) =>
      where.or([where("tokens.kind", "=", sql.lit("company")), where("users.status", "=", sql.lit("Activated"))]),
    );
}

type Row = Awaited<ReturnType<ReturnType<typeof selectTokens>["executeTakeFirstOrThrow"]>>;

/** The columns a kind does not have are null; the table's own check holds the others. */
function toCaller(row: Row): FoundToken["caller"] {
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
