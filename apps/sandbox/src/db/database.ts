import type { Kysely } from "kysely";
import type { AccountTables, LaterAccountTables } from "./tables/accounts.ts";
import type { AlertTables } from "./tables/alerts.ts";
import type { CommentTables } from "./tables/comments.ts";
import type { CompanyTables } from "./tables/companies.ts";
import type { OrderTables } from "./tables/orders.ts";
import type { PortfolioTables } from "./tables/portfolio.ts";
import type { TokenTables } from "./tables/tokens.ts";

/** The database, typed. */
export type Database = Kysely<Tables>;

/** Everything that is stored. Truth values are 0 and 1, times ISO 8601 in UTC, `ratings` and `vectors` JSON. */
export interface Tables
  extends AccountTables,
    LaterAccountTables,
    AlertTables,
    CommentTables,
    CompanyTables,
    OrderTables,
    PortfolioTables,
    TokenTables {
  world: { seed: number; companies: number; edition: number };
  customers: { guid: string; name: string; my_company_guid: string; type: string; created: string };
  access_groups: { guid: string; customer_guid: string; name: string; is_default: number };
  users: UserTable;
  /** A view: users and, as the API counts them among the users, live company tokens. */
  people: PersonView;
  companies: CompanyTable;
  /** What is large and seldom read of a company, apart from it, so that lists stay quick in a world of any size. */
  company_histories: CompanyHistoryTable;
  subscriptions: SubscriptionTable;
  folders: FolderTable;
  folder_companies: { folder_guid: string; company_id: number };
  form_tokens: { hash: Uint8Array; session_hash: Uint8Array; created: number };
}

interface UserTable {
  guid: string;
  customer_guid: string;
  group_guid: string;
  email: string;
  formal_name: string;
  friendly_name: string;
  role: string;
  status: string;
  landing_page: string;
  joined_time: string;
  last_login_time: string | null;
  is_available_for_contact: number;
  password_hash: string | null;
}

interface PersonView extends Omit<UserTable, "password_hash" | "group_guid"> {
  group_guid: string | null;
  is_company_api_token: number;
}

interface CompanyTable {
  id: number;
  guid: string;
  name: string;
  shortname: string;
  description: string;
  industry: string;
  industry_slug: string;
  sub_industry: string | null;
  sub_industry_slug: string | null;
  primary_domain: string;
  type: string;
  network_size_v4: number;
  people_count: number;
  search_count: number;
  is_service_provider: number;
  is_csp: number;
  rating: number;
}

interface CompanyHistoryTable {
  company_id: number;
  /** The daily ratings, newest first. */
  ratings: string;
  /** Percentile by risk vector; null where there is too little data. */
  vectors: string;
}

interface SubscriptionTable {
  customer_guid: string;
  company_id: number;
  /** The company's name, rating and industry once more: the orders of the portfolio. They never change. */
  company_name: string;
  company_rating: number;
  company_industry: string;
  type: string;
  custom_id: string | null;
  date_added: string;
  life_cycle: string | null;
  relationship: string | null;
}

interface FolderTable {
  guid: string;
  customer_guid: string;
  owner_guid: string | null;
  owner_name: string | null;
  owner_email: string | null;
  /** `own` for folders made by somebody, `all` and `my_company` for the two every customer has. */
  kind: string;
  name: string;
  description: string;
  content_expiry_days: number | null;
  position: number;
  email_enabled: number;
  shared: number;
}
