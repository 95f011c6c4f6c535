import type { components } from "@signet/client";
import type { Call, Handlers } from "../../api/handler.ts";
import { forbidden } from "../../http/http-error.ts";
import { maySeeUsers } from "../../roles.ts";
import { pageOf, toPage } from "../shared/page.ts";
import { contains, sortOrders } from "../shared/text.ts";
import { findPerson, groupColumns, selectPeople, viewPeople } from "./user-query.ts";

/** The people, and company tokens, of the caller's customer. */
export const users: Handlers<"listUsers" | "getUser" | "getCurrentUser"> = {
  async listUsers(call) {
    const { query, caller, address, database } = call;
    if (!maySeeUsers(caller.role)) throw forbidden();
    const matches = selectMatches(call);
    const { count } = await matches
      .select((select) => select.fn.countAll<number>().as("count"))
      .executeTakeFirstOrThrow();
    const page = pageOf(query);
    let rows = matches.selectAll("people").select(groupColumns).limit(page.limit).offset(page.offset);
    for (const { column, direction } of sortOrders(query.sort, sortColumns)) rows = rows.orderBy(column, direction);
    const people = await rows.orderBy("formal_name").orderBy("people.guid").execute();
    return { status: 200, body: toPage(address, page, count, await viewPeople(database, people)) };
  },

  async getUser({ path, caller, database }) {
    const [user] = await viewPeople(database, [await findPerson(database, caller, path.guid)]);
    if (user === undefined) throw new Error("a person has a view");
    return { status: 200, body: user };
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
        status: person.status as components["schemas"]["UserStatus"],
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

function selectMatches({ query, caller, database }: Call<"listUsers">) {
  const { q = "", formal_name_q = "", email_q = "", email, guid, status, is_company_api_token = false } = query;
  const { is_available_for_contact, is_preferred_contact } = query;
  const [roles, group] = [query["roles.slug"], query["group.guid"]];
  let rows = selectPeople(database, caller.customerGuid).where(
    "is_company_api_token",
    "=",
    Number(is_company_api_token),
  );
  if (q !== "") rows = rows.where((where) => where.or([contains("formal_name", q), contains("email", q)]));
  if (formal_name_q !== "") rows = rows.where(contains("formal_name", formal_name_q));
  if (email_q !== "") rows = rows.where(contains("email", email_q));
  if (email !== undefined) rows = rows.where("email", "=", email);
  if (guid !== undefined) rows = rows.where("people.guid", "=", guid);
  if (status !== undefined) rows = rows.where("status", "in", status);
  if (roles !== undefined) rows = rows.where("role", "in", roles);
  if (group !== undefined) rows = rows.where("access_groups.guid", "=", group);
  if (is_available_for_contact !== undefined) {
    rows = rows.where("is_available_for_contact", "=", Number(is_available_for_contact));
  }
  if (is_preferred_contact === undefined) return rows;
  const contacts = database.selectFrom("preferred_contacts").select("user_guid");
  return rows.where("people.guid", is_preferred_contact ? "in" : "not in", contacts);
}

const sortColumns = {
  formal_name: "people.formal_name",
  last_login_time: "people.last_login_time",
  guid: "people.guid",
  email: "people.email",
  "group.name": "access_groups.name",
  status: "people.status",
  joined_time: "people.joined_time",
} as const;
