import type { components } from "@signet/client";
import type { Selectable, Transaction } from "kysely";
import type { Tables } from "../../db/database.ts";
import { isOwn } from "../../domain/subscription-types.ts";
import type { Principal } from "../../principal.ts";
import { selectFolders } from "../folders/folder-query.ts";
import { selectCompanies } from "../portfolio/portfolio-query.ts";
import { hostOf, registrable } from "../shared/domain-name.ts";
import { follow, hasPlaceLeft, putIntoFolder } from "./following.ts";

type Order = components["schemas"]["SubscribeOrder"];
type Asked = components["schemas"]["CompanyToSubscribe"];
type Result = components["schemas"]["SubscribeResult"];
type Company = Pick<Selectable<Tables["companies"]>, "id" | "guid" | "name" | "rating" | "industry"> & {
  type: string | null;
};

/** Follows companies in one way, and says of each how it went. */
export async function subscribe(
  transaction: Transaction<Tables>,
  caller: Principal,
  type: string,
  { companies, folder }: Order,
): Promise<components["schemas"]["SubscribeOutcome"]> {
  const outcome = { added: 0, not_added: 0, switched: 0, not_switched: 0, companies: [] as Result[] };
  const into = folder === undefined ? undefined : await findFolder(transaction, caller, folder);
  for (const asked of companies) {
    const company = await find(transaction, caller, asked);
    const [result, counter] =
      typeof company === "string"
        ? ([company, "not_added"] as const)
        : folder !== undefined && into === undefined
          ? (["error_adding_company", "not_added"] as const)
          : await followOne(transaction, caller, company, type, into);
    outcome[counter] += 1;
    outcome.companies.push({
      ...(typeof company === "string"
        ? { guid: asked.guid ?? null, name: asked.name ?? asked.url ?? "" }
        : { guid: company.guid, name: company.name }),
      ...(folder !== undefined && { folder }),
      result,
      reason: reasons[result],
    });
  }
  return outcome;
}

async function followOne(
  transaction: Transaction<Tables>,
  { customerGuid }: Principal,
  company: Company,
  type: string,
  folder: string | undefined,
): Promise<[keyof typeof reasons, "added" | "not_added" | "switched" | "not_switched"]> {
  if (company.type === type) {
    const isNewThere = folder !== undefined && (await putIntoFolder(transaction, folder, company.id));
    return [folder === undefined || isNewThere ? "subscription_exists" : "company_exists_in_folder", "not_added"];
  }
  const isFollowed = company.type !== null;
  const mayFollow = await hasPlaceLeft(transaction, customerGuid, type);
  if (!mayFollow || isOwn(company.type ?? "")) {
    return ["error_adding_company", isFollowed ? "not_switched" : "not_added"];
  }
  await follow(transaction, customerGuid, company, type);
  if (folder !== undefined) await putIntoFolder(transaction, folder, company.id);
  return ["sucess", isFollowed ? "switched" : "added"];
}

async function find(
  transaction: Transaction<Tables>,
  { customerGuid }: Principal,
  { guid, url }: Asked,
): Promise<Company | "no_matching_company" | "invalid_url"> {
  const host = url === undefined ? undefined : hostOf(url);
  if (guid === undefined && host === undefined) return "invalid_url";
  const company = await selectCompanies(transaction, customerGuid)
    .select(["companies.id", "companies.guid", "companies.name", "companies.rating", "companies.industry"])
    .select("subscriptions.type")
    .where((where) =>
      guid === undefined
        ? where("companies.primary_domain", "in", registrable(host ?? ""))
        : where("companies.guid", "=", guid),
    )
    .executeTakeFirst();
  return company ?? "no_matching_company";
}

/** The folder of this name that somebody made and the caller sees. */
export async function findFolder(
  transaction: Transaction<Tables>,
  caller: Principal,
  name: string,
): Promise<string | undefined> {
  const folder = await selectFolders(transaction, caller)
    .select("guid")
    .where("name", "=", name)
    .where("kind", "=", "own")
    .orderBy("position")
    .orderBy("guid")
    .executeTakeFirst();
  return folder?.guid;
}

/** The results in sentences; the first is spelled as the vendor's definition spells it. */
const reasons = {
  sucess: "The company is followed now.",
  no_matching_company: "There is no such company.",
  subscription_exists: "The company has this subscription already.",
  company_exists_in_folder: "The company has this subscription and is in the folder already.",
  invalid_url: "The address has no host.",
  error_adding_company: "There is no such folder, no subscription of this kind is left, or the company is one's own.",
} as const;
