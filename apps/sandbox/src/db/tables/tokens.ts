import type { Kysely } from "kysely";
import { sql } from "kysely";
import type { TokenKind } from "../../tokens/token-format.ts";
import { isPostgres } from "../dialect.ts";

import { bigint, bytes, identity, optional, references, table, text, unique } from "../table-definition.ts";

export const tokenTables = {
  tokens: table(
    {
      guid: text(),
      kind: text<TokenKind>(),
      /** The SHA-256 hash of a token that works; null makes a revoked token look like an unknown one. */
      hash: optional(unique(bytes())),
      /** The hash of a company token that may be restored. */
      suspended_hash: optional(bytes()),
      suspended_at: optional(text()),
      /** The address from which the token came over plain HTTP, which revoked or suspended it. */
      leaked_from: optional(text()),
      /** A user's token, encrypted with a key that is stored elsewhere. */
      encrypted: optional(bytes()),
      last_four: text(),
      customer_guid: references("customers.guid"),
      user_guid: optional(references("users.guid", "cascade")),
      group_guid: optional(references("access_groups.guid")),
      role: optional(text()),
      description: optional(text()),
      creator_name: text(),
      created: text(),
      /** Up to a minute late. */
      last_used_at: optional(text()),
      revoked_at: optional(text()),
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
  /** The database itself refuses to change or delete a row. */
  audit_events: table(
    {
      id: identity(),
      at: text(),
      action: text(),
      /** Null for what concerns no customer, such as an unknown token. */
      customer_guid: optional(text()),
      actor_guid: optional(text()),
      actor_name: text(),
      address: optional(text()),
      token_kind: optional(text<TokenKind>()),
      token_guid: optional(text()),
      last_four: optional(text()),
    },
    ["id"],
    { indexes: [["customer_guid", "id"]] },
  ),
};

/** Users and, because the API counts them among the users, live company tokens. */
export interface PeopleView {
  guid: string;
  customer_guid: string;
  group_guid: string | null;
  email: string;
  formal_name: string;
  friendly_name: string;
  role: string;
  status: string;
  landing_page: string;
  joined_time: string;
  last_login_time: string | null;
  is_available_for_contact: number;
  is_company_api_token: number;
}

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

/** Makes the database refuse changes of the audit log. */
export async function protectAuditLog(database: Kysely<unknown>): Promise<void> {
  for (const trigger of isPostgres(database) ? postgresTriggers : sqliteTriggers) {
    await sql.raw(trigger).execute(database);
  }
}

const refusal = "the audit log cannot be changed";
const sqliteTriggers = ["update", "delete"].map(
  (change) =>
    `create trigger audit_events_${change} before ${change} on audit_events begin select raise(abort, '${refusal}'); end`,
);
const postgresTriggers = [
  `create function refuse_audit_change() returns trigger language plpgsql as $$ begin raise exception '${refusal}'; end $$`,
  "create trigger audit_events_change before update or delete on audit_events for each row execute function refuse_audit_change()",
  "create trigger audit_events_truncate before truncate on audit_events for each statement execute function refuse_audit_change()",
];
