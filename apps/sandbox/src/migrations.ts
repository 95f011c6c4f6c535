import type { Kysely } from "kysely";
import { sql } from "kysely";
import type { Migration } from "kysely/migration";
import { accountTables } from "./tables/accounts.ts";
import { companyTables } from "./tables/companies.ts";

/** Every change of the database's form, oldest first. Forward only: what is here is never edited, only added to. */
export const migrations: Readonly<Record<string, Migration>> = {
  "0001_first": { up: (database) => run(database, first) },
  "0002_accounts": { up: (database) => run(database, accountTables) },
  "0002_companies": { up: (database) => run(database, companyTables) },
};

async function run(database: Kysely<unknown>, statements: string): Promise<void> {
  for (const statement of statements.split(";").filter((text) => text.trim() !== "")) {
    await sql.raw(statement).execute(database);
  }
}

const first = `
create table world (seed integer not null, companies integer not null, edition integer not null);

create table customers (
  guid text primary key, name text not null, my_company_guid text not null, type text not null, created text not null
);
create table access_groups (
  guid text primary key, customer_guid text not null references customers, name text not null, is_default integer not null
);
create table users (
  guid text primary key, customer_guid text not null references customers, group_guid text not null references access_groups,
  email text not null unique, formal_name text not null, friendly_name text not null, role text not null, status text not null,
  landing_page text not null, joined_time text not null, last_login_time text, is_available_for_contact integer not null,
  password_hash text
);
create index users_customer on users (customer_guid, formal_name);

create table companies (
  id integer primary key, guid text not null unique, name text not null, shortname text not null, description text not null,
  industry text not null, industry_slug text not null, sub_industry text, sub_industry_slug text,
  primary_domain text not null unique, type text not null, network_size_v4 integer not null, people_count integer not null,
  search_count integer not null, is_service_provider integer not null, is_csp integer not null, rating integer not null
);
create table company_histories (
  company_id integer primary key references companies, ratings text not null, vectors text not null
);
create index companies_name on companies (name);
create index companies_industry on companies (industry_slug, rating);
create table subscriptions (
  customer_guid text not null references customers, company_id integer not null references companies, type text not null,
  company_name text not null, custom_id text, date_added text not null, life_cycle text, relationship text,
  primary key (customer_guid, company_id)
) without rowid;
create index subscriptions_name on subscriptions (customer_guid, company_name, company_id);
create index subscriptions_company on subscriptions (company_id);
create table findings (
  id integer primary key, company_id integer not null references companies, risk_vector text not null,
  risk_category text not null, grade text not null, severity real not null, severity_category text not null,
  first_seen text not null, last_seen text not null, affects_rating integer not null, asset text not null,
  searchable text not null, document text not null
);
create index findings_company on findings (company_id, severity desc);

create table folders (
  guid text primary key, customer_guid text not null references customers, owner_guid text, owner_name text, owner_email text,
  kind text not null, name text not null, description text not null, content_expiry_days integer, position integer not null,
  email_enabled integer not null, shared integer not null
);
create index folders_customer on folders (customer_guid, position);
create table folder_companies (
  folder_guid text not null references folders on delete cascade, company_id integer not null references companies,
  primary key (folder_guid, company_id)
) without rowid;

create table tokens (
  guid text primary key, kind text not null, hash blob not null unique, last_four text not null,
  customer_guid text not null references customers, user_guid text references users, group_guid text references access_groups,
  role text, description text, creator_name text not null, created text not null, revoked_at text,
  check ((kind = 'user' and user_guid is not null) or (kind = 'company' and role is not null and description is not null))
);
create unique index tokens_live_user on tokens (user_guid) where kind = 'user' and revoked_at is null;
create index tokens_customer on tokens (customer_guid, kind, created);

create view people as
  select guid, customer_guid, group_guid, email, formal_name, friendly_name, role, status, landing_page, joined_time,
    last_login_time, is_available_for_contact, 0 as is_company_api_token
  from users
  union all
  select guid, customer_guid, group_guid, guid || '@company-api-token.example', description, description, role, 'Activated',
    'DEFAULT', created, null, 0, 1
  from tokens where kind = 'company' and revoked_at is null;

create table sessions (
  hash blob primary key, user_guid text not null references users on delete cascade, created integer not null,
  last_seen integer not null
);
create table form_tokens (
  hash blob primary key, session_hash blob not null references sessions on delete cascade, created integer not null
);
create index form_tokens_session on form_tokens (session_hash)
`;
