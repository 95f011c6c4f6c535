/** What is stored about customers, their users and how they order their portfolios. */
export interface AccountTables {
  customer_settings: {
    customer_guid: string;
    auto_approve_invited_users: number;
    /** How many users may be active at the same time. */
    user_quota: number;
    last_modified: string;
  };
  /** What somebody set for a user; who has no row has the defaults. `features` and `email_preferences` are JSON. */
  user_settings: {
    user_guid: string;
    mfa_status: string | null;
    features: string | null;
    email_preferences: string | null;
  };
  /** The companies a user is the preferred contact for. */
  preferred_contacts: { user_guid: string; company_id: number };
  /** How often, and when last, a user looked at a company. Seeded only. */
  company_views: { user_guid: string; company_id: number; views: number; last_viewed: string };
  /** `place` is the rank, from 1. */
  tiers: {
    guid: string;
    customer_guid: string;
    place: number;
    name: string;
    description: string;
    email_enabled: number;
  };
  /** A company is in one tier of a customer at most. */
  tier_companies: { customer_guid: string; company_id: number; tier_guid: string };
  /** How many companies a customer may follow by each kind of subscription. */
  subscription_quotas: { customer_guid: string; type: string; quota: number };
  /** Subscriptions that ended, the last of each company. */
  expired_subscriptions: { customer_guid: string; company_id: number; type: string; date_expired: string };
  company_requests: CompanyRequestTable;
}

interface CompanyRequestTable {
  guid: string;
  customer_guid: string;
  requester_guid: string;
  requester_name: string;
  domain: string;
  subscription_type: string;
  status: string;
  company_id: number | null;
  created_time: string;
  updated_time: string;
}

/** The statements that make these tables, in SQL that SQLite and PostgreSQL both understand. */
export const accountTables = `
create table customer_settings (
  customer_guid text primary key references customers, auto_approve_invited_users integer not null,
  user_quota integer not null, last_modified text not null
);
create table user_settings (
  user_guid text primary key references users on delete cascade, mfa_status text, features text, email_preferences text
);
create table preferred_contacts (
  user_guid text not null references users on delete cascade, company_id integer not null references companies,
  primary key (user_guid, company_id)
);
create table company_views (
  user_guid text not null references users on delete cascade, company_id integer not null references companies,
  views integer not null, last_viewed text not null,
  primary key (user_guid, company_id)
);
create table tiers (
  guid text primary key, customer_guid text not null references customers, place integer not null, name text not null,
  description text not null, email_enabled integer not null
);
create index tiers_customer on tiers (customer_guid, place);
create table tier_companies (
  customer_guid text not null references customers, company_id integer not null references companies,
  tier_guid text not null references tiers on delete cascade,
  primary key (customer_guid, company_id)
);
create index tier_companies_tier on tier_companies (tier_guid, company_id);
create table subscription_quotas (
  customer_guid text not null references customers, type text not null, quota integer not null,
  primary key (customer_guid, type)
);
create table expired_subscriptions (
  customer_guid text not null references customers, company_id integer not null references companies, type text not null,
  date_expired text not null,
  primary key (customer_guid, company_id)
);
create table company_requests (
  guid text primary key, customer_guid text not null references customers, requester_guid text not null,
  requester_name text not null, domain text not null, subscription_type text not null, status text not null,
  company_id integer references companies, created_time text not null, updated_time text not null
);
create unique index company_requests_domain on company_requests (customer_guid, domain);
create index company_requests_customer on company_requests (customer_guid, created_time)
`;

/** What came later: codes by which company tokens are retrieved, and the sites that were rated at once. */
export interface LaterAccountTables {
  token_retrievals: { token_guid: string; code_hash: Uint8Array; email: string };
  /** Each site once, for each customer. */
  fast_ratings: { customer_guid: string; domain: string };
}

/** The statements that make the later tables. */
export const laterAccountTables = `
create index preferred_contacts_company on preferred_contacts (company_id);
create table token_retrievals (token_guid text primary key, code_hash bytea not null, email text not null);
create table fast_ratings (
  customer_guid text not null references customers, domain text not null, primary key (customer_guid, domain)
)
`;
