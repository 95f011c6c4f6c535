import { type Kysely, sql } from "kysely";
import type { Migration } from "kysely/migration";
import { createTable } from "./create-table.ts";
import type { Database } from "./database.ts";
import { companyTables } from "./tables/companies.ts";
import { customerTables } from "./tables/customers.ts";
import { createKnownCompaniesView } from "./tables/known-companies.ts";
import { portfolioTables } from "./tables/portfolio.ts";
import { createPeopleView, protectAuditLog, tokenTables } from "./tables/tokens.ts";

/** The version of tables and seed data. Increase it when either changes: older data is refused. */
export const seedVersion = 16;

/** All tables; those that refer to others come after them. */
export const tables = { ...companyTables, ...customerTables, ...portfolioTables, ...tokenTables };

/** The migrations by name. Until the first release there is one, which is edited in place. */
export const migrations: Readonly<Record<string, Migration>> = { [`0001_initial_${seedVersion}`]: { up } };

/** Checks for tables of another version, whose migrations are unknown here. */
export async function isOutdated(database: Database): Promise<boolean> {
  const existing = await database.introspection.getTables({ withInternalKyselyTables: true });
  if (!existing.some(({ name }) => name === "kysely_migration")) return false;
  const { rows } = await sql<{ name: string }>`select name from kysely_migration`.execute(database);
  return rows.some(({ name }) => !(name in migrations));
}

async function up(database: Kysely<unknown>): Promise<void> {
  for (const [name, table] of Object.entries(tables)) await createTable(database, name, table);
  await createPeopleView(database);
  await createKnownCompaniesView(database);
  await protectAuditLog(database);
}
