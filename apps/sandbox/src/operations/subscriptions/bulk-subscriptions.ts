import type { components } from "@signet/client";
import type { Transaction } from "../../db/database.ts";
import { isOwn } from "../../domain/subscription-types.ts";
import type { Principal } from "../../principal.ts";
import { selectCompanies } from "../portfolio/portfolio-query.ts";
import { findFolder } from "./subscribe.ts";
import { addSubscription, addToFolder, endSubscription, hasQuotaLeft } from "./subscription-changes.ts";

type Changes = components["schemas"]["BulkChanges"];
type Outcome = components["schemas"]["BulkOutcome"];
type Addition = components["schemas"]["BulkAddition"];

const maxCompanies = 1_000;

export async function changeInBulk(
  transaction: Transaction,
  caller: Principal,
  { add = [], delete: remove = [], update = [] }: Changes,
): Promise<Outcome> {
  const outcome: Outcome = { added: [], modified: [], errors: [] };
  const named = [...add, ...remove, ...update.map(({ new_company_guid: guid }) => ({ guid }))];
  if (named.length > maxCompanies) {
    const errors = named.map(({ guid }) => ({ guid, message: "Too many companies in request" }));
    return { ...outcome, errors };
  }
  const seen = new Set<string>();
  const attempt = async (guid: string, list: string[], work: () => Promise<string | undefined>) => {
    const message = seen.has(guid) ? "Multiple requests for the same company" : await work();
    seen.add(guid);
    if (message === undefined) list.push(guid);
    else outcome.errors.push({ guid, message });
  };
  for (const item of add) await attempt(item.guid, outcome.added, () => addCompany(transaction, caller, item));
  for (const { guid } of remove) {
    await attempt(guid, outcome.modified, async () => {
      const company = await find(transaction, caller, guid);
      if (company === undefined || company.type === null) return "No matching company found";
      if (isOwn(company.type)) return "The subscription of your own company cannot be deleted";
      await endSubscription(transaction, caller.customerGuid, company.id, company.type);
      return undefined;
    });
  }
  for (const { new_company_guid: guid, subscribed_company_guid } of update) {
    await attempt(guid, outcome.modified, () => replaceCompany(transaction, caller, guid, subscribed_company_guid));
  }
  return outcome;
}

async function addCompany(
  transaction: Transaction,
  caller: Principal,
  { guid, type, folder = [], tier }: Addition,
): Promise<string | undefined> {
  const { customerGuid: customer_guid } = caller;
  const company = await find(transaction, caller, guid);
  if (company === undefined) return "No matching company found";
  if (company.type !== null) return "A subscription of this company already exists";
  const isLeft = await hasQuotaLeft(transaction, customer_guid, type);
  if (isLeft === undefined) return `Invalid company subscription type ${type}`;
  if (!isLeft) return `No subscription of type ${type} is left`;
  const folders: string[] = [];
  for (const name of folder) {
    const found = await findFolder(transaction, caller, name);
    if (found === undefined) return `Could not resolve folder ${name}`;
    folders.push(found);
  }
  const into = tier === undefined ? undefined : await findTier(transaction, customer_guid, tier);
  if (tier !== undefined && into === undefined) return `Could not resolve tier ${tier}`;
  await addSubscription(transaction, customer_guid, company, type);
  for (const folder_guid of folders) await addToFolder(transaction, folder_guid, company.id);
  if (into !== undefined) {
    await transaction
      .insertInto("tier_companies")
      .values({ customer_guid, company_id: company.id, tier_guid: into })
      .execute();
  }
  return undefined;
}

async function replaceCompany(transaction: Transaction, caller: Principal, guid: string, subscribed: string) {
  const [company, before] = [await find(transaction, caller, guid), await find(transaction, caller, subscribed)];
  if (company === undefined || before === undefined || before.type === null) return "No matching company found";
  if (company.type !== null) return "A subscription of this company already exists";
  if (isOwn(before.type)) return "The subscription of your own company cannot be replaced";
  await endSubscription(transaction, caller.customerGuid, before.id, before.type);
  await addSubscription(transaction, caller.customerGuid, company, before.type);
  return undefined;
}

async function findTier(transaction: Transaction, customerGuid: string, name: string) {
  const tier = await transaction
    .selectFrom("tiers")
    .select("guid")
    .where("customer_guid", "=", customerGuid)
    .where("name", "=", name)
    .orderBy("place")
    .orderBy("guid")
    .executeTakeFirst();
  return tier?.guid;
}

function find(transaction: Transaction, { customerGuid }: Principal, guid: string) {
  return selectCompanies(transaction, customerGuid)
    .select(["companies.id", "companies.name", "companies.rating", "companies.industry", "subscriptions.type"])
    .where("companies.guid", "=", guid)
    .executeTakeFirst();
}
