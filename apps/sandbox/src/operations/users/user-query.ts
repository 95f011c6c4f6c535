import type { components } from "@signet/client";
import type { Selectable } from "kysely";
import type { Database, Tables, Transaction } from "../../db/database.ts";
import { forbidden, found, HttpError, notFound } from "../../http/http-error.ts";
import type { Principal } from "../../principal.ts";
import { mayChangeUsers, maySeeUsers, type Role, roleNames } from "../../roles.ts";

type User = components["schemas"]["User"];
type Person = Selectable<Tables["people"]> & { group: string; group_name: string };

/** Selects a customer's users and company tokens with their group, which is the default one unless set. */
export function selectPeople(database: Database, customerGuid: string) {
  return database
    .selectFrom("people")
    .innerJoin("access_groups", (join) =>
      join
        .onRef("access_groups.customer_guid", "=", "people.customer_guid")
        .on((on) =>
          on.or([
            on("access_groups.guid", "=", on.ref("people.group_guid")),
            on.and([on("people.group_guid", "is", null), on("access_groups.is_default", "=", 1)]),
          ]),
        ),
    )
    .where("people.customer_guid", "=", customerGuid);
}

export async function findPerson(database: Database, caller: Principal, guidOrCurrent: string): Promise<Person> {
  const guid = guidOrCurrent === "current" ? caller.guid : guidOrCurrent;
  if (guid !== caller.guid && !maySeeUsers(caller.role)) throw forbidden();
  return selectPeople(database, caller.customerGuid)
    .selectAll("people")
    .select(groupColumns)
    .where("people.guid", "=", guid)
    .executeTakeFirstOrThrow(() => notFound());
}

/** Finds a user who is not a company token. */
export async function findUser(database: Database, caller: Principal, guidOrCurrent: string): Promise<Person> {
  const person = await findPerson(database, caller, guidOrCurrent);
  if (person.is_company_api_token === 1) throw notFound();
  return person;
}

export async function findChangeableUser(database: Database, caller: Principal, guidOrCurrent: string) {
  if (!mayChangeUsers(caller.role)) throw forbidden();
  return findUser(database, caller, guidOrCurrent);
}

export async function findGroup(
  database: Database,
  { customerGuid }: Principal,
  condition: Partial<Tables["access_groups"]>,
): Promise<string> {
  const groups = database.selectFrom("access_groups").select("guid").where("customer_guid", "=", customerGuid);
  const group = await groups.where(({ and }) => and(condition)).executeTakeFirst();
  if (group === undefined) throw new HttpError(400, { group: ["must be an access group of the customer"] });
  return group.guid;
}

export async function saveSettings(
  transaction: Transaction,
  user_guid: string,
  settings: { [K in "mfa_status" | "features" | "email_preferences"]?: Tables["user_settings"][K] | undefined },
): Promise<void> {
  await transaction
    .insertInto("user_settings")
    .values({ user_guid, ...settings })
    .onConflict((conflict) => conflict.column("user_guid").doUpdateSet(settings))
    .execute();
}

export async function readUser(database: Database, caller: Principal, guid: string): Promise<User> {
  return found((await viewPeople(database, [await findPerson(database, caller, guid)]))[0]);
}

export async function viewPeople(database: Database, people: readonly Person[]): Promise<User[]> {
  const guids = people.map(({ guid }) => guid);
  if (guids.length === 0) return [];
  const rows = await database.selectFrom("user_settings").selectAll().where("user_guid", "in", guids).execute();
  const settings = new Map(rows.map((row) => [row.user_guid, row]));
  const contacts = await database
    .selectFrom("preferred_contacts")
    .innerJoin("companies", "companies.id", "preferred_contacts.company_id")
    .select(["preferred_contacts.user_guid", "companies.guid"])
    .where("preferred_contacts.user_guid", "in", guids)
    .orderBy("companies.id")
    .orderBy("preferred_contacts.user_guid")
    .execute();
  const contactsOf = Map.groupBy(contacts, ({ user_guid }) => user_guid);
  return people.map((person) => ({
    ...view(person),
    ...viewSettings(settings.get(person.guid)),
    preferred_contact_for_entities: (contactsOf.get(person.guid) ?? []).map(({ guid }) => guid),
  }));
}

function view(person: Person): User {
  const role = person.role as Role;
  return {
    guid: person.guid,
    friendly_name: person.friendly_name,
    formal_name: person.formal_name,
    email: person.email,
    group: { guid: person.group, name: person.group_name },
    landing_page: person.landing_page as NonNullable<User["landing_page"]>,
    status: person.status as User["status"],
    last_login_time: person.last_login_time,
    joined_time: person.joined_time,
    roles: [{ name: roleNames[role], slug: role }],
    is_available_for_contact: person.is_available_for_contact === 1,
    is_company_api_token: person.is_company_api_token === 1,
  };
}

function viewSettings(row: Selectable<Tables["user_settings"]> | undefined) {
  return {
    features: JSON.parse(row?.features ?? "[]") as NonNullable<User["features"]>,
    mfa_status: row?.mfa_status ?? null,
    ...(row?.email_preferences != null && {
      email_preferences: JSON.parse(row.email_preferences) as NonNullable<User["email_preferences"]>,
    }),
  };
}

export const groupColumns = ["access_groups.guid as group", "access_groups.name as group_name"] as const;
