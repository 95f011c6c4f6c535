import { type Selectable, sql, type Transaction } from "kysely";
import type { Tables } from "../db/database.ts";
import { namePartsOf } from "../db/name-search.ts";
import { hashSecret } from "../tokens/token-format.ts";
import type { Examples } from "./contract-examples.ts";
import { createIndustryTally } from "./industry-totals.ts";
import { createInsertBatch, type InsertBatch } from "./insert-batch.ts";
import { generatePurchases, generateSettings } from "./seed-accounts.ts";
import { type AlertDraft, draftAlerts, numberAlerts } from "./seed-alerts.ts";
import { generateCompanyBreaches, generateProviderBreaches } from "./seed-breaches.ts";
import { generateCompany, generateCountries, generateGrades, generateLeakExposures } from "./seed-companies.ts";
import { parentIdOf } from "./seed-company-trees.ts";
import { generateCustomers, type SeedCustomer } from "./seed-customers.ts";
import { generateFindings } from "./seed-findings.ts";
import { generateContacts, generateFolders, generateSubscription } from "./seed-portfolios.ts";
import { generateDependencies } from "./seed-supply-chain.ts";
import { generateTiers } from "./seed-tiers.ts";

interface Portfolio {
  customer: SeedCustomer;
  subscriptions: Selectable<Tables["subscriptions"]>[];
  alerts: AlertDraft[];
  contacts: Selectable<Tables["contacts"]>[];
}

export async function fillDatabase(
  transaction: Transaction<Tables>,
  options: Tables["sandbox_data"],
  examples: Examples,
  onProgress: (done: number) => void,
): Promise<void> {
  const { seed, companies, today } = options;
  const batch = createInsertBatch(transaction);
  await batch.insert("sandbox_data", [options]);
  const portfolios = generateCustomers(options, examples).map(
    (customer): Portfolio => ({ customer, subscriptions: [], alerts: [], contacts: [] }),
  );
  for (const { customer } of portfolios) {
    await batch.insert("customers", [customer.row]);
    await batch.insert("access_groups", customer.groups);
    await batch.insert("users", customer.users);
    await batch.insert("tokens", customer.tokens);
  }
  const industries = createIndustryTally(today);
  const providerBreaches = generateProviderBreaches(options);
  for (let id = 1; id <= companies; id += 1) {
    const company = generateCompany(options, id, examples);
    const { row, history, percentiles } = company;
    industries.add(row, JSON.parse(history.ratings), percentiles);
    const parent_id = parentIdOf(seed, id);
    const findings = generateFindings(company, options);
    const dependencies = generateDependencies(options, row);
    const breaches = generateCompanyBreaches(options, row, percentiles);
    await batch.insert("companies", [row]);
    await batch.insert("company_histories", [history]);
    await batch.insert(
      "company_name_parts",
      namePartsOf(row.name).map((part) => ({ part, company_id: id })),
    );
    await batch.insert("company_parents", parent_id === undefined ? [] : [{ company_id: id, parent_id }]);
    await batch.insert("leak_exposures", generateLeakExposures(seed, id, percentiles));
    await batch.insert("findings", findings);
    await batch.insert("company_grades", generateGrades(id, percentiles));
    await batch.insert("company_countries", generateCountries(row));
    await batch.insert("company_products", dependencies);
    await batch.insert("breaches", breaches);
    for (const { customer, subscriptions, alerts, contacts } of portfolios) {
      const subscription = generateSubscription(options, customer, row, examples);
      if (subscription === undefined) continue;
      subscriptions.push(subscription);
      contacts.push(...generateContacts(options, customer, row, examples));
      alerts.push(...draftAlerts(subscription, company, { findings, breaches, dependencies, providerBreaches }, today));
    }
    onProgress(id);
  }
  await batch.insert("breaches", providerBreaches);
  await batch.insert("industries", industries.rows());
  for (const portfolio of portfolios) await insertPortfolio(batch, options, portfolio, examples);
  const { auth_token, email, user_guid: token_guid } = examples.retrieval;
  await batch.insert("token_retrievals", [{ token_guid, code_hash: hashSecret(auth_token), email }]);
  await batch.flush();
  await countNames.execute(transaction);
}

async function insertPortfolio(
  batch: InsertBatch,
  data: Tables["sandbox_data"],
  { customer, subscriptions, alerts: drafts, contacts }: Portfolio,
  examples: Examples,
): Promise<void> {
  const { seed } = data;
  const customer_guid = customer.row.guid;
  const ids = subscriptions.map(({ company_id }) => company_id);
  const folders = generateFolders(seed, customer, ids, examples);
  const alerts = numberAlerts(drafts, folders, customer, examples);
  const settings = generateSettings(data, customer, ids, examples);
  const purchases = generatePurchases(data, customer, subscriptions, examples);
  const { tiers, members } = generateTiers(seed, customer, ids, examples);
  await batch.insert("subscriptions", subscriptions);
  await batch.insert(
    "folders",
    folders.map(({ folder }) => folder),
  );
  await batch.insert(
    "folder_companies",
    folders.flatMap(({ folder, companies: inFolder }) =>
      inFolder.map((company_id) => ({ folder_guid: folder.guid, company_id })),
    ),
  );
  await batch.insert("alerts", alerts);
  await batch.insert("customer_settings", settings.customer_settings);
  await batch.insert("user_settings", settings.user_settings);
  await batch.insert("company_views", settings.company_views);
  await batch.insert("subscription_quotas", purchases.subscription_quotas);
  await batch.insert("expired_subscriptions", purchases.expired_subscriptions);
  await batch.insert("company_requests", purchases.company_requests);
  await batch.insert("contacts", contacts);
  await batch.insert("tiers", tiers);
  await batch.insert("tier_companies", members);
  const licenses = ids.slice(0, 4).map((company_id) => ({ customer_guid, company_id }));
  await batch.insert("rating_licenses", licenses);
  await batch.insert("portfolio_sizes", [{ customer_guid, companies: ids.length, alerts: alerts.length }]);
}

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
