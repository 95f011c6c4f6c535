import type { CompiledQuery, Insertable, Transaction } from "kysely";
import type { Database, Tables } from "../database.ts";
import { SandboxError } from "../errors.ts";
import { makeCompany, namedCompanies } from "./companies.ts";
import { parentOf } from "./company-trees.ts";
import type { MadeCustomer } from "./customers.ts";
import { makeDemoCustomer, makeWorldCustomer } from "./customers.ts";
import type { Examples } from "./examples.ts";
import { makeFindings } from "./findings.ts";
import { makeFolders, makeSubscription } from "./portfolios.ts";
import { makeTiers } from "./tiers.ts";

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
  const kept = await database.selectFrom("world").selectAll().executeTakeFirst();
  if (kept === undefined) {
    const world = { seed: seed ?? 1, companies: companies ?? 100, edition };
    return database.transaction().execute((transaction) => fill(transaction, world, examples, onProgress));
  }
  const other =
    kept.edition !== edition || kept.seed !== (seed ?? kept.seed) || kept.companies !== (companies ?? kept.companies);
  if (other) {
    throw new SandboxError(
      "ERR_OPTION",
      `the data folder holds a world made with --companies ${kept.companies} --seed ${kept.seed}${kept.edition === edition ? "" : " by another version"}: choose another with --data DIR, or delete it`,
    );
  }
}

/** Empties everything and fills it again with the world it was made with. */
export async function resetWorld(database: Database, examples: Examples): Promise<void> {
  await database.transaction().execute(async (transaction) => {
    const world = await transaction.selectFrom("world").selectAll().executeTakeFirstOrThrow();
    for (const table of tablesByDependence) await transaction.deleteFrom(table).execute();
    await fill(transaction, world, examples, () => {});
  });
}

async function fill(
  transaction: Transaction<Tables>,
  world: Tables["world"],
  examples: Examples,
  onProgress: (done: number, total: number) => void,
): Promise<void> {
  const { seed, companies } = world;
  await transaction.insertInto("world").values(world).execute();
  const own = makeCompany(seed, namedCompanies.world, examples).row;
  const customers = {
    demo: makeDemoCustomer(seed, examples),
    world: makeWorldCustomer(seed, { guid: own.guid, name: own.name, domain: own.primary_domain }),
  };
  for (const customer of Object.values(customers)) await insertCustomer(transaction, customer);
  const followed: Record<"demo" | "world", number[]> = { demo: [], world: [] };
  const insertCompany = prepareInsert(transaction, "companies");
  const insertHistory = prepareInsert(transaction, "company_histories");
  const insertParent = prepareInsert(transaction, "company_parents");
  const insertFinding = prepareInsert(transaction, "findings");
  const insertSubscription = prepareInsert(transaction, "subscriptions");
  for (let id = 1; id <= companies; id += 1) {
    const { row, history, percentiles, random } = makeCompany(seed, id, examples);
    await insertCompany(row);
    await insertHistory(history);
    const parent_id = parentOf(seed, id);
    if (parent_id !== undefined) await insertParent({ company_id: id, parent_id });
    for (const finding of makeFindings(random, row, percentiles)) await insertFinding(finding);
    for (const name of ["demo", "world"] as const) {
      const subscription = makeSubscription(seed, name, customers[name].customer.guid, row, examples);
      if (subscription === undefined) continue;
      followed[name].push(id);
      await insertSubscription(subscription);
    }
    if (id % 500 === 0) onProgress(id, companies);
  }
  for (const name of ["demo", "world"] as const) {
    for (const { folder, companies: ids } of makeFolders(seed, name, customers[name].users, followed[name], examples)) {
      await transaction.insertInto("folders").values(folder).execute();
      const insert = prepareInsert(transaction, "folder_companies");
      for (const company_id of ids) await insert({ folder_guid: folder.guid, company_id });
    }
    const { guid: customer_guid } = customers[name].customer;
    const { tiers, members } = makeTiers(seed, name, customer_guid, followed[name], examples);
    await transaction.insertInto("tiers").values(tiers).execute();
    const insertMember = prepareInsert(transaction, "tier_companies");
    for (const member of members) await insertMember(member);
  }
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

/** An insert that is compiled for the first row and run with the values of each; all rows have the same columns. */
function prepareInsert<T extends keyof Tables>(
  transaction: Transaction<Tables>,
  table: T,
): (row: Insertable<Tables[T]>) => Promise<void> {
  let compiled: CompiledQuery | undefined;
  return async (row) => {
    compiled ??= transaction
      .insertInto(table)
      .values(row as never)
      .compile();
    await transaction.executeQuery({ ...compiled, parameters: Object.values(row) });
  };
}

/** Changes whenever the same seed would make another world. */
const edition = 2;

/** Those that refer to others come first. */
const tablesByDependence = [
  "form_tokens",
  "sessions",
  "tokens",
  "tier_companies",
  "tiers",
  "folder_companies",
  "folders",
  "findings",
  "preferred_companies",
  "company_parents",
  "subscriptions",
  "company_histories",
  "companies",
  "users",
  "access_groups",
  "customers",
  "world",
] as const;
