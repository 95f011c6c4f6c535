import type { OperationHandlers } from "../../api/handler.ts";
import type { Database } from "../../db/database.ts";
import { runTransaction } from "../../db/transaction.ts";
import { forbidden, notFound } from "../../http/http-error.ts";
import type { Principal } from "../../principal.ts";
import { mayChangeUsers } from "../../roles.ts";

export const customers = {
  getCustomer: ({ path, caller, database }) => find(database, caller, path.customer_guid),

  async updateCustomer({ path, body, caller, database }) {
    if (!mayChangeUsers(caller.role)) throw forbidden();
    await find(database, caller, path.customer_guid);
    await runTransaction(database, (transaction) =>
      transaction
        .updateTable("customer_settings")
        .set({
          auto_approve_invited_users: Number(body.customer_settings.auto_approve_invited_users),
          last_modified: new Date().toISOString(),
        })
        .where("customer_guid", "=", caller.customerGuid)
        .execute(),
    );
    return find(database, caller, path.customer_guid);
  },
} satisfies OperationHandlers;

async function find(database: Database, { customerGuid }: Principal, guid: string) {
  if (guid !== "current" && guid !== customerGuid) throw notFound();
  const row = await database
    .selectFrom("customers")
    .innerJoin("customer_settings", "customer_settings.customer_guid", "customers.guid")
    .selectAll()
    .where("customers.guid", "=", customerGuid)
    .executeTakeFirstOrThrow();
  return {
    guid: row.guid,
    name: row.name,
    date_joined: `${row.created}T10:00:00Z`,
    is_active: true,
    last_modified: row.last_modified,
    customer_settings: { auto_approve_invited_users: row.auto_approve_invited_users === 1 },
  };
}
