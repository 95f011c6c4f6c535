import type { Kysely } from "kysely";
import type { CompanyTables } from "./tables/companies.ts";
import type { CustomerTables } from "./tables/customers.ts";
import type { PortfolioTables } from "./tables/portfolio.ts";
import type { TokenTables } from "./tables/tokens.ts";

/** The database. */
export type Database = Kysely<Tables>;

/** The tables. Truth values are 0 and 1; times are ISO 8601 in UTC. */
export interface Tables extends CompanyTables, CustomerTables, PortfolioTables, TokenTables {
  /** One row: what the data was generated from. */
  sandbox_data: { seed: number; companies: number };
}
