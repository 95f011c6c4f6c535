import type { components } from "@signet/client";
import type { Selectable } from "kysely";
import type { Database, Tables } from "../database.ts";
import type { Role } from "../roles.ts";
import { maySeeUsers, roleNames } from "../roles.ts";
import { forbidden, notFound } from "../wire/refusal.ts";
import type { Call, Handlers } from "./handler.ts";
import { pageOf, toPage } from "./page.ts";
import { contains, sortOrders } from "./text.ts";

type User = components["schemas"]["User"];

/** The people, and company tokens, of the caller's customer. */
export const users: Handlers<"listUsers" | "getUser" | "getCurrentUser"> = {
  async listUsers(call) {
    const { query, caller, address } = call;
    if (!maySeeUsers(caller.role)) throw forbidden();
    const matches = selectMatches(call);
    const { count } = await matches
      .select((select) => select.fn.countAll<number>().as("count"))
      .executeTakeFirstOrThrow();
    const page = pageOf(query);
    let rows = matches.selectAll("people").select(groupColumns).limit(page.limit).offset(page.offset);
    for (const { column, direction } of sortOrders(query.sort, sortColumns)) rows = rows.orderBy(column, direction);
    const people = await rows.orderBy("formal_name").orderBy("people.guid").execute();
    return { status: 200, body: toPage(address, page, count, people.map(view)) };
  },

  async getUser({ path, caller, database }) {
    const guid = path.guid === "current" ? caller.guid : path.guid;
    if (guid !== caller.guid && !maySeeUsers(caller.role)) throw forbidden();
    const person = await selectPeople(database, caller.customerGuid)
      .selectAll("people")
      .select(groupColumns)
      .where("people.guid", "=", guid)
      .executeTakeFirst();
    if (person === undefined) throw notFound();
    return { status: 200, body: view(person) };
  },

  async getCurrentUser({ caller, database }) {
    const person = await selectPeople(database, caller.customerGuid)
      .innerJoin("customers", "customers.guid", "people.customer_guid")
      .selectAll("people")
      .select(["customers.name as customer_name", "customers.my_company_guid", "customers.type"])
      .where("people.guid", "=", caller.guid)
      .executeTakeFirstOrThrow();
    return {
      status: 200,
      body: {
        guid: person.guid,
        email: person.email,
        formal_name: person.formal_name,
        friendly_name: person.friendly_name,
        phone_number: "",
        is_active: person.status === "Activated",
        status: person.status as User["status"],
        joined_date: person.joined_time,
        last_login_date: person.last_login_time,
        customer: {
          guid: person.customer_guid,
          name: person.customer_name,
          my_company_guid: person.my_company_guid,
          my_company_subsidiaries: [],
          type: person.type as components["schemas"]["Customer"]["type"],
        },
      },
    };
  },
};

/** Whoever was put into no group belongs to the default one. */
function selectPeople(database: Database, customerGuid: string) {
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

function selectMatches({ query, caller, database }: Call<"listUsers">) {
  const { q = "", formal_name_q = "", email, status, is_company_api_token = false } = query;
  const roles = query["roles.slug"];
  let rows = selectPeople(database, caller.customerGuid).where(
    "is_company_api_token",
    "=",
    Number(is_company_api_token),
  );
  if (q !== "") rows = rows.where((where) => where.or([contains("formal_name", q), contains("email", q)]));
  if (formal_name_q !== "") rows = rows.where(contains("formal_name", formal_name_q));
  if (email !== undefined) rows = rows.where("email", "=", email);
  if (status !== undefined) rows = rows.where("status", "in", status);
  if (roles !== undefined) rows = rows.where("role", "in", roles);
  return rows;
}

function view(person: Selectable<Tables["people"]> & { group: string; group_name: string }): User {
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
    features: [],
    preferred_contact_for_entities: [],
  };
}

const groupColumns = ["access_groups.guid as group", "access_groups.name as group_name"] as const;
const sortColumns = {
  formal_name: "people.formal_name",
  last_login_time: "people.last_login_time",
  guid: "people.guid",
  email: "people.email",
  "group.name": "access_groups.name",
  status: "people.status",
  joined_time: "people.joined_time",
} as const;
