import { randomUUID } from "node:crypto";
import type { components } from "@signet/client";
import type { Transaction } from "kysely";
import type { OperationHandlers } from "../../api/handler.ts";
import type { Database, Tables } from "../../db/database.ts";
import { runTransaction } from "../../db/transaction.ts";
import { forbidden, HttpError, notFound } from "../../http/http-error.ts";
import type { Principal } from "../../principal.ts";
import { mayChangeUsers } from "../../roles.ts";
import { revokeUserToken } from "../../tokens/revoke.ts";
import { selectPortfolio } from "../portfolio/portfolio-query.ts";
import { readUserQuota } from "./user-accounts.ts";
import { findPerson, viewPeople } from "./user-query.ts";

type User = components["schemas"]["User"];
type Changes = components["schemas"]["UserChanges"];

/** Users made, changed and deleted. No mails are sent. */
export const userChanges = {
  async createUser({ body, caller, database }) {
    assertMayChange(caller);
    const { customerGuid: customer_guid } = caller;
    const guid = randomUUID();
    await runTransaction(database, async (transaction) => {
      await assertQuota(transaction, caller);
      await assertFreeAddress(transaction, body.email, guid);
      const { guid: group_guid } = await transaction
        .selectFrom("access_groups")
        .select("guid")
        .where("customer_guid", "=", customer_guid)
        .where("is_default", "=", 1)
        .executeTakeFirstOrThrow();
      const { email, formal_name, friendly_name = formal_name.split(" ")[0] ?? formal_name } = body;
      await transaction
        .insertInto("users")
        .values({
          ...{ guid, customer_guid, group_guid, email, formal_name, friendly_name },
          ...{ role: "customer_user", status: "Created", landing_page: "DEFAULT", is_available_for_contact: 0 },
          ...{ joined_time: new Date().toISOString(), last_login_time: null, password_hash: null },
        })
        .execute();
      await change(transaction, caller, guid, body);
    });
    return { status: 201, body: await find(database, caller, guid) };
  },

  async updateUser({ path, body, caller, database }) {
    const guid = path.guid === "current" ? caller.guid : path.guid;
    const ownOnly = Object.keys(body).every((name) => ownFields.has(name));
    if (!mayChangeUsers(caller.role) && !(guid === caller.guid && ownOnly)) throw forbidden();
    await runTransaction(database, async (transaction) => {
      const { status } = await findUser(transaction, caller, guid);
      if (body.email !== undefined) await assertFreeAddress(transaction, body.email, guid);
      if (status === "Deactivated" && body.status !== undefined && body.status !== status) {
        await assertQuota(transaction, caller);
      }
      await change(transaction, caller, guid, body);
      if (body.status !== undefined && body.status !== "Activated") await revokeUserToken(transaction, guid, caller);
    });
    return { status: 200, body: await find(database, caller, guid) };
  },

  async deleteUser({ path, caller, database }) {
    assertMayChange(caller);
    await runTransaction(database, async (transaction) => {
      const { guid } = await findUser(transaction, caller, path.guid);
      if (guid === caller.guid) throw new HttpError(400, "A user cannot delete himself.");
      await revokeUserToken(transaction, guid, caller);
      await transaction.deleteFrom("tokens").where("user_guid", "=", guid).execute();
      await transaction.deleteFrom("users").where("guid", "=", guid).execute();
    });
    return { status: 204 };
  },

  async requireUserMfa({ path, caller, database }) {
    const { guid, mfa } = await readMfa(database, caller, path.guid);
    if (mfa === null)
      await runTransaction(database, (transaction) => set(transaction, guid, { mfa_status: "Pending" }));
    return { status: 200 };
  },

  async resetUserMfa({ path, caller, database }) {
    const { guid, mfa } = await readMfa(database, caller, path.guid);
    if (mfa === null) throw new HttpError(400, "This user needs no second factor.");
    await runTransaction(database, (transaction) => set(transaction, guid, { mfa_status: "Pending" }));
    return { status: 200 };
  },

  async resetPendingUserMfa({ path, caller, database }) {
    const { mfa } = await readMfa(database, caller, path.guid);
    if (mfa !== "Pending") throw new HttpError(400, "No second factor of this user is pending.");
    return { status: 200 };
  },

  async resendActivationEmail({ path, caller, database }) {
    assertMayChange(caller);
    const { status } = await findUser(database, caller, path.guid);
    if (status !== "Created") throw new HttpError(400, "This user was activated already.");
    return { status: 201 };
  },
} satisfies OperationHandlers;

function assertMayChange({ role }: Principal): void {
  if (!mayChangeUsers(role)) throw forbidden();
}

/** A company token is among the users, and cannot be changed as one. */
async function findUser(database: Database, caller: Principal, asked: string) {
  const person = await findPerson(database, caller, asked);
  if (person.is_company_api_token === 1) throw notFound();
  return person;
}

async function find(database: Database, caller: Principal, guid: string): Promise<User> {
  const [user] = await viewPeople(database, [await findPerson(database, caller, guid)]);
  if (user === undefined) throw new Error("a person has a view");
  return user;
}

async function assertQuota(database: Database, { customerGuid }: Principal): Promise<void> {
  const { remaining_active_quota } = await readUserQuota(database, customerGuid);
  if (remaining_active_quota === 0) throw new HttpError(400, "The user quota is used up.");
}

async function assertFreeAddress(database: Database, email: string, guid: string): Promise<void> {
  const other = await database
    .selectFrom("users")
    .select("guid")
    .where("email", "=", email)
    .where("guid", "!=", guid)
    .executeTakeFirst();
  if (other !== undefined) throw new HttpError(400, { email: ["another user has this address"] });
}

async function change(
  transaction: Transaction<Tables>,
  { customerGuid }: Principal,
  guid: string,
  changes: Changes,
): Promise<void> {
  const { email, formal_name, friendly_name, landing_page, status, group, roles } = changes;
  if (group !== undefined) await assertGroup(transaction, customerGuid, group.guid);
  const columns = {
    ...(email !== undefined && { email }),
    ...(formal_name !== undefined && { formal_name }),
    ...(friendly_name !== undefined && { friendly_name }),
    ...(landing_page !== undefined && { landing_page }),
    ...(status !== undefined && { status }),
    ...(group !== undefined && { group_guid: group.guid }),
    ...(roles?.[0] !== undefined && { role: roles[0].slug }),
    ...(changes.is_available_for_contact !== undefined && {
      is_available_for_contact: Number(changes.is_available_for_contact),
    }),
  };
  if (Object.keys(columns).length > 0) {
    await transaction.updateTable("users").set(columns).where("guid", "=", guid).execute();
  }
  const { features, email_preferences, preferred_contact_for_entities: companies } = changes;
  const settings = {
    ...(features !== undefined && { features: JSON.stringify(features) }),
    ...(email_preferences !== undefined && { email_preferences: JSON.stringify(email_preferences) }),
  };
  if (Object.keys(settings).length > 0) await set(transaction, guid, settings);
  if (companies !== undefined) await replaceContacts(transaction, customerGuid, guid, companies);
}

async function assertGroup(database: Database, customerGuid: string, guid: string): Promise<void> {
  const group = await database
    .selectFrom("access_groups")
    .select("guid")
    .where("customer_guid", "=", customerGuid)
    .where("guid", "=", guid)
    .executeTakeFirst();
  if (group === undefined) throw new HttpError(400, { group: ["there is no access control group with this guid"] });
}

async function set(
  database: Database,
  user_guid: string,
  settings: Partial<Omit<Tables["user_settings"], "user_guid">>,
): Promise<void> {
  const empty = { mfa_status: null, features: null, email_preferences: null };
  await database
    .insertInto("user_settings")
    .values({ user_guid, ...empty, ...settings })
    .onConflict((conflict) => conflict.column("user_guid").doUpdateSet(settings))
    .execute();
}

async function replaceContacts(
  transaction: Transaction<Tables>,
  customerGuid: string,
  user_guid: string,
  guids: readonly string[],
): Promise<void> {
  await transaction.deleteFrom("preferred_contacts").where("user_guid", "=", user_guid).execute();
  if (guids.length === 0) return;
  const followed = selectPortfolio(transaction, customerGuid).where("companies.guid", "in", guids);
  const known = new Set((await followed.select("companies.guid").execute()).map(({ guid }) => guid));
  const unknown = guids.find((guid) => !known.has(guid));
  if (unknown !== undefined) {
    const problem = `no company of the portfolio has the guid ${unknown}`;
    throw new HttpError(400, { preferred_contact_for_entities: [problem] });
  }
  await transaction
    .insertInto("preferred_contacts")
    .columns(["user_guid", "company_id"])
    .expression(followed.select(({ val }) => [val(user_guid).as("user_guid"), "companies.id"]))
    .execute();
}

async function readMfa(database: Database, caller: Principal, asked: string) {
  assertMayChange(caller);
  const { guid } = await findUser(database, caller, asked);
  const row = await database
    .selectFrom("user_settings")
    .select("mfa_status")
    .where("user_guid", "=", guid)
    .executeTakeFirst();
  return { guid, mfa: row?.mfa_status ?? null };
}

/** What everybody may change about himself. */
const ownFields: ReadonlySet<string> = new Set([
  "formal_name",
  "friendly_name",
  "landing_page",
  "is_available_for_contact",
  "email_preferences",
] satisfies (keyof Changes)[]);
