import { randomUUID } from "node:crypto";
import type { components } from "@signet/client";
import type { OperationHandlers } from "../../api/handler.ts";
import type { Database, Transaction } from "../../db/database.ts";
import { runTransaction } from "../../db/transaction.ts";
import { daysBefore, historyDays } from "../../domain/dates.ts";
import { forbidden, found, notFound } from "../../http/http-error.ts";
import type { Principal } from "../../principal.ts";
import { mayWrite } from "../../roles.ts";
import { decideMembers } from "../portfolio/membership.ts";
import { findPortfolioIds, insertForCompanies } from "../portfolio/portfolio-query.ts";
import { updatePortfolioSize } from "../portfolio/portfolio-size.ts";
import { givenFields, toFlag } from "../shared/stored-values.ts";
import { type FolderWithCompanies, readFolders, selectFolderCompanies, selectFolders } from "./folder-query.ts";

export const folders = {
  async listFolders({ query, caller, database }) {
    const all = (await readFolders(database, caller)).map((folder) => view(folder, caller));
    const list = query.exclude_subscription_folders ? all.filter((folder) => folder.subscription_type === null) : all;
    return list;
  },

  async createFolder({ body, caller, database }) {
    if (!mayWrite(caller.role)) throw forbidden();
    const guid = randomUUID();
    await runTransaction(database, (transaction) =>
      transaction
        .insertInto("folders")
        .values((values) => ({
          guid,
          customer_guid: caller.customerGuid,
          owner_guid: caller.guid,
          owner_name: caller.name,
          owner_email: caller.email,
          kind: "own",
          name: body.name,
          description: body.description ?? "",
          content_expiry_days: body.content_expiry_days ?? null,
          position: values
            .selectFrom("folders")
            .select((last) => last(last.fn.max("position"), "+", 1).as("next"))
            .where("customer_guid", "=", caller.customerGuid),
          email_enabled: 1,
          shared: 0,
        }))
        .execute(),
    );
    return view(await findFolder(database, caller, guid), caller);
  },

  getFolder: async ({ path, caller, database }) => view(await findFolder(database, caller, path.guid), caller),

  async updateFolder({ path, body, caller, database }) {
    assertMayEdit(await findFolder(database, caller, path.guid), caller);
    const { name, description, content_expiry_days, email_enabled, companies } = body;
    await runTransaction(database, async (transaction) => {
      if (companies !== undefined) await replaceCompanies(transaction, caller, path.guid, companies);
      const changes = givenFields({ name, description, content_expiry_days, email_enabled: toFlag(email_enabled) });
      if (changes === undefined) return;
      await transaction.updateTable("folders").set(changes).where("guid", "=", path.guid).execute();
    });
    return view(await findFolder(database, caller, path.guid), caller);
  },

  async updateFolderCompanies({ path, body, caller, database }) {
    return runTransaction(database, async (transaction) => {
      const folder = await findFolder(transaction, caller, path.guid);
      assertMayEdit(folder, caller);
      const members = folder.companies.map(({ guid }) => guid);
      const { added, removed, report } = await decideMembers(transaction, caller.customerGuid, body, members);
      const idsOf = (companies: typeof added) => companies.map(({ id }) => id);
      const joining = added.filter(({ guid }) => !members.includes(guid));
      await insertForCompanies(transaction, "folder_companies", { folder_guid: path.guid }, idsOf(joining));
      await transaction
        .deleteFrom("folder_companies")
        .where("folder_guid", "=", path.guid)
        .where("company_id", "in", [0, ...idsOf(removed)])
        .execute();
      const { companies } = await findFolder(transaction, caller, path.guid);
      const sentences = [
        ...added.map(({ name }) => `${name} was added to ${folder.name}.`),
        ...removed.map(({ name }) => `${name} was removed from ${folder.name}.`),
      ];
      return { ...report, companies: companies.map(({ guid }) => guid), detail: sentences.join(" ") };
    });
  },

  async deleteFolder({ path, caller, database }) {
    assertMayEdit(await findFolder(database, caller, path.guid), caller);
    await runTransaction(database, async (transaction) => {
      await transaction.deleteFrom("folders").where("guid", "=", path.guid).execute();
      await updatePortfolioSize(transaction, caller.customerGuid);
    });
  },

  // Guess: the real rule is not known.
  async getFolderHistory({ path, caller, today, database }) {
    const folder = await selectFolders(database, caller)
      .select("name")
      .where("folders.guid", "=", path.guid)
      .executeTakeFirstOrThrow(() => notFound());
    const rows = await selectFolderCompanies(database, caller)
      .innerJoin("company_histories", "company_histories.company_id", "subscriptions.company_id")
      .select("company_histories.ratings")
      .where("folders.guid", "=", path.guid)
      .execute();
    const histories = rows.map(({ ratings }) => JSON.parse(ratings) as number[]);
    const length = histories.length === 0 ? 0 : historyDays;
    const ratings = Array.from({ length }, (_, age) => {
      const sum = histories.reduce((total, history) => total + (history[age] ?? 0), 0);
      return { x: daysBefore(today, age), y: Math.round(sum / histories.length) };
    });
    return { name: folder.name, ratings: ratings.toReversed() };
  },
} satisfies OperationHandlers;

async function findFolder(database: Database, caller: Principal, guid: string): Promise<FolderWithCompanies> {
  return found((await readFolders(database, caller, guid))[0]);
}

/** Guess: users can change their own and shared folders, but not the two standing ones. */
function canEdit({ kind }: FolderWithCompanies, { role }: Principal): boolean {
  return kind === "own" && mayWrite(role);
}

function assertMayEdit(folder: FolderWithCompanies, caller: Principal): void {
  if (!canEdit(folder, caller)) throw forbidden();
}

async function replaceCompanies(
  transaction: Transaction,
  { customerGuid }: Principal,
  folder_guid: string,
  guids: readonly string[],
): Promise<void> {
  const ids = await findPortfolioIds(transaction, customerGuid, "companies", guids);
  await transaction.deleteFrom("folder_companies").where("folder_guid", "=", folder_guid).execute();
  await insertForCompanies(transaction, "folder_companies", { folder_guid }, ids);
}

function view(folder: FolderWithCompanies, caller: Principal): components["schemas"]["Folder"] {
  const { kind, companies } = folder;
  const shared = folder.shared === 1;
  return {
    guid: folder.guid,
    name: folder.name,
    description: folder.description,
    owner: folder.owner_email,
    owner_name: folder.owner_name,
    owner_guid: folder.owner_guid,
    companies: companies.map(({ guid }) => guid),
    companies_count: companies.length,
    contains_all_companies: kind === "all",
    content_expiry_days: folder.content_expiry_days,
    order: folder.position,
    is_selected: false,
    is_deletable: kind === "own",
    is_my_company: kind === "my_company",
    customer_global: kind !== "own",
    can_edit_properties: canEdit(folder, caller),
    email_enabled: folder.email_enabled === 1,
    subscription_type: kind === "my_company" ? "my_company" : null,
    content_subscription_types: [...new Set(companies.map(({ type }) => type))].toSorted(),
    shared_options: {
      is_shared: shared,
      shared_with: [],
      shared_with_all_users: shared,
      group_can_edit_contents: false,
      group_can_edit_properties: false,
      user_can_edit_contents: kind === "own",
      user_can_share: false,
    },
  };
}
