import type { OperationHandlers } from "../../api/handler.ts";
import type { Database } from "../../db/database.ts";
import { runTransaction } from "../../db/transaction.ts";
import { HttpError } from "../../http/http-error.ts";
import type { Principal } from "../../principal.ts";
import { findChangeableUser, saveSettings } from "./user-query.ts";

/** Handlers of the users' second factor, which is only a status here. */
export const userMfa = {
  async requireUserMfa({ path, caller, database }) {
    const { guid, mfa } = await readMfa(database, caller, path.guid);
    if (mfa === null) await setPending(database, guid);
  },

  async resetUserMfa({ path, caller, database }) {
    const { guid, mfa } = await readMfa(database, caller, path.guid);
    if (mfa === null) throw new HttpError(400, "This user does not need a second factor.");
    await setPending(database, guid);
  },

  async resetPendingUserMfa({ path, caller, database }) {
    const { mfa } = await readMfa(database, caller, path.guid);
    if (mfa !== "Pending") throw new HttpError(400, "This user has no pending second factor.");
  },
} satisfies OperationHandlers;

async function readMfa(database: Database, caller: Principal, guidOrCurrent: string) {
  const { guid } = await findChangeableUser(database, caller, guidOrCurrent);
  const row = await database
    .selectFrom("user_settings")
    .select("mfa_status")
    .where("user_guid", "=", guid)
    .executeTakeFirst();
  return { guid, mfa: row?.mfa_status ?? null };
}

function setPending(database: Database, guid: string): Promise<void> {
  return runTransaction(database, (transaction) => saveSettings(transaction, guid, { mfa_status: "Pending" }));
}
