import { customer_guid, identity, integer, nullable, references, table, text, unique } from "../table-definition.ts";

export const customerTables = {
  customers: table({ guid: text(), name: text(), my_company_guid: text(), type: text(), created: text() }, ["guid"]),
  customer_settings: table(
    {
      customer_guid,
      auto_approve_invited_users: integer(),
      /** The number of users that may be active at the same time. */
      user_quota: integer(),
      last_modified: text(),
    },
    ["customer_guid"],
  ),
  access_groups: table({ guid: text(), customer_guid, name: text(), is_default: integer() }, ["guid"]),
  users: table(
    {
      guid: text(),
      customer_guid,
      group_guid: references("access_groups.guid"),
      email: unique(text()),
      formal_name: text(),
      friendly_name: text(),
      role: text(),
      status: text(),
      landing_page: text(),
      joined_time: text(),
      last_login_time: nullable(text()),
      is_available_for_contact: integer(),
      password_hash: nullable(text()),
    },
    ["guid"],
    { indexes: [["customer_guid", "formal_name"]] },
  ),
  /** A user without a row has the defaults. `features` and `email_preferences` are JSON. */
  user_settings: table(
    {
      user_guid: references("users.guid", "cascade"),
      mfa_status: nullable(text()),
      features: nullable(text()),
      email_preferences: nullable(text()),
    },
    ["user_guid"],
  ),
  /** The companies a user is the preferred contact for. */
  preferred_contacts: table(
    { user_guid: references("users.guid", "cascade"), company_id: references("companies.id") },
    ["user_guid", "company_id"],
    { indexes: [["company_id"]] },
  ),
  /** The number and last time of a user's views of a company. Only the seed writes it. */
  company_views: table(
    {
      user_guid: references("users.guid", "cascade"),
      company_id: references("companies.id"),
      views: integer(),
      last_viewed: text(),
    },
    ["user_guid", "company_id"],
  ),
  comments: table(
    {
      id: identity(),
      customer_guid,
      /** The path of the page, such as `/token/placement`. */
      page: text(),
      author_guid: text(),
      author_name: text(),
      words: text(),
      created: text(),
    },
    ["id"],
    { indexes: [["customer_guid", "page", "id"]] },
  ),
};
