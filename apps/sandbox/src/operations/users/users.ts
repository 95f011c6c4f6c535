import type { components } from "@signet/client";
import type { Call, OperationHandlers } from "../../api/handler.ts";
import { forbidden } from "../../http/http-error.ts";
import { maySeeUsers } from "../../roles.ts";
import { contains, filterRows } from "../shared/filtering.ts";
import { countRows, executePage, pageOf, toPage } from "../shared/paging.ts";
import { sortRows } from "../shared/sorting.ts";
import { toFlag } from "../shared/stored-values.ts";
import { groupColumns, readUser, selectPeople, viewPeople } from "./user-query.ts";

export const users = {
  async listUsers(call) {
    const { query, caller, url, database } = call;
    if (!maySeeUsers(caller.role)) throw forbidden();
    const matches = selectMatches(call);
    const count = await countRows(matches);
    const page = pageOf(query);
    const people = await sortRows(matches.selectAll("people").select(groupColumns), query.sort, sortColumns)
      .orderBy("formal_name")
      .orderBy("people.guid")
      .$call(executePage(page));
    return toPage(url, page, count, await viewPeople(database, people));
  },

  getUser: ({ path, caller, database }) => readUser(database, caller, path.guid),

  async getCurrentUser({ caller, database }) {
    const { status, ...user } = await selectPeople(database, caller.customerGuid)
      .select(["people.guid", "email", "formal_name", "friendly_name", "status"])
      .select(["joined_time as joined_date", "last_login_time as last_login_date"])
      .where("people.guid", "=", caller.guid)
      .executeTakeFirstOrThrow();
    const { type, ...customer } = await database
      .selectFrom("customers")
      .select(["guid", "name", "my_company_guid", "type"])
      .where("guid", "=", caller.customerGuid)
      .executeTakeFirstOrThrow();
    return {
      ...user,
      phone_number: "",
      is_active: status === "Activated",
      status: status as components["schemas"]["UserStatus"],
      customer: {
        ...customer,
        my_company_subsidiaries: [],
        type: type as components["schemas"]["Customer"]["type"],
      },
    };
  },
} satisfies OperationHandlers;

function selectMatches({ query, caller, database }: Call<"listUsers">) {
  const { q = "", is_preferred_contact } = query;
  let rows = filterRows(selectPeople(database, caller.customerGuid), [
    ["is_company_api_token", "=", Number(query.is_company_api_token ?? false)],
    ["formal_name", "contains", query.formal_name_q],
    ["email", "contains", query.email_q],
    ["email", "matches", query.email],
    ["people.guid", "=", query.guid],
    ["status", "in", query.status],
    ["role", "in", query["roles.slug"]],
    ["access_groups.guid", "=", query["group.guid"]],
    ["is_available_for_contact", "=", toFlag(query.is_available_for_contact)],
  ]);
  if (q !== "") rows = rows.where((where) => where.or([contains("formal_name", q), contains("email", q)]));
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
