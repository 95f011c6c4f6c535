import type { SchemaBuilder } from "../schema-builder.ts";

/** The companies that customers follow, and how they organize them. */
export interface PortfolioTables {
  subscriptions: {
    customer_guid: string;
    company_id: number;
    /** Copies of the company's name, rating and industry, which never change: a portfolio is sorted by them. */
    company_name: string;
    company_rating: number;
    company_industry: string;
    type: string;
    custom_id: string | null;
    date_added: string;
    life_cycle: string | null;
    relationship: string | null;
  };
  /** How many companies a customer may follow by each type of subscription. */
  subscription_quotas: { customer_guid: string; type: string; quota: number };
  /** The last ended subscription of each company. */
  expired_subscriptions: { customer_guid: string; company_id: number; type: string; date_expired: string };
  /** The numbers of followed companies and of alerts, kept up to date by `countPortfolio`, so that no page counts them. */
  portfolio_sizes: { customer_guid: string; companies: number; alerts: number };
  /** The company a customer prefers to see in place of another description of the same one. */
  preferred_companies: { customer_guid: string; company_id: number; primary_id: number };
  /** Companies whose current rating a customer may read without following them. */
  rating_licenses: { customer_guid: string; company_id: number };
  /** The sites that a customer requested a fast rating of, each once. */
  fast_ratings: { customer_guid: string; domain: string };
  company_requests: {
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
  };
  folders: {
    guid: string;
    customer_guid: string;
    owner_guid: string | null;
    owner_name: string | null;
    owner_email: string | null;
    /** `own` for a folder that a user created; `all` and `my_company` for the two that every customer has. */
    kind: string;
    name: string;
    description: string;
    content_expiry_days: number | null;
    position: number;
    email_enabled: number;
    shared: number;
  };
  folder_companies: { folder_guid: string; company_id: number };
  /** `place` is the rank, from 1. */
  tiers: {
    guid: string;
    customer_guid: string;
    place: number;
    name: string;
    description: string;
    email_enabled: number;
  };
  /** A company is in at most one tier of a customer. */
  tier_companies: { customer_guid: string; company_id: number; tier_guid: string };
  /** An alert is deleted with the subscription and the folder it is about. */
  alerts: {
    guid: number;
    customer_guid: string;
    company_id: number;
    folder_guid: string;
    alert_type: string;
    severity: string;
    alert_date: string;
    /** The day of the event. */
    start_date: string;
    /** The cause in a few words. */
    cause: string;
    /** What alerts of several companies share: the name of a vulnerability, or the guid of a provider. */
    subject: string | null;
    /** JSON. */
    details: string;
  };
}

/** Creates the tables. */
export async function createPortfolioTables(builder: SchemaBuilder): Promise<void> {
  const { text, table, index, required, optional, reference, optionalReference, primaryKey } = builder;
  const ofCustomer = reference("customer_guid", "customers.guid");
  const ofCompany = reference("company_id", "companies.id");
  await table(
    "subscriptions",
    ofCustomer,
    ofCompany,
    required(text, "company_name", "company_industry", "type", "date_added"),
    required("integer", "company_rating"),
    optional(text, "custom_id", "life_cycle", "relationship"),
    primaryKey("customer_guid", "company_id"),
  );
  await index("subscriptions_company", "subscriptions", ["company_id"]);
  await index("subscriptions_name", "subscriptions", ["customer_guid", "company_name", "company_id"]);
  // With an index for each order of a portfolio, a page costs the same with any number of companies. Within the same value the
  // names ascend whichever direction the values have, so each order needs two.
  for (const column of ["company_rating", "company_industry", "type", "life_cycle", "relationship"]) {
    const rest = ["company_name", "company_id"];
    await index(`subscriptions_${column}`, "subscriptions", ["customer_guid", column, ...rest]);
    await index(`subscriptions_${column}_desc`, "subscriptions", ["customer_guid", `${column} desc`, ...rest]);
  }
  await table(
    "subscription_quotas",
    ofCustomer,
    required(text, "type"),
    required("integer", "quota"),
    primaryKey("customer_guid", "type"),
  );
  await table(
    "expired_subscriptions",
    ofCustomer,
    ofCompany,
    required(text, "type", "date_expired"),
    primaryKey("customer_guid", "company_id"),
  );
  await table("portfolio_sizes", ofCustomer, required("integer", "companies", "alerts"), primaryKey("customer_guid"));
  await table(
    "preferred_companies",
    ofCustomer,
    ofCompany,
    reference("primary_id", "companies.id"),
    primaryKey("customer_guid", "company_id"),
  );
  await table("rating_licenses", ofCustomer, ofCompany, primaryKey("customer_guid", "company_id"));
  await table("fast_ratings", ofCustomer, required(text, "domain"), primaryKey("customer_guid", "domain"));
  await table(
    "company_requests",
    ofCustomer,
    optionalReference("company_id", "companies.id"),
    required(text, "guid", "requester_guid", "requester_name", "domain", "subscription_type", "status"),
    required(text, "created_time", "updated_time"),
    primaryKey("guid"),
  );
  await index("company_requests_domain", "company_requests", ["customer_guid", "domain"], { isUnique: true });
  await index("company_requests_customer", "company_requests", ["customer_guid", "created_time"]);

  await table(
    "folders",
    ofCustomer,
    required(text, "guid", "kind", "name", "description"),
    optional(text, "owner_guid", "owner_name", "owner_email"),
    required("integer", "position", "email_enabled", "shared"),
    optional("integer", "content_expiry_days"),
    primaryKey("guid"),
  );
  await index("folders_customer", "folders", ["customer_guid", "position"]);
  await table(
    "folder_companies",
    reference("folder_guid", "folders.guid", "cascade"),
    ofCompany,
    primaryKey("folder_guid", "company_id"),
  );
  await table(
    "tiers",
    ofCustomer,
    required(text, "guid", "name", "description"),
    required("integer", "place", "email_enabled"),
    primaryKey("guid"),
  );
  await index("tiers_customer", "tiers", ["customer_guid", "place"]);
  await table(
    "tier_companies",
    ofCustomer,
    ofCompany,
    reference("tier_guid", "tiers.guid", "cascade"),
    primaryKey("customer_guid", "company_id"),
  );
  await index("tier_companies_tier", "tier_companies", ["tier_guid", "company_id"]);

  await table(
    "alerts",
    required("integer", "guid"),
    primaryKey("guid"),
    required(text, "customer_guid"),
    required("integer", "company_id"),
    reference("folder_guid", "folders.guid", "cascade"),
    required(text, "alert_type", "severity", "alert_date", "start_date", "cause", "details"),
    optional(text, "subject"),
    (table) =>
      table.addForeignKeyConstraint(
        "alerts_subscription",
        ["customer_guid", "company_id"],
        "subscriptions",
        ["customer_guid", "company_id"],
        (key) => key.onDelete("cascade"),
      ),
  );
  await index("alerts_customer", "alerts", ["customer_guid", "alert_date", "guid"]);
  await index("alerts_company", "alerts", ["customer_guid", "company_id"]);
  await index("alerts_folder", "alerts", ["folder_guid"]);
}
