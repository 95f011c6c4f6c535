import type { Kysely, Transaction as KyselyTransaction } from "kysely";
import type { Rows } from "./table-definition.ts";
import type { companyTables } from "./tables/companies.ts";
import type { customerTables } from "./tables/customers.ts";
import type { KnownCompany } from "./tables/known-companies.ts";
import type { portfolioTables } from "./tables/portfolio.ts";
import type { PeopleView, tokenTables } from "./tables/tokens.ts";

export type Database = Kysely<Tables>;
export type Transaction = KyselyTransaction<Tables>;

/** The tables. Truth values are 0 and 1; days and times are ISO 8601 in UTC. */
export interface Tables
  extends Rows<typeof companyTables & typeof customerTables & typeof portfolioTables & typeof tokenTables> {
  people: PeopleView;
  known_companies: KnownCompany;
}
