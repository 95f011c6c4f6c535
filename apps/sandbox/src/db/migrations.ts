import type { Migration } from "kysely/migration";
import { runStatements } from "./run-statements.ts";
import { accountTables, laterAccountTables } from "./tables/accounts.ts";
import { alertTables } from "./tables/alerts.ts";
import { commentTables } from "./tables/comments.ts";
import { companyTables } from "./tables/companies.ts";
import { firstTables } from "./tables/first.ts";
import { orderTables } from "./tables/orders.ts";
import { portfolioTables } from "./tables/portfolio.ts";
import { laterTokenTables, migrateTokens } from "./tables/tokens.ts";

/** Every change of the database's form, oldest first. Forward only: what is here is never edited, only added to. */
export const migrations: Readonly<Record<string, Migration>> = {
  "0001_first": { up: (database) => runStatements(database, firstTables) },
  "0002_accounts": { up: (database) => runStatements(database, accountTables) },
  "0002_companies": { up: (database) => runStatements(database, companyTables) },
  "0002_portfolio": { up: (database) => runStatements(database, portfolioTables) },
  "0003_alerts": { up: (database) => runStatements(database, alertTables) },
  "0003_tokens": { up: migrateTokens },
  "0003_accounts": { up: (database) => runStatements(database, laterAccountTables) },
  "0004_comments": { up: (database) => runStatements(database, commentTables) },
  "0005_tokens": { up: (database) => runStatements(database, laterTokenTables) },
  "0006_orders": { up: (database) => runStatements(database, orderTables) },
  // The industries' own rows tell the same.
  "0007_industries": { up: (database) => runStatements(database, "drop table industry_ratings") },
};
