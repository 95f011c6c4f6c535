import type { components } from "@signet/client";
import type { SchemaBuilder } from "../schema-builder.ts";

type Schemas = components["schemas"];

/** Companies, and what is known about them. Truth values are 0 and 1, days and times ISO 8601 in UTC. */
export interface CompanyTables {
  companies: {
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
  };
  /** The large columns of a company that are seldom read. */
  company_histories: {
    company_id: number;
    /** The daily ratings, newest first, in JSON. */
    ratings: string;
    /** Percentile by risk vector, in JSON; null where there is too little data. */
    vectors: string;
  };
  /** A company has at most one parent, and the tree has no cycles. */
  company_parents: { company_id: number; parent_id: number };
  /** The parts of names that a search finds; see domain/name-parts.ts. */
  company_name_parts: { part: string; company_id: number };
  /** Texts of up to eight letters that more than thirty company names contain; rarer ones are counted when needed. */
  company_name_counts: { part: string; companies: number };
  /** The letter grade of each company in each risk vector; no row where there is no grade. */
  company_grades: { company_id: number; risk_vector: string; grade: string };
  /** The two-letter codes of the countries where a company has addresses. */
  company_countries: { company_id: number; country: string };
  /** The products a company depends on; `product_id` is a number of domain/product-catalog.ts, `percent` of its domains. */
  company_products: {
    company_id: number;
    product_id: number;
    domain_count: number;
    percent: number;
    last_seen: string;
    source: string;
  };
  /** The leaks that concern a company. */
  leak_exposures: {
    company_id: number;
    leak_guid: string;
    date_added: string;
    record_count: number;
    unique_domain_count: number;
  };
  /** Breaches of a company or of a provider. */
  breaches: {
    guid: string;
    provider_guid: string | null;
    company_id: number | null;
    date: string;
    date_created: string;
    event_type: string;
    severity: number;
    text: string;
  };
  findings: FindingTable;
  /** Industries and, with a parent, sub-industries. `ratings`, `distribution` and `vectors` are JSON. */
  industries: {
    id: number;
    guid: string;
    slug: string;
    name: string;
    parent_slug: string | null;
    companies: number;
    rating: number | null;
    ratings: string;
    distribution: string;
    vectors: string;
  };
}

/** A finding: what was found, where and when. */
export interface FindingTable {
  company_id: number;
  /** The number of the finding within its company. */
  ordinal: number;
  /** An index of `kinds` in domain/observation-kinds.ts. */
  kind: number;
  risk_vector: Schemas["RiskVector"];
  risk_category: Schemas["RiskCategory"];
  grade: NonNullable<Schemas["FindingGrade"]>;
  severity: number;
  severity_category: Schemas["SeverityCategory"];
  first_seen: string;
  last_seen: string;
  affects_rating: number;
  impact: Schemas["FindingImpact"];
  impact_end_date: string | null;
  asset: string;
  remaining_decay: number | null;
  duration_days: number | null;
  remediation_label: Schemas["RemediationLabel"] | null;
  remediation_date: string | null;
}

/** Creates the tables. */
export async function createCompanyTables(builder: SchemaBuilder): Promise<void> {
  const { text, real, table, index, required, optional, unique, reference, optionalReference, primaryKey } = builder;
  await table(
    "companies",
    required("integer", "id"),
    primaryKey("id"),
    unique(text, "guid"),
    unique(text, "primary_domain"),
    required(text, "name", "shortname", "description", "industry", "industry_slug", "type"),
    optional(text, "sub_industry", "sub_industry_slug"),
    required("bigint", "network_size_v4"),
    required("integer", "people_count", "search_count", "is_service_provider", "is_csp", "rating"),
  );
  await index("companies_name", "companies", ["name"]);
  await index("companies_industry", "companies", ["industry_slug", "rating"]);

  await table(
    "company_histories",
    reference("company_id", "companies.id"),
    required(text, "ratings", "vectors"),
    primaryKey("company_id"),
  );
  await table(
    "company_parents",
    reference("company_id", "companies.id"),
    reference("parent_id", "companies.id"),
    primaryKey("company_id"),
  );
  await index("company_parents_parent", "company_parents", ["parent_id"]);
  await table(
    "company_name_parts",
    required(text, "part"),
    reference("company_id", "companies.id"),
    primaryKey("part", "company_id"),
  );
  await table("company_name_counts", required(text, "part"), required("integer", "companies"), primaryKey("part"));
  await table(
    "company_grades",
    reference("company_id", "companies.id"),
    required(text, "risk_vector", "grade"),
    primaryKey("company_id", "risk_vector"),
  );
  await index("company_grades_vector", "company_grades", ["risk_vector", "grade", "company_id"]);
  await table(
    "company_countries",
    reference("company_id", "companies.id"),
    required(text, "country"),
    primaryKey("country", "company_id"),
  );
  await table(
    "company_products",
    reference("company_id", "companies.id"),
    required("integer", "product_id", "domain_count", "percent"),
    required(text, "last_seen", "source"),
    primaryKey("company_id", "product_id"),
  );
  await index("company_products_product", "company_products", ["product_id", "company_id"]);
  await table(
    "leak_exposures",
    reference("company_id", "companies.id"),
    required(text, "leak_guid", "date_added"),
    required("integer", "record_count", "unique_domain_count"),
    primaryKey("company_id", "leak_guid"),
  );
  await index("leak_exposures_date", "leak_exposures", ["date_added", "company_id"]);
  await table(
    "breaches",
    optionalReference("company_id", "companies.id"),
    required(text, "guid", "date", "date_created", "event_type", "text"),
    optional(text, "provider_guid"),
    required("integer", "severity"),
    primaryKey("guid"),
  );
  await index("breaches_company", "breaches", ["company_id", "date"]);
  await index("breaches_provider", "breaches", ["provider_guid", "date"]);

  await table(
    "findings",
    reference("company_id", "companies.id"),
    required("integer", "ordinal", "kind", "affects_rating"),
    required(real, "severity"),
    required(text, "risk_vector", "risk_category", "grade", "severity_category", "first_seen", "last_seen"),
    required(text, "impact", "asset"),
    optional(text, "impact_end_date", "remediation_label", "remediation_date"),
    optional("integer", "remaining_decay", "duration_days"),
    primaryKey("company_id", "ordinal"),
  );
  await index("findings_kind", "findings", ["kind", "company_id", "affects_rating", "first_seen", "last_seen"]);
  await index("findings_asset", "findings", ["asset", "last_seen"]);

  await table(
    "industries",
    required("integer", "id"),
    primaryKey("id"),
    unique(text, "guid"),
    unique(text, "slug"),
    required(text, "name", "ratings", "distribution", "vectors"),
    optional(text, "parent_slug"),
    required("integer", "companies"),
    optional("integer", "rating"),
  );
}
