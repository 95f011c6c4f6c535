import type { components } from "@signet/client";
import type { Known } from "../../domain/known.ts";
import { company_id, customer_guid, integer, nullable, references, table, text } from "../table-definition.ts";

type RemediationLabel = Known<components["schemas"]["RemediationLabel"]>;

/** With an index for each order of a portfolio, a page costs the same with any number of companies. */
const sortIndexes = ["company_rating", "company_industry", "type", "life_cycle", "relationship"].flatMap((column) =>
  // Within the same value the names ascend in either direction of the values.
  [column, `${column} desc`].map((each) => ["customer_guid", each, "company_name", "company_id"]),
);

export const portfolioTables = {
  subscriptions: table(
    {
      customer_guid,
      company_id,
      /** Copies of the company's name, rating and industry, which never change: a portfolio is sorted by them. */
      company_name: text(),
      company_rating: integer(),
      company_industry: text(),
      type: text(),
      custom_id: nullable(text()),
      date_added: text(),
      life_cycle: nullable(text()),
      relationship: nullable(text()),
    },
    ["customer_guid", "company_id"],
    { indexes: [["company_id"], ["customer_guid", "company_name", "company_id"], ...sortIndexes] },
  ),
  /** The number of companies a customer may follow by each type of subscription. */
  subscription_quotas: table({ customer_guid, type: text(), quota: integer() }, ["customer_guid", "type"]),
  /** The last ended subscription of each company. */
  expired_subscriptions: table({ customer_guid, company_id, type: text(), date_expired: text() }, [
    "customer_guid",
    "company_id",
  ]),
  /** The numbers of followed companies and of alerts, kept up to date by `updatePortfolioSize`, so that no page counts them. */
  portfolio_sizes: table({ customer_guid, companies: integer(), alerts: integer() }, ["customer_guid"]),
  /** The company that a customer prefers over another entry for the same company. */
  preferred_companies: table({ customer_guid, company_id, primary_id: company_id }, ["customer_guid", "company_id"]),
  /** Companies whose current rating a customer may read without following them. */
  rating_licenses: table({ customer_guid, company_id }, ["customer_guid", "company_id"]),
  /** The sites that a customer requested a fast rating of, each once. */
  fast_ratings: table({ customer_guid, domain: text() }, ["customer_guid", "domain"]),
  company_requests: table(
    {
      guid: text(),
      customer_guid,
      requester_guid: text(),
      requester_name: text(),
      domain: text(),
      subscription_type: text(),
      status: text(),
      company_id: nullable(company_id),
      created_time: text(),
      updated_time: text(),
    },
    ["guid"],
    { indexes: [{ columns: ["customer_guid", "domain"], isUnique: true }, ["customer_guid", "created_time"]] },
  ),
  folders: table(
    {
      guid: text(),
      customer_guid,
      owner_guid: nullable(text()),
      owner_name: nullable(text()),
      owner_email: nullable(text()),
      /** `own` for a folder that a user created; `all` and `my_company` for the two that every customer has. */
      kind: text(),
      name: text(),
      description: text(),
      content_expiry_days: nullable(integer()),
      position: integer(),
      email_enabled: integer(),
      shared: integer(),
    },
    ["guid"],
    { indexes: [["customer_guid", "position"]] },
  ),
  folder_companies: table({ folder_guid: references("folders.guid", "cascade"), company_id }, [
    "folder_guid",
    "company_id",
  ]),
  /** `place` is the rank, from 1. */
  tiers: table(
    {
      guid: text(),
      customer_guid,
      place: integer(),
      name: text(),
      description: text(),
      email_enabled: integer(),
    },
    ["guid"],
    { indexes: [["customer_guid", "place"]] },
  ),
  /** A company is in at most one tier of a customer. */
  tier_companies: table(
    { customer_guid, company_id, tier_guid: references("tiers.guid", "cascade") },
    ["customer_guid", "company_id"],
    { indexes: [["tier_guid", "company_id"]] },
  ),
  /** An alert is deleted with the subscription and the folder it is about. */
  alerts: table(
    {
      guid: integer(),
      customer_guid: text(),
      company_id: integer(),
      folder_guid: references("folders.guid", "cascade"),
      alert_type: text(),
      severity: text(),
      alert_date: text(),
      /** The day of the event. */
      start_date: text(),
      /** The cause in a few words. */
      cause: text(),
      /** The common subject of several companies' alerts: the name of a vulnerability, or the guid of a provider. */
      subject: nullable(text()),
      /** JSON. */
      details: text(),
    },
    ["guid"],
    {
      indexes: [["customer_guid", "alert_date", "guid"], ["customer_guid", "company_id"], ["folder_guid"]],
      cascadeFrom: { columns: ["customer_guid", "company_id"], table: "subscriptions" },
    },
  ),
  /** The changes of a customer to findings; without a row, a finding has the status that it came with. */
  remediations: table(
    {
      customer_guid: text(),
      company_id: integer(),
      /** The number of the finding within its company. */
      ordinal: integer(),
      status: text<RemediationLabel>(),
      created_time: text(),
      updated_time: text(),
    },
    ["customer_guid", "company_id", "ordinal"],
    { cascadeFrom: { columns: ["customer_guid", "company_id"], table: "subscriptions" } },
  ),
  /** The users who see to a finding. */
  remediation_assignments: table(
    {
      customer_guid: text(),
      company_id: integer(),
      ordinal: integer(),
      user_guid: references("users.guid", "cascade"),
    },
    ["customer_guid", "company_id", "ordinal", "user_guid"],
    {
      cascadeFrom: { columns: ["customer_guid", "company_id", "ordinal"], table: "remediations" },
      indexes: [["user_guid"]],
    },
  ),
  /** People at followed companies. */
  contacts: table(
    {
      guid: text(),
      customer_guid: text(),
      company_id: integer(),
      friendly_name: text(),
      formal_name: text(),
      email: text(),
      phone_number: nullable(text()),
      creator: text(),
      creation_date: text(),
      last_editor: text(),
      last_edit_date: text(),
    },
    ["guid"],
    {
      indexes: [["customer_guid", "company_id"]],
      cascadeFrom: { columns: ["customer_guid", "company_id"], table: "subscriptions" },
    },
  ),
};
