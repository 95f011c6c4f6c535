import type { Database } from "../db/database.ts";
import { lockStart } from "../db/startup-lock.ts";
import { runTransaction } from "../db/transaction.ts";
import { SandboxError } from "../errors.ts";
import type { Examples } from "./contract-examples.ts";
import { fillDatabase } from "./fill-database.ts";

/** What the data of a sandbox is generated from. */
export interface SeedOptions {
  /** @defaultValue the stored data's, or 1 */
  seed: number | undefined;
  /** The number of companies, at least 10. @defaultValue the stored data's, or 100 */
  companies: number | undefined;
}

/**
 * Fills an empty database, and leaves one that has the same data as it is.
 *
 * @param onProgress - receives the number of finished companies from time to time.
 * @throws {@link SandboxError} `ERR_OPTION` when the stored data was generated from other options.
 */
export async function seedDatabase(
  database: Database,
  { seed, companies }: SeedOptions,
  examples: Examples,
  onProgress: (done: number, total: number) => void,
): Promise<void> {
  const stored = await runTransaction(database, async (transaction) => {
    // When several processes start together, the first one fills the database, and the others wait here.
    await lockStart(transaction);
    const existing = await transaction.selectFrom("sandbox_data").selectAll().executeTakeFirst();
    if (existing !== undefined) return existing;
    const options = { seed: seed ?? 1, companies: companies ?? 100 };
    await fillDatabase(transaction, options, examples, onProgress);
    return options;
  });
  if (stored.seed !== (seed ?? stored.seed) || stored.companies !== (companies ?? stored.companies)) {
    throw new SandboxError(
      "ERR_OPTION",
      `the database has data generated with --companies ${stored.companies} --seed ${stored.seed}: choose another with --data DIR or --database-url URL, or delete it`,
    );
  }
}

/** Deletes everything and generates the same data again. */
export async function resetDatabase(database: Database, examples: Examples): Promise<void> {
  await runTransaction(database, async (transaction) => {
    const options = await transaction.selectFrom("sandbox_data").selectAll().executeTakeFirstOrThrow();
    for (const table of tablesToEmpty) await transaction.deleteFrom(table).execute();
    await fillDatabase(transaction, options, examples, () => {});
  });
}

/** The tables, each before the ones it refers to. */
const tablesToEmpty = [
  "form_tokens",
  "comments",
  "sessions",
  "tokens",
  "token_retrievals",
  "fast_ratings",
  "customer_settings",
  "user_settings",
  "preferred_contacts",
  "company_views",
  "alerts",
  "tier_companies",
  "tiers",
  "subscription_quotas",
  "expired_subscriptions",
  "company_requests",
  "folder_companies",
  "folders",
  "findings",
  "portfolio_sizes",
  "rating_licenses",
  "company_grades",
  "company_countries",
  "company_products",
  "breaches",
  "industries",
  "preferred_companies",
  "company_parents",
  "company_name_parts",
  "company_name_counts",
  "leak_exposures",
  "subscriptions",
  "company_histories",
  "companies",
  "users",
  "access_groups",
  "customers",
  "sandbox_data",
] as const;
