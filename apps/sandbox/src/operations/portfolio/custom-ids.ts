import type { components } from "@signet/client";
import type { OperationHandlers } from "../../api/handler.ts";
import type { Transaction } from "../../db/database.ts";
import { runTransaction } from "../../db/transaction.ts";
import { forbidden } from "../../http/http-error.ts";
import type { Principal } from "../../principal.ts";
import { mayChangePortfolio } from "../../roles.ts";
import { notInPortfolio, orderByName, selectPortfolio } from "./portfolio-query.ts";

export const customIds = {
  async listCustomIds({ caller, database }) {
    const rows = await selectPortfolio(database, caller.customerGuid)
      .select(["companies.guid", "custom_id"])
      .$call(orderByName)
      .execute();
    return rows.flatMap(({ guid, custom_id }) => (custom_id === null ? [] : [{ guid, custom_id }]));
  },

  async setCustomId({ body, caller, database }) {
    const { added, modified } = await runTransaction(database, (transaction) =>
      changeIds(transaction, caller, { add: [body] }),
    );
    if (added.length + modified.length === 0) {
      throw notInPortfolio("guid", body.guid);
    }
    return { guid: body.guid, custom_id: body.custom_id };
  },

  async updateCustomIds({ body, caller, database }) {
    const report = await runTransaction(database, (transaction) => changeIds(transaction, caller, body));
    return report;
  },
} satisfies OperationHandlers;

/** Applies changes in the order of the request: the last one counts. */
async function changeIds(
  transaction: Transaction,
  caller: Principal,
  { add = [], delete: remove = [] }: components["schemas"]["CustomIdChanges"],
): Promise<components["schemas"]["CustomIdReport"]> {
  if (!mayChangePortfolio(caller.role)) throw forbidden();
  const report: components["schemas"]["CustomIdReport"] = { added: [], modified: [], deleted: [] };
  for (const { guid, custom_id } of add) {
    const before = await replaceId(transaction, caller, guid, custom_id);
    if (before !== undefined) report[before === null ? "added" : "modified"].push({ guid, custom_id });
  }
  for (const { guid } of remove) {
    if (typeof (await replaceId(transaction, caller, guid, null)) === "string") report.deleted.push({ guid });
  }
  return report;
}

async function replaceId(
  transaction: Transaction,
  { customerGuid }: Principal,
  guid: string,
  custom_id: string | null,
): Promise<string | null | undefined> {
  const company = await selectPortfolio(transaction, customerGuid)
    .select(["companies.id", "custom_id"])
    .where("companies.guid", "=", guid)
    .executeTakeFirst();
  if (company === undefined) return undefined;
  await transaction
    .updateTable("subscriptions")
    .set({ custom_id })
    .where("customer_guid", "=", customerGuid)
    .where("company_id", "=", company.id)
    .execute();
  return company.custom_id;
}
