import type { Generated, Kysely } from "kysely";
import { sql } from "kysely";
import type { TokenKind } from "../../tokens/token-format.ts";
import { isPostgres } from "../dialect.ts";
import type { SchemaBuilder } from "../schema-builder.ts";

/** Tokens, sessions, and the audit log. */
export interface TokenTables {
  tokens: TokenTable;
  /** Codes that retrieve company tokens. */
  token_retrievals: { token_guid: string; code_hash: Uint8Array; email: string };
  sessions: {
    hash: Uint8Array;
    user_guid: string;
    created: number;
    last_seen: number;
    /** When the password was last entered, in milliseconds since 1970. */
    confirmed: number;
  };
  form_tokens: { hash: Uint8Array; session_hash: Uint8Array; created: number };
  /** The database itself refuses to change or delete a row. */
  audit_events: {
    id: Generated<number>;
    at: string;
    action: string;
    /** Null for what concerns no customer, such as an unknown token. */
    customer_guid: string | null;
    actor_guid: string | null;
    actor_name: string;
    address: string | null;
    token_kind: TokenKind | null;
    token_guid: string | null;
    last_four: string | null;
  };
  /** A view: users and, as the API counts them among the users, live company tokens. */
  people: {
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
  };
}

export interface TokenTable {
  guid: string;
  kind: TokenKind;
  /** The SHA-256 hash of a token that works; null makes a revoked token look like an unknown one. */
  hash: Uint8Array | null;
  /** The hash of a company token that may be restored. */
  suspended_hash: Uint8Array | null;
  suspended_at: string | null;
  /** The address from which the token came over plain HTTP, which revoked or suspended it. */
  exposed_from: string | null;
  /** A user's token, encrypted with a key that is stored elsewhere. */
  encrypted: Uint8Array | null;
  last_four: string;
  customer_guid: string;
  user_guid: string | null;
  group_guid: string | null;
  role: string | null;
  description: string | null;
  creator_name: string;
  created: string;
  /** Up to a minute late. */
  last_used_at: string | null;
  revoked_at: string | null;
}

/** Creates the tables, and the triggers that protect the audit log. */
export async function createTokenTables(builder: SchemaBuilder, database: Kysely<unknown>): Promise<void> {
  const { text, bytes, table, index, required, optional, identity, reference, optionalReference, primaryKey } = builder;
  await table(
    "tokens",
    (table) => table.addColumn("hash", bytes, (hash) => hash.unique()),
    reference("customer_guid", "customers.guid"),
    optionalReference("user_guid", "users.guid", "cascade"),
    optionalReference("group_guid", "access_groups.guid"),
    required(text, "guid", "kind", "last_four", "creator_name", "created"),
    optional(text, "role", "description", "suspended_at", "exposed_from", "last_used_at", "revoked_at"),
    optional(bytes, "suspended_hash", "encrypted"),
    primaryKey("guid"),
    (table) => table.addCheckConstraint("tokens_revoked", sql`revoked_at is null or hash is null`),
    (table) =>
      table.addCheckConstraint(
        "tokens_kind",
        sql`(kind = 'user' and user_guid is not null) or (kind = 'company' and role is not null and description is not null)`,
      ),
  );
  await index("tokens_user", "tokens", ["user_guid"], {
    isUnique: true,
    where: "kind = 'user' and revoked_at is null",
  });
  await index("tokens_company", "tokens", ["customer_guid", "created"], {
    where: "kind = 'company' and revoked_at is null",
  });
  await index("tokens_revoked_user", "tokens", ["user_guid", "revoked_at"], {
    where: "kind = 'user' and revoked_at is not null",
  });
  await table(
    "token_retrievals",
    required(text, "token_guid", "email"),
    required(bytes, "code_hash"),
    primaryKey("token_guid"),
  );
  await table(
    "sessions",
    required(bytes, "hash"),
    reference("user_guid", "users.guid", "cascade"),
    required("bigint", "created", "last_seen", "confirmed"),
    primaryKey("hash"),
  );
  await table(
    "form_tokens",
    required(bytes, "hash"),
    reference("session_hash", "sessions.hash", "cascade"),
    required("bigint", "created"),
    primaryKey("hash"),
  );
  await index("form_tokens_session", "form_tokens", ["session_hash"]);
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

  await table(
    "audit_events",
    identity("id"),
    required(text, "at", "action", "actor_name"),
    optional(text, "customer_guid", "actor_guid", "address", "token_kind", "token_guid", "last_four"),
  );
  await index("audit_events_customer", "audit_events", ["customer_guid", "id"]);
  for (const trigger of isPostgres(database) ? postgresTriggers : sqliteTriggers)
    await sql.raw(trigger).execute(database);
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
