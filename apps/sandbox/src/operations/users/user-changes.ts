import { randomUUID } from "node:crypto";
import type { components } from "@signet/client";
import type { OperationHandlers } from "../../api/handler.ts";
import { endSessions } from "../../console/sign-in/sessions.ts";
import type { Database, Transaction } from "../../db/database.ts";
import { runTransaction } from "../../db/transaction.ts";
import { forbidden, HttpError } from "../../http/http-error.ts";
import type { Principal } from "../../principal.ts";
import { mayChangeUsers, mayWrite, type Role, roleNames } from "../../roles.ts";
import { recordEvent } from "../../tokens/audit-log.ts";
import { revokeUserToken } from "../../tokens/user-tokens.ts";
import { findPortfolioIds, insertForCompanies } from "../portfolio/portfolio-query.ts";
import { givenFields, toFlag } from "../shared/stored-values.ts";
import { readUserQuota } from "./user-accounts.ts";
import { findChangeableUser, findGroup, findUser, readUser, saveSettings } from "./user-query.ts";

type UserChanges = components["schemas"]["UserChanges"];

/** Handlers that create, change and delete users. No mails are sent. */
export const userChanges = {
  async createUser({ body, caller, database }) {
    if (!mayChangeUsers(caller.role)) throw forbidden();
    const guid = randomUUID();
    await runTransaction(database, async (transaction) => {
      await assertQuota(transaction, caller);
      await assertFreeAddress(transaction, body.email, guid);
      const { formal_name, friendly_name = formal_name.split(" ")[0] ?? formal_name } = body;
      await transaction
        .insertInto("users")
        .values({
          guid,
          customer_guid: caller.customerGuid,
          group_guid: await findGroup(transaction, caller, { is_default: 1 }),
          email: body.email.toLowerCase(),
          formal_name,
          friendly_name,
          role: "customer_user",
          status: "Created",
          landing_page: "DEFAULT",
          is_available_for_contact: 0,
          joined_time: new Date().toISOString(),
          last_login_time: null,
          password_hash: null,
        })
        .execute();
      await change(transaction, caller, guid, body);
      const { role } = await findUser(transaction, caller, guid);
      await recordEvent(transaction, "user_created", caller, undefined, `${formal_name}: ${roleNames[role as Role]}`);
    });
    return readUser(database, caller, guid);
  },

  async updateUser({ path, body, caller, database }) {
    const guid = path.guid === "current" ? caller.guid : path.guid;
    const ownOnly = Object.keys(body).every((name) => ownFields.has(name));
    if (!mayChangeUsers(caller.role) && !(guid === caller.guid && ownOnly && mayWrite(caller.role))) throw forbidden();
    await runTransaction(database, async (transaction) => {
      const { status, role } = await findUser(transaction, caller, guid);
      if (body.email !== undefined) await assertFreeAddress(transaction, body.email, guid);
      if (status === "Deactivated" && body.status !== undefined && body.status !== status) {
        await assertQuota(transaction, caller);
      }
      await change(transaction, caller, guid, body);
      if (body.status !== undefined && body.status !== "Activated") await revokeUserToken(transaction, guid, caller);
      const after = await findUser(transaction, caller, guid);
      if (after.status === status && after.role === role) return;
      await endSessions(transaction, guid);
      const action = after.status === status ? "user_role_changed" : "user_status_changed";
      const to = after.status === status ? roleNames[after.role as Role] : after.status;
      await recordEvent(transaction, action, caller, undefined, `${after.formal_name}: ${to}`);
    });
    return readUser(database, caller, guid);
  },

  async deleteUser({ path, caller, database }) {
    await runTransaction(database, async (transaction) => {
      const { guid, formal_name } = await findChangeableUser(transaction, caller, path.guid);
      if (guid === caller.guid) throw new HttpError(400, "Users cannot delete themselves.");
      await revokeUserToken(transaction, guid, caller);
      await transaction.deleteFrom("tokens").where("user_guid", "=", guid).execute();
      await transaction.deleteFrom("users").where("guid", "=", guid).execute();
      await recordEvent(transaction, "user_deleted", caller, undefined, formal_name);
    });
  },

  async resendActivationEmail({ path, caller, database }) {
    const { status } = await findChangeableUser(database, caller, path.guid);
    if (status !== "Created") throw new HttpError(400, "This user is already activated.");
  },
} satisfies OperationHandlers;

async function assertQuota(database: Database, { customerGuid }: Principal): Promise<void> {
  const { remaining_active_quota } = await readUserQuota(database, customerGuid);
  if (remaining_active_quota === 0) throw new HttpError(400, "The user quota is used up.");
}

async function assertFreeAddress(database: Database, email: string, guid: string): Promise<void> {
  const other = await database
    .selectFrom("users")
    .select("guid")
    .where("email", "=", email.toLowerCase())
    .where("guid", "!=", guid)
    .executeTakeFirst();
  if (other !== undefined) throw new HttpError(400, { email: ["another user has this address"] });
}

async function change(transaction: Transaction, caller: Principal, guid: string, changes: UserChanges) {
  const { group, features, email_preferences, preferred_contact_for_entities: contacts, roles = [] } = changes;
  assertListed("roles", Object.keys(roleNames), ...roles.map(({ slug }) => slug));
  assertListed("landing_page", landingPages, changes.landing_page);
  assertListed("status", statuses, changes.status);
  assertListed("features", featureSlugs, ...(features ?? []).map(({ slug }) => slug));
  const columns = givenFields({
    // Addresses that differ only in their letters' case are the same, and people type them in either when they sign in.
    email: changes.email?.toLowerCase(),
    formal_name: changes.formal_name,
    friendly_name: changes.friendly_name,
    landing_page: changes.landing_page,
    status: changes.status,
    group_guid: group && (await findGroup(transaction, caller, { guid: group.guid })),
    role: roles[0]?.slug,
    is_available_for_contact: toFlag(changes.is_available_for_contact),
  });
  if (columns !== undefined) {
    await transaction.updateTable("users").set(columns).where("guid", "=", guid).execute();
  }
  const settings = givenFields({
    features: features && JSON.stringify(features.map(({ slug, value }) => ({ slug, value, can_update: true }))),
    email_preferences: email_preferences && JSON.stringify(email_preferences),
  });
  if (settings !== undefined) await saveSettings(transaction, guid, settings);
  if (contacts !== undefined) await replaceContacts(transaction, caller, guid, contacts);
}

/** The contract's lists are open, but the sandbox cannot give a user what it does not know. @throws {@link HttpError} 400 */
function assertListed(field: string, listed: readonly string[], ...values: (string | undefined)[]): void {
  const unknown = values.find((value) => value !== undefined && !listed.includes(value));
  if (unknown === undefined) return;
  throw new HttpError(400, { [field]: [`must be one of ${listed.join(", ")}, got ${JSON.stringify(unknown)}`] });
}

async function replaceContacts(
  transaction: Transaction,
  { customerGuid }: Principal,
  user_guid: string,
  guids: readonly string[],
): Promise<void> {
  const ids = await findPortfolioIds(transaction, customerGuid, "preferred_contact_for_entities", guids);
  await transaction.deleteFrom("preferred_contacts").where("user_guid", "=", user_guid).execute();
  await insertForCompanies(transaction, "preferred_contacts", { user_guid }, ids);
}

const landingPages = ["DEFAULT", "SPM", "TPRM"];
const statuses = ["Created", "Activated", "Deactivated"];
const featureSlugs = ["wfh-ro", "fq-access"];
const ownFields: ReadonlySet<string> = new Set([
  "formal_name",
  "friendly_name",
  "landing_page",
  "is_available_for_contact",
  "email_preferences",
] satisfies (keyof UserChanges)[]);
