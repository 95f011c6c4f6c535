import type { components } from "@signet/client";
import type { Known } from "../../domain/known.ts";
import { bigint, company_id, integer, nullable, real, table, text, unique } from "../table-definition.ts";

type Schemas = components["schemas"];

export const companyTables = {
  /** One row: what the data was generated from, and its date. */
  sandbox_data: table({ seed: bigint(), companies: integer(), today: text() }, ["seed"]),
  companies: table(
    {
      id: integer(),
      guid: unique(text()),
      name: text(),
      shortname: text(),
      description: text(),
      industry: text(),
      industry_slug: text(),
      sub_industry: nullable(text()),
      sub_industry_slug: nullable(text()),
      primary_domain: unique(text()),
      type: text(),
      network_size_v4: bigint(),
      people_count: integer(),
      search_count: integer(),
      is_service_provider: integer(),
      is_csp: integer(),
      rating: integer(),
    },
    ["id"],
    { indexes: [["name"], ["industry_slug", "rating"]] },
  ),
  /** The large columns of a company that are seldom read. */
  company_histories: table(
    {
      company_id,
      /** The daily ratings, newest first, in JSON. */
      ratings: text(),
      /** Each change of the rating, newest first, in JSON; see domain/rating-changes.ts. */
      changes: text(),
      /** Percentile by risk vector, in JSON; null where there is too little data. */
      vectors: text(),
    },
    ["company_id"],
  ),
  /** A company has at most one parent, and the tree has no cycles. */
  company_parents: table({ company_id, parent_id: company_id }, ["company_id"], { indexes: [["parent_id"]] }),
  /** The parts of names that a search finds; see name-search.ts. */
  company_name_parts: table({ part: text(), company_id }, ["part", "company_id"]),
  /** Texts of up to eight letters that more than thirty company names contain; rarer ones are counted when needed. */
  company_name_counts: table({ part: text(), companies: integer() }, ["part"]),
  /** The letter grade of each company in each risk vector; no row where there is no grade. */
  company_grades: table({ company_id, risk_vector: text(), grade: text() }, ["company_id", "risk_vector"], {
    indexes: [["risk_vector", "grade", "company_id"]],
  }),
  /** The two-letter codes of the countries where a company has addresses. */
  company_countries: table({ company_id, country: text() }, ["country", "company_id"]),
  /** The products a company depends on; `product_id` is a number of domain/product-catalog.ts, `percent` of its domains. */
  company_products: table(
    {
      company_id,
      product_id: integer(),
      domain_count: integer(),
      percent: integer(),
      last_seen: text(),
      source: text(),
    },
    ["company_id", "product_id"],
    { indexes: [["product_id", "company_id"]] },
  ),
  leak_exposures: table(
    {
      company_id,
      leak_guid: text(),
      date_added: text(),
      record_count: integer(),
      unique_domain_count: integer(),
    },
    ["company_id", "leak_guid"],
    { indexes: [["date_added", "company_id"]] },
  ),
  breaches: table(
    {
      guid: text(),
      provider_guid: nullable(text()),
      company_id: nullable(company_id),
      date: text(),
      date_created: text(),
      event_type: text(),
      severity: integer(),
      text: text(),
    },
    ["guid"],
    {
      indexes: [
        ["company_id", "date"],
        ["provider_guid", "date"],
      ],
    },
  ),
  findings: table(
    {
      company_id,
      /** The number of the finding within its company. */
      ordinal: integer(),
      /** The number of its kind; see domain/vulnerabilities.ts. */
      kind: integer(),
      risk_vector: text<Known<Schemas["RiskVector"]>>(),
      risk_category: text<Known<Schemas["RiskCategory"]>>(),
      grade: text<NonNullable<Known<Schemas["FindingGrade"]>>>(),
      severity: real(),
      severity_category: text<Known<Schemas["SeverityCategory"]>>(),
      first_seen: text(),
      last_seen: text(),
      affects_rating: integer(),
      impact: text<Known<Schemas["FindingImpact"]>>(),
      impact_end_date: nullable(text()),
      asset: text(),
      /** The day it stops to affect the rating, unless it is seen again. */
      decay_date: nullable(text()),
      duration_days: nullable(integer()),
      remediation_label: nullable(text<Known<Schemas["RemediationLabel"]>>()),
      remediation_date: nullable(text()),
      /** The days from one sighting to the next; 0 if it is not seen any more. */
      cadence: integer(),
    },
    ["company_id", "ordinal"],
    {
      indexes: [
        ["kind", "company_id", "affects_rating", "first_seen", "last_seen"],
        ["asset", "last_seen"],
      ],
    },
  ),
  /** Industries and, with a parent, sub-industries. `ratings`, `distribution` and `vectors` are JSON. */
  industries: table(
    {
      id: integer(),
      guid: unique(text()),
      slug: unique(text()),
      name: text(),
      parent_slug: nullable(text()),
      companies: integer(),
      rating: nullable(integer()),
      ratings: text(),
      distribution: text(),
      vectors: text(),
    },
    ["id"],
  ),
};
