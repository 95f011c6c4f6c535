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
  { role, customerGuid }: Principal,
  { add = [], delete: remove = [] }: components["schemas"]["CustomIdChanges"],
): Promise<components["schemas"]["CustomIdReport"]> {
  if (!mayChangePortfolio(role)) throw forbidden();
  const companies = await selectPortfolio(transaction, customerGuid)
    .select(["companies.guid", "companies.id", "custom_id"])
    .execute();
  const ids = new Map(companies.map(({ guid, custom_id }) => [guid, custom_id]));
  const report: components["schemas"]["CustomIdReport"] = { added: [], modified: [], deleted: [] };
  for (const { guid, custom_id } of add) {
    const before = ids.get(guid);
    if (before === undefined) continue;
    report[before === null ? "added" : "modified"].push({ guid, custom_id });
    ids.set(guid, custom_id);
  }
  for (const { guid } of remove) {
    if (typeof ids.get(guid) !== "string") continue;
    report.deleted.push({ guid });
    ids.set(guid, null);
  }
  // One statement for each company that changes, however long the list is.
  for (const { guid, id, custom_id: before } of companies) {
    const custom_id = ids.get(guid) ?? null;
    if (custom_id === before) continue;
    await transaction
      .updateTable("subscriptions")
      .set({ custom_id })
      .where("customer_guid", "=", customerGuid)
      .where("company_id", "=", id)
      .execute();
  }
  return report;
}
