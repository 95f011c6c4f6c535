import type { Generated } from "kysely";
import type { SchemaBuilder } from "../schema-builder.ts";

/** Customers, their users, and what users set and wrote. */
export interface CustomerTables {
  customers: { guid: string; name: string; my_company_guid: string; type: string; created: string };
  customer_settings: {
    customer_guid: string;
    auto_approve_invited_users: number;
    /** How many users may be active at the same time. */
    user_quota: number;
    last_modified: string;
  };
  access_groups: { guid: string; customer_guid: string; name: string; is_default: number };
  users: {
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
  };
  /** A user without a row has the defaults. `features` and `email_preferences` are JSON. */
  user_settings: {
    user_guid: string;
    mfa_status: string | null;
    features: string | null;
    email_preferences: string | null;
  };
  /** The companies a user is the preferred contact for. */
  preferred_contacts: { user_guid: string; company_id: number };
  /** How often, and when last, a user looked at a company. Only the seed writes it. */
  company_views: { user_guid: string; company_id: number; views: number; last_viewed: string };
  /** Comments on pages of the documentation. */
  comments: {
    id: Generated<number>;
    customer_guid: string;
    /** The path of the page, such as `/token/placement`. */
    page: string;
    author_guid: string;
    author_name: string;
    words: string;
    created: string;
  };
}

/** Creates the tables. */
export async function createCustomerTables(builder: SchemaBuilder): Promise<void> {
  const { text, table, index, required, optional, unique, identity, reference, primaryKey } = builder;
  await table("customers", required(text, "guid", "name", "my_company_guid", "type", "created"), primaryKey("guid"));
  await table(
    "customer_settings",
    reference("customer_guid", "customers.guid"),
    required("integer", "auto_approve_invited_users", "user_quota"),
    required(text, "last_modified"),
    primaryKey("customer_guid"),
  );
  await table(
    "access_groups",
    required(text, "guid", "name"),
    reference("customer_guid", "customers.guid"),
    required("integer", "is_default"),
    primaryKey("guid"),
  );
  await table(
    "users",
    reference("customer_guid", "customers.guid"),
    reference("group_guid", "access_groups.guid"),
    unique(text, "email"),
    required(text, "guid", "formal_name", "friendly_name", "role", "status", "landing_page", "joined_time"),
    optional(text, "last_login_time", "password_hash"),
    required("integer", "is_available_for_contact"),
    primaryKey("guid"),
  );
  await index("users_customer", "users", ["customer_guid", "formal_name"]);
  await table(
    "user_settings",
    reference("user_guid", "users.guid", "cascade"),
    optional(text, "mfa_status", "features", "email_preferences"),
    primaryKey("user_guid"),
  );
  await table(
    "preferred_contacts",
    reference("user_guid", "users.guid", "cascade"),
    reference("company_id", "companies.id"),
    primaryKey("user_guid", "company_id"),
  );
  await index("preferred_contacts_company", "preferred_contacts", ["company_id"]);
  await table(
    "company_views",
    reference("user_guid", "users.guid", "cascade"),
    reference("company_id", "companies.id"),
    required("integer", "views"),
    required(text, "last_viewed"),
    primaryKey("user_guid", "company_id"),
  );
  await table(
    "comments",
    identity("id"),
    reference("customer_guid", "customers.guid"),
    required(text, "page", "author_guid", "author_name", "words", "created"),
  );
  await index("comments_page", "comments", ["customer_guid", "page", "id"]);
}
