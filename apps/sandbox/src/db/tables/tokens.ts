import { type Kysely, sql } from "kysely";
import type { TokenKind } from "../../tokens/token-format.ts";
import { isPostgres } from "../create-table.ts";
import { bigint, bytes, identity, nullable, type Rows, references, table, text, unique } from "../table-definition.ts";
import type { customerTables } from "./customers.ts";

export const tokenTables = {
  tokens: table(
    {
      guid: text(),
      kind: text<TokenKind>(),
      /** The SHA-256 hash of a valid token. Null once it is revoked, which makes it look like an unknown token. */
      hash: nullable(unique(bytes())),
      /** The hash of a suspended company token, which may be restored. */
      suspended_hash: nullable(bytes()),
      suspended_at: nullable(text()),
      /** The IP address that sent the token over plain HTTP, if that revoked or suspended it. */
      leaked_from: nullable(text()),
      /** A user token, encrypted with a key that is stored elsewhere. */
      encrypted: nullable(bytes()),
      last_four: text(),
      customer_guid: references("customers.guid"),
      user_guid: nullable(references("users.guid", "cascade")),
      group_guid: nullable(references("access_groups.guid")),
      role: nullable(text()),
      description: nullable(text()),
      creator_name: text(),
      created: text(),
      /** May lag by up to a minute. */
      last_used_at: nullable(text()),
      revoked_at: nullable(text()),
    },
    ["guid"],
    {
      indexes: [
        { columns: ["user_guid"], isUnique: true, where: "kind = 'user' and revoked_at is null" },
        { columns: ["customer_guid", "created"], where: "kind = 'company' and revoked_at is null" },
        { columns: ["user_guid", "revoked_at"], where: "kind = 'user' and revoked_at is not null" },
      ],
      checks: [
        "revoked_at is null or hash is null",
        "(kind = 'user' and user_guid is not null) or (kind = 'company' and role is not null and description is not null)",
      ],
    },
  ),
  token_retrievals: table({ token_guid: text(), code_hash: bytes(), email: text() }, ["token_guid"]),
  sessions: table(
    {
      hash: bytes(),
      user_guid: references("users.guid", "cascade"),
      created: bigint(),
      last_seen: bigint(),
      /** When the password was last entered, in milliseconds since 1970. */
      confirmed: bigint(),
    },
    ["hash"],
  ),
  form_tokens: table(
    { hash: bytes(), session_hash: references("sessions.hash", "cascade"), created: bigint() },
    ["hash"],
    { indexes: [["session_hash"]] },
  ),
  /** Append-only: triggers reject updates and deletes. */
  audit_events: table(
    {
      id: identity(),
      at: text(),
      action: text(),
      /** Null for events that concern no customer, such as the use of an unknown token. */
      customer_guid: nullable(text()),
      actor_guid: nullable(text()),
      actor_name: text(),
      address: nullable(text()),
      /** The user whom the action changed, and to what. */
      subject: nullable(text()),
      token_kind: nullable(text<TokenKind>()),
      token_guid: nullable(text()),
      last_four: nullable(text()),
    },
    ["id"],
    { indexes: [["customer_guid", "id"]] },
  ),
};

/** Users and live company tokens, which the API lists as users, too. */
export interface PeopleView extends Omit<Users, "group_guid" | "password_hash"> {
  group_guid: string | null;
  is_company_api_token: number;
}

type Users = Rows<typeof customerTables>["users"];

export async function createPeopleView(database: Kysely<unknown>): Promise<void> {
  await database.schema
    .createView("people")
    .as(
      sql`select guid, customer_guid, group_guid, email, formal_name, friendly_name, role, status, landing_page, joined_time,
        last_login_time, is_available_for_contact, 0 as is_company_api_token
      from users
      union all
      select guid, customer_guid, group_guid, guid || '@company-api-token.example', description, description, role,
        'Activated', 'DEFAULT', created, null, 0, 1
      from tokens where kind = 'company' and revoked_at is null`,
    )
    .execute();
}

/** Creates triggers that reject changes to the audit log. */
export async function protectAuditLog(database: Kysely<unknown>): Promise<void> {
  for (const trigger of isPostgres(database) ? postgresTriggers : sqliteTriggers) {
    await sql.raw(trigger).execute(database);
  }
}

const message = "the audit log cannot be changed";
const sqliteTriggers = ["update", "delete"].map(
  (change) =>
    `create trigger audit_events_${change} before ${change} on audit_events begin select raise(abort, '${message}'); end`,
);
const postgresTriggers = [
  `create function refuse_audit_change() returns trigger language plpgsql as $$ begin raise exception '${message}'; end $$`,
  "create trigger audit_events_change before update or delete on audit_events for each row execute function refuse_audit_change()",
  "create trigger audit_events_truncate before truncate on audit_events for each statement execute function refuse_audit_change()",
];
