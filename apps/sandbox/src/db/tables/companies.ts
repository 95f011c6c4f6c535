import type { components } from "@signet/client";

type Schemas = components["schemas"];

/** What is stored of companies beyond their own rows: who owns whom, what was found, and what a customer prefers. */
export interface CompanyTables {
  /** Who owns whom: a company has one parent at most, and a tree no circles. */
  company_parents: { company_id: number; parent_id: number };
  /** What names can be found by; see world/name-parts.ts. */
  company_name_parts: { part: string; company_id: number };
  /** The company a customer wants to see in the place of another description of the same one. */
  preferred_companies: { customer_guid: string; company_id: number; primary_id: number };
  /** Which leaks of world/leaks.ts concern a company. */
  leak_exposures: {
    company_id: number;
    leak_guid: string;
    date_added: string;
    record_count: number;
    unique_domain_count: number;
  };
  findings: FindingTable;
}

interface FindingTable {
  company_id: number;
  /** The finding's place among those of its company. */
  ordinal: number;
  /** What was found: an index of `kinds` in world/observations.ts. */
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

/** The statements that make these tables. */
export const companyTables: string = `
create table company_parents (
  company_id integer primary key references companies, parent_id integer not null references companies
);
create index company_parents_parent on company_parents (parent_id);
create table company_name_parts (
  part text not null, company_id integer not null references companies, primary key (part, company_id)
);
create table industry_ratings (
  industry_slug text not null, rating integer not null, companies integer not null, primary key (industry_slug, rating)
);
create table preferred_companies (
  customer_guid text not null references customers, company_id integer not null references companies,
  primary_id integer not null references companies, primary key (customer_guid, company_id)
);
create table leak_exposures (
  company_id integer not null references companies, leak_guid text not null, date_added text not null,
  record_count integer not null, unique_domain_count integer not null, primary key (company_id, leak_guid)
);
create index leak_exposures_date on leak_exposures (date_added, company_id);

drop table findings;
create table findings (
  company_id integer not null references companies, ordinal integer not null, kind integer not null,
  risk_vector text not null, risk_category text not null, grade text not null, severity real not null,
  severity_category text not null, first_seen text not null, last_seen text not null, affects_rating integer not null,
  impact text not null, impact_end_date text, asset text not null, remaining_decay integer, duration_days integer,
  remediation_label text, remediation_date text, primary key (company_id, ordinal)
);
create index findings_kind on findings (kind, company_id, affects_rating, first_seen, last_seen);
create index findings_asset on findings (asset, last_seen)
`;
