import type { Selectable } from "kysely";
import type { Database, Tables } from "../../db/database.ts";
import type { Principal } from "../../principal.ts";

export interface FolderWithCompanies extends Selectable<Tables["folders"]> {
  companies: { guid: string; type: string }[];
}

/** Selects the folders a caller may see: their own and shared ones; all for a company token. */
export function selectFolders(database: Database, { kind, guid, customerGuid }: Principal) {
  const folders = database.selectFrom("folders").where("folders.customer_guid", "=", customerGuid);
  return kind === "company"
    ? folders
    : folders.where((where) => where.or([where("shared", "=", 1), where("owner_guid", "=", guid)]));
}

/** Selects visible folders with their companies. The standing folders have theirs by definition. */
export function selectFolderCompanies(database: Database, caller: Principal) {
  return selectFolders(database, caller)
    .innerJoin("subscriptions", "subscriptions.customer_guid", "folders.customer_guid")
    .where((where) =>
      where.or([
        where("folders.kind", "=", "all"),
        where.and([where("folders.kind", "=", "my_company"), where("subscriptions.type", "=", "my_company")]),
        where.exists(
          where
            .selectFrom("folder_companies")
            .select("folder_companies.company_id")
            .whereRef("folder_companies.folder_guid", "=", "folders.guid")
            .whereRef("folder_companies.company_id", "=", "subscriptions.company_id"),
        ),
      ]),
    );
}

export function selectFolderIds(database: Database, caller: Principal, guid: string) {
  return selectFolderCompanies(database, caller).where("folders.guid", "=", guid).select("subscriptions.company_id");
}

export async function readFolders(database: Database, caller: Principal, guid?: string) {
  const folders = await selectFolders(database, caller)
    .selectAll("folders")
    .$if(guid !== undefined, (select) => select.where("folders.guid", "=", guid ?? ""))
    .orderBy("position")
    .orderBy("guid")
    .execute();
  const rows = await selectFolderCompanies(database, caller)
    .innerJoin("companies", "companies.id", "subscriptions.company_id")
    .select(["folders.guid as folder", "companies.guid", "subscriptions.type"])
    .$if(guid !== undefined, (select) => select.where("folders.guid", "=", guid ?? ""))
    .orderBy("companies.id")
    .execute();
  const byFolder = Map.groupBy(rows, ({ folder }) => folder);
  return folders.map((folder) => ({ ...folder, companies: byFolder.get(folder.guid) ?? [] }));
}
