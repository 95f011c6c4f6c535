import type { components } from "@signet/client";
import type { Selectable } from "kysely";
import type { Tables, Transaction } from "../../db/database.ts";
import { isOwn } from "../../domain/subscription-types.ts";
import type { Principal } from "../../principal.ts";
import { selectFolders } from "../folders/folder-query.ts";
import { selectCompanies } from "../portfolio/portfolio-query.ts";
import { domainAndParents, hostOf } from "../shared/domain-name.ts";
import { addSubscription, addToFolder, hasQuotaLeft } from "./subscription-changes.ts";

type Order = components["schemas"]["SubscribeOrder"];
type RequestedCompany = components["schemas"]["CompanyToSubscribe"];
type Result = components["schemas"]["SubscribeResult"];
type Company = Pick<Selectable<Tables["companies"]>, "id" | "guid" | "name" | "rating" | "industry"> & {
  type: string | null;
};

export async function subscribe(
  transaction: Transaction,
  caller: Principal,
  type: string,
  { companies, folder }: Order,
): Promise<components["schemas"]["SubscribeOutcome"]> {
  const outcome = { added: 0, not_added: 0, switched: 0, not_switched: 0, companies: [] as Result[] };
  const folderGuid = folder === undefined ? undefined : await findFolder(transaction, caller, folder);
  for (const requested of companies) {
    const company = await find(transaction, caller, requested);
    const [result, counter] =
      typeof company === "string"
        ? ([company, "not_added"] as const)
        : folder !== undefined && folderGuid === undefined
          ? (["error_adding_company", "not_added"] as const)
          : await subscribeCompany(transaction, caller, company, type, folderGuid);
    outcome[counter] += 1;
    outcome.companies.push({
      ...(typeof company === "string"
        ? { guid: requested.guid ?? null, name: requested.name ?? requested.url ?? "" }
        : { guid: company.guid, name: company.name }),
      ...(folder !== undefined && { folder }),
      result,
      reason: reasons[result],
    });
  }
  return outcome;
}

async function subscribeCompany(
  transaction: Transaction,
  { customerGuid }: Principal,
  company: Company,
  type: string,
  folder: string | undefined,
): Promise<[keyof typeof reasons, "added" | "not_added" | "switched" | "not_switched"]> {
  if (company.type === type) {
    const isNewInFolder = folder !== undefined && (await addToFolder(transaction, folder, company.id));
    return [folder === undefined || isNewInFolder ? "subscription_exists" : "company_exists_in_folder", "not_added"];
  }
  const isSubscribed = company.type !== null;
  const isLeft = await hasQuotaLeft(transaction, customerGuid, type);
  if (!isLeft || isOwn(company.type ?? "")) {
    return ["error_adding_company", isSubscribed ? "not_switched" : "not_added"];
  }
  await addSubscription(transaction, customerGuid, company, type);
  if (folder !== undefined) await addToFolder(transaction, folder, company.id);
  return ["sucess", isSubscribed ? "switched" : "added"];
}

async function find(transaction: Transaction, { customerGuid }: Principal, { guid, url }: RequestedCompany) {
  const host = url === undefined ? undefined : hostOf(url);
  if (guid === undefined && host === undefined) return "invalid_url";
  const company = await selectCompanies(transaction, customerGuid)
    .select(["companies.id", "companies.guid", "companies.name", "companies.rating", "companies.industry"])
    .select("subscriptions.type")
    .where((where) =>
      guid === undefined
        ? where("companies.primary_domain", "in", domainAndParents(host ?? ""))
        : where("companies.guid", "=", guid),
    )
    .executeTakeFirst();
  return company ?? "no_matching_company";
}

/** Finds a visible folder by name; the standing folders have no name to find. */
export async function findFolder(transaction: Transaction, caller: Principal, name: string) {
  const folder = await selectFolders(transaction, caller)
    .select("guid")
    .where("name", "=", name)
    .where("kind", "=", "own")
    .orderBy("position")
    .orderBy("guid")
    .executeTakeFirst();
  return folder?.guid;
}

/** The reason for each result. The vendor's API spells the first one like this. */
const reasons = {
  sucess: "The company was added.",
  no_matching_company: "No company matches.",
  subscription_exists: "The company already has this subscription.",
  company_exists_in_folder: "The company already has this subscription and is in the folder.",
  invalid_url: "The URL has no host.",
  error_adding_company: "The folder does not exist, no subscription of this type is left, or the company is your own.",
} as const;
