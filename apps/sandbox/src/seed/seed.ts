import type { Transaction } from "kysely";
import { sql } from "kysely";
import type { Database, Tables } from "../db/database.ts";
import { lockStart } from "../db/startup-lock.ts";
import { runTransaction } from "../db/transaction.ts";
import { namePartsOf } from "../domain/name-search.ts";
import { SandboxError } from "../errors.ts";
import { hashSecret } from "../tokens/token-format.ts";
import { makePurchases, makeSettings } from "./accounts.ts";
import { makeCountries, makeGrades } from "./company-traits.ts";
import type { Examples } from "./contract-examples.ts";
import { createIndustryTally } from "./industry-totals.ts";
import { createBatch } from "./insert-batch.ts";
import type { AlertDraft } from "./seed-alerts.ts";
import { draftAlerts, fileAlerts } from "./seed-alerts.ts";
import { makeCompanyBreaches, makeProviderBreaches } from "./seed-breaches.ts";
import { makeCompany, namedCompanies } from "./seed-companies.ts";
import { parentOf } from "./seed-company-trees.ts";
import type { MadeCustomer } from "./seed-customers.ts";
import { makeDemoCustomer, makeWorldCustomer } from "./seed-customers.ts";
import { makeFindings } from "./seed-findings.ts";
import { makeLeakExposures } from "./seed-leaks.ts";
import { makeFolders, makeLicenses, makeSubscription } from "./seed-portfolios.ts";
import { makeDependencies } from "./seed-supply-chain.ts";
import { makeTiers } from "./seed-tiers.ts";

/** What a world is made of. */
export interface WorldOptions {
  /** @defaultValue what the data was made with, or 1 */
  seed: number | undefined;
  /** How many companies, at least 10. @defaultValue what the data was made with, or 100 */
  companies: number | undefined;
}

/**
 * Fills an empty database with the world; leaves one that has the same world as it is.
 *
 * @param onProgress - is told now and then how many companies are done.
 * @throws {@link SandboxError} `ERR_OPTION` when the data holds another world than the one asked for.
 */
export async function ensureWorld(
  database: Database,
  { seed, companies }: WorldOptions,
  examples: Examples,
  onProgress: (done: number, total: number) => void,
): Promise<void> {
  const kept = await runTransaction(database, async (transaction) => {
    // Of several processes that start together the first one fills, and the others wait here and find it done.
    await lockStart(transaction);
    const world = await transaction.selectFrom("sandbox_data").selectAll().executeTakeFirst();
    if (world !== undefined) return world;
    const made = { seed: seed ?? 1, companies: companies ?? 100 };
    await fill(transaction, made, examples, onProgress);
    return made;
  });
  if (kept.seed !== (seed ?? kept.seed) || kept.companies !== (companies ?? kept.companies)) {
    throw new SandboxError(
      "ERR_OPTION",
      `the database holds a world made with --companies ${kept.companies} --seed ${kept.seed}: choose another with --data DIR or --database-url URL, or delete it`,
    );
  }
}

/** Empties everything and fills it again with the world it was made with. */
export async function resetWorld(database: Database, examples: Examples): Promise<void> {
  await runTransaction(database, async (transaction) => {
    const world = await transaction.selectFrom("sandbox_data").selectAll().executeTakeFirstOrThrow();
    for (const table of tablesByDependence) await transaction.deleteFrom(table).execute();
    await fill(transaction, world, examples, () => {});
  });
}

async function fill(
  transaction: Transaction<Tables>,
  world: Tables["sandbox_data"],
  examples: Examples,
  onProgress: (done: number, total: number) => void,
): Promise<void> {
  const { seed, companies } = world;
  await transaction.insertInto("sandbox_data").values(world).execute();
  const own = makeCompany(seed, namedCompanies.world, examples).row;
  const customers = {
    demo: makeDemoCustomer(seed, examples),
    world: makeWorldCustomer(seed, { guid: own.guid, name: own.name, domain: own.primary_domain }),
  };
  for (const customer of Object.values(customers)) await insertCustomer(transaction, customer);
  const followed: Record<"demo" | "world", number[]> = { demo: [], world: [] };
  const subscribed: Record<"demo" | "world", { company_id: number; type: string }[]> = { demo: [], world: [] };
  const batch = createBatch(transaction);
  const industries = createIndustryTally();
  const providerBreaches = makeProviderBreaches(seed);
  await transaction.insertInto("breaches").values(providerBreaches).execute();
  const alerts: Record<"demo" | "world", AlertDraft[]> = { demo: [], world: [] };
  for (let id = 1; id <= companies; id += 1) {
    const company = makeCompany(seed, id, examples);
    const { row, history, percentiles, random } = company;
    industries.add(company);
    await batch.insert("companies", row);
    await batch.insert("company_histories", history);
    await batch.insert("company_name_parts", ...namePartsOf(row.name).map((part) => ({ part, company_id: id })));
    const parent_id = parentOf(seed, id);
    if (parent_id !== undefined) await batch.insert("company_parents", { company_id: id, parent_id });
    await batch.insert("leak_exposures", ...makeLeakExposures(seed, id, percentiles));
    const findings = makeFindings(random, row, percentiles);
    await batch.insert("findings", ...findings);
    await batch.insert("company_grades", ...makeGrades(id, percentiles));
    await batch.insert("company_countries", ...makeCountries(row));
    const dependencies = makeDependencies(seed, row);
    await batch.insert("company_products", ...dependencies);
    const breaches = makeCompanyBreaches(seed, row, percentiles);
    await batch.insert("breaches", ...breaches);
    for (const name of ["demo", "world"] as const) {
      const subscription = makeSubscription(seed, name, customers[name].customer.guid, row, examples);
      if (subscription === undefined) continue;
      followed[name].push(id);
      subscribed[name].push({ company_id: id, type: subscription.type });
      await batch.insert("subscriptions", subscription);
      alerts[name].push(...draftAlerts(subscription, company, { findings, breaches, dependencies, providerBreaches }));
    }
    if (id % 500 === 0) onProgress(id, companies);
  }
  await batch.insert("industries", ...industries.rows());
  for (const name of ["demo", "world"] as const) {
    const folders = makeFolders(seed, name, customers[name].users, followed[name], examples);
    for (const { folder, companies: ids } of folders) {
      await batch.insert("folders", folder);
      await batch.insert("folder_companies", ...ids.map((company_id) => ({ folder_guid: folder.guid, company_id })));
    }
    const numbered = name === "demo" ? examples : undefined;
    const filed = fileAlerts(alerts[name], folders, firstAlert[name], numbered);
    await batch.insert("alerts", ...filed);
    const settings = makeSettings(seed, name, customers[name], followed[name], examples);
    await batch.insert("customer_settings", ...settings.customer_settings);
    await batch.insert("user_settings", ...settings.user_settings);
    await batch.insert("company_views", ...settings.company_views);
    const purchases = makePurchases(seed, name, customers[name], subscribed[name], companies, examples);
    await batch.insert("subscription_quotas", ...purchases.subscription_quotas);
    await batch.insert("expired_subscriptions", ...purchases.expired_subscriptions);
    await batch.insert("company_requests", ...purchases.company_requests);
    const { guid: customer_guid } = customers[name].customer;
    const { tiers, members } = makeTiers(seed, name, customer_guid, followed[name], examples);
    await batch.insert("tiers", ...tiers);
    await batch.insert("tier_companies", ...members);
    await batch.insert("rating_licenses", ...makeLicenses(customer_guid, followed[name]));
    await batch.insert("portfolio_sizes", { customer_guid, companies: followed[name].length, alerts: filed.length });
  }
  const { auth_token, email, user_guid: token_guid } = examples.retrieval;
  await batch.insert("token_retrievals", { token_guid, code_hash: hashSecret(auth_token), email });
  await batch.flush();
  await countNames.execute(transaction);
}

async function insertCustomer(
  transaction: Transaction<Tables>,
  { customer, groups, users, tokens }: MadeCustomer,
): Promise<void> {
  await transaction.insertInto("customers").values(customer).execute();
  await transaction.insertInto("access_groups").values(groups).execute();
  await transaction.insertInto("users").values(users).execute();
  if (tokens.length > 0) await transaction.insertInto("tokens").values(tokens).execute();
}

/** The number of each customer's first alert; those of the contract's examples are below. */
const firstAlert = { demo: 50_000_000, world: 60_000_000 };

/** Counts the texts of up to eight letters that many names contain. */
const countNames = sql`
  insert into company_name_counts (part, companies)
  select substr(part, 1, letters), count(distinct company_id)
  from company_name_parts, (
    select 1 as letters union all select 2 union all select 3 union all select 4
    union all select 5 union all select 6 union all select 7 union all select 8
  ) as lengths
  where length(part) >= letters
  group by substr(part, 1, letters) having count(distinct company_id) > 30`;

/** Those that refer to others come first. */
const tablesByDependence = [
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
