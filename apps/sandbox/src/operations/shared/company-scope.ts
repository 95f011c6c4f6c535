import type { Expression } from "kysely";
import type { Database } from "../../db/database.ts";
import { forbidden, found, notFound } from "../../http/http-error.ts";
import type { Principal } from "../../principal.ts";
import { selectFolderCompanies, selectFolders } from "../folders/folder-query.ts";
import { findPortfolioId, readDescendants, selectCompanies } from "../portfolio/portfolio-query.ts";
import { readPortfolioSize } from "../portfolio/portfolio-size.ts";
import { selectTiers } from "../tiers/tier-query.ts";
import { domainAndParents } from "./domain-name.ts";
import { countRows } from "./paging.ts";

/** The companies that a list is about. */
export interface CompanyScope {
  ids: Expression<number>;
  /** The number of companies. */
  size: number;
}

interface Call {
  caller: Principal;
  database: Database;
}

export async function portfolioScope({ caller, database }: Call): Promise<CompanyScope> {
  const ids = database
    .selectFrom("subscriptions")
    .select("company_id")
    .where("customer_guid", "=", caller.customerGuid);
  return { ids: ids.$asScalar(), size: (await readPortfolioSize(database, caller.customerGuid)).companies };
}

/** Throws 404 when the caller may not see the folder. */
export async function folderScope({
  path,
  caller,
  database,
}: Call & { path: { guid: string } }): Promise<CompanyScope> {
  const folder = selectFolders(database, caller).select("guid").where("folders.guid", "=", path.guid);
  await folder.executeTakeFirstOrThrow(() => notFound());
  const members = selectFolderCompanies(database, caller).where("folders.guid", "=", path.guid);
  return { ids: members.select("subscriptions.company_id").$asScalar(), size: await countRows(members) };
}

/** Throws 404 when the customer has no such tier. */
export async function tierScope({
  path,
  caller,
  database,
}: Call & { path: { tier_guid: string } }): Promise<CompanyScope> {
  const tier = selectTiers(database, caller).select("guid").where("tiers.guid", "=", path.tier_guid);
  await tier.executeTakeFirstOrThrow(() => notFound());
  const members = database.selectFrom("tier_companies").where("tier_guid", "=", path.tier_guid);
  return { ids: members.select("company_id").$asScalar(), size: await countRows(members) };
}

/** Throws 404 when no company has the guid, 403 when it is not in the portfolio. */
export async function companyScope({
  path,
  caller,
  database,
}: Call & { path: { guid: string } }): Promise<CompanyScope> {
  return listScope(database, [await findPortfolioId(database, caller.customerGuid, path.guid)]);
}

/** Selects a company and all that it owns; throws like {@link companyScope}. */
export async function treeScope({ path, caller, database }: Call & { path: { guid: string } }): Promise<CompanyScope> {
  const id = await findPortfolioId(database, caller.customerGuid, path.guid);
  return listScope(database, await readDescendants(database, id));
}

/** Selects the company of a domain: throws 404 when there is none, or not the one in the path, and 403 when it is not in the portfolio. */
export async function domainScope({
  path,
  caller,
  database,
}: Call & { path: { domain: string; guid?: string } }): Promise<CompanyScope> {
  const { guid, domain } = path;
  const named = selectCompanies(database, caller.customerGuid)
    .select(["companies.id", "companies.guid", "primary_domain", "subscriptions.type"])
    .where("primary_domain", "in", domainAndParents(domain));
  // A name below another company's domain belongs to the closest one.
  const [closest] = (await named.execute()).toSorted((a, b) => b.primary_domain.length - a.primary_domain.length);
  const company = found(closest);
  if (guid !== undefined && guid !== company.guid) throw notFound();
  if (company.type === null) throw forbidden();
  return listScope(database, [company.id]);
}

function listScope(database: Database, ids: readonly number[]): CompanyScope {
  return { ids: database.selectFrom("companies").select("id").where("id", "in", ids).$asScalar(), size: ids.length };
}
