/** What is stored about what companies depend on, what befell them, and what customers are told about them. */
export interface PortfolioTables {
  /** How many companies each customer follows, and its alerts, kept in step by `countPortfolio`: no page counts them all. */
  portfolio_sizes: { customer_guid: string; companies: number; alerts: number };
  /** The letter of each company in each risk vector; no row where there is none. */
  company_grades: { company_id: number; risk_vector: string; grade: string };
  /** Where the addresses of a company are, by two-letter code. */
  company_countries: { company_id: number; country: string };
  /** What a company depends on. `product_id` is a number of world/catalogue.ts, `percent` of its domains. */
  company_products: {
    company_id: number;
    product_id: number;
    domain_count: number;
    percent: number;
    last_seen: string;
    source: string;
  };
  breaches: BreachTable;
  industries: IndustryTable;
  /** Companies whose current rating a customer may read though it does not follow them. */
  rating_licenses: { customer_guid: string; company_id: number };
}

/** A breach of a provider or of a company of the world. */
interface BreachTable {
  guid: string;
  provider_guid: string | null;
  company_id: number | null;
  date: string;
  date_created: string;
  event_type: string;
  severity: number;
  text: string;
}

/** An industry or, with a parent, a part of one. `ratings`, `distribution` and `vectors` are JSON. */
interface IndustryTable {
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
}

/** The statements that make these tables, in SQL that SQLite and PostgreSQL both understand. */
export const portfolioTables = `
create table portfolio_sizes (
  customer_guid text primary key references customers, companies integer not null
);
create table company_grades (
  company_id integer not null references companies, risk_vector text not null, grade text not null,
  primary key (company_id, risk_vector)
);
create index company_grades_vector on company_grades (risk_vector, grade, company_id);
create table company_countries (
  company_id integer not null references companies, country text not null, primary key (country, company_id)
);
create table company_products (
  company_id integer not null references companies, product_id integer not null, domain_count integer not null,
  percent integer not null, last_seen text not null, source text not null,
  primary key (company_id, product_id)
);
create index company_products_product on company_products (product_id, company_id);
create table breaches (
  guid text primary key, provider_guid text, company_id integer references companies, date text not null,
  date_created text not null, event_type text not null, severity integer not null, text text not null
);
create index breaches_company on breaches (company_id, date);
create index breaches_provider on breaches (provider_guid, date);
create table industries (
  id integer primary key, guid text not null unique, slug text not null unique, name text not null, parent_slug text,
  companies integer not null, rating integer, ratings text not null, distribution text not null, vectors text not null
);
create table rating_licenses (
  customer_guid text not null references customers, company_id integer not null references companies,
  primary key (customer_guid, company_id)
)
`;
