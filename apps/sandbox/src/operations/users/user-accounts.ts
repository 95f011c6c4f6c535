import type { components } from "@signet/client";
import type { Call, OperationHandlers } from "../../api/handler.ts";
import type { Database } from "../../db/database.ts";
import { daysBefore } from "../../domain/dates.ts";
import { forbidden } from "../../http/http-error.ts";
import { maySeeUsers, type Role, roleNames } from "../../roles.ts";
import { selectFolderIds } from "../folders/folder-query.ts";
import { selectPortfolio } from "../portfolio/portfolio-query.ts";
import { filterRows } from "../shared/filtering.ts";
import { findPerson, groupColumns, selectPeople } from "./user-query.ts";

type Account = components["schemas"]["UserAccount"];

export const userAccounts = {
  async listUserAccounts({ query, caller, database }) {
    const { include_details, show_all, view_company } = query;
    if ((include_details || show_all) && !maySeeUsers(caller.role)) throw forbidden();
    let rows = selectPeople(database, caller.customerGuid).selectAll("people").select(groupColumns);
    if (!show_all) rows = rows.where("is_company_api_token", "=", 0).where("status", "=", "Activated");
    if (view_company !== undefined) {
      const followed = selectPortfolio(database, caller.customerGuid).where("companies.guid", "=", view_company);
      rows = rows.where((where) => where.exists(followed.select("companies.id")));
    }
    const people = await rows.orderBy("formal_name").orderBy("people.guid").execute();
    return people.map((person) => view(person, include_details === true));
  },

  getUserQuota: ({ caller, database }) => readUserQuota(database, caller.customerGuid),

  async listCompanyViews(call) {
    const { guid } = await findPerson(call.database, call.caller, call.path.guid);
    return {
      top_viewed: await readViews(call, guid, "views"),
      most_recently_viewed: await readViews(call, guid, "last_viewed"),
    };
  },
} satisfies OperationHandlers;

/** Counts a customer's users; those not activated yet count as active. */
export async function readUserQuota(database: Database, customerGuid: string) {
  const { user_quota } = await database
    .selectFrom("customer_settings")
    .select("user_quota")
    .where("customer_guid", "=", customerGuid)
    .executeTakeFirstOrThrow();
  const statuses = await database
    .selectFrom("users")
    .select((select) => ["status", select.fn.countAll<number>().as("count")])
    .where("customer_guid", "=", customerGuid)
    .groupBy("status")
    .execute();
  const sum = (rows: typeof statuses) => rows.reduce((total, { count }) => total + count, 0);
  const active = sum(statuses.filter(({ status }) => status !== "Deactivated"));
  return {
    active_user_count: active,
    inactive_user_count: sum(statuses) - active,
    remaining_active_quota: Math.max(0, user_quota - active),
    total_active_quota: user_quota,
    total_user_count: sum(statuses),
  };
}

async function readViews(
  { query, caller, today, database }: Call<"listCompanyViews">,
  user: string,
  by: "views" | "last_viewed",
) {
  const { days_back, folder, limit = 10 } = query;
  const viewed = selectPortfolio(database, caller.customerGuid)
    .innerJoin("company_views", "company_views.company_id", "companies.id")
    .select(["companies.guid", "companies.name", "companies.rating"])
    .where("company_views.user_guid", "=", user);
  let rows = filterRows(viewed, [
    ["last_viewed", ">=", days_back === undefined ? undefined : daysBefore(today, Math.min(days_back, 36_500))],
  ]);
  if (folder !== undefined) rows = rows.where("companies.id", "in", selectFolderIds(database, caller, folder));
  return rows.orderBy(by, "desc").orderBy("companies.id").limit(limit).execute();
}

function view(person: Awaited<ReturnType<typeof findPerson>>, detailed: boolean): Account {
  const [first_name = "", ...rest] = person.formal_name.split(" ");
  const role = person.role as Role;
  const account = {
    guid: person.guid,
    email: person.email,
    first_name,
    last_name: rest.join(" "),
    formal_name: person.formal_name,
    friendly_name: person.friendly_name,
    is_active: person.status === "Activated",
    is_available_for_contact: person.is_available_for_contact === 1,
    is_customer_api_token: person.is_company_api_token === 1,
  };
  if (!detailed) return account;
  return {
    ...account,
    ...(person.joined_time !== null && { date_joined: person.joined_time }),
    last_login: person.last_login_time,
    group: { guid: person.group, name: person.group_name },
    roles: [{ name: role, presentation: roleNames[role], permissions: [] }],
  };
}
