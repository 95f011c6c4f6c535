import type { components } from "@signet/client";
import type { Call, Handler } from "../../api/handler.ts";
import type { Database } from "../../db/database.ts";
import { notFound } from "../../http/http-error.ts";
import type { Principal } from "../../principal.ts";
import { contains, filterRows } from "../shared/filtering.ts";
import { countRows, executePage, pageOf, toPage } from "../shared/paging.ts";
import { sortRows } from "../shared/sorting.ts";
import { toSecond } from "../shared/times.ts";

type CompanyRequest = components["schemas"]["CompanyRequest"];

/** Lists the customer's requests, the newest first. */
export const listCompanyRequests: Handler<"listCompanyRequests"> = async (call) => {
  const { query, url } = call;
  const matches = selectMatches(call);
  const page = pageOf(query);
  const requests = await sortRows(withCompany(matches), query.sort, sortColumns)
    .orderBy("created_time", "desc")
    .orderBy("company_requests.guid")
    .$call(executePage(page));
  return toPage(url, page, await countRows(matches), requests.map(view));
};

export async function findRequest(database: Database, caller: Principal, guid: string): Promise<CompanyRequest> {
  const row = await withCompany(selectRequests(database, caller))
    .where("company_requests.guid", "=", guid)
    .executeTakeFirstOrThrow(() => notFound());
  return view(row);
}

function selectRequests(database: Database, { customerGuid }: Principal) {
  return database
    .selectFrom("company_requests")
    .leftJoin("companies", "companies.id", "company_requests.company_id")
    .leftJoin("subscriptions as own", (join) =>
      join
        .onRef("own.company_id", "=", "company_requests.company_id")
        .onRef("own.customer_guid", "=", "company_requests.customer_guid"),
    )
    .where("company_requests.customer_guid", "=", customerGuid);
}

type RequestRow = Awaited<ReturnType<ReturnType<typeof withCompany>["executeTakeFirstOrThrow"]>>;

function withCompany(requests: ReturnType<typeof selectRequests>) {
  return requests
    .selectAll("company_requests")
    .select(["companies.guid as company_guid", "companies.name as company_name", "companies.type as company_type"])
    .select("own.type as own_type");
}

function selectMatches({ query, caller, database }: Call<"listCompanyRequests">) {
  const { q = "" } = query;
  const guidOf = (guid: string | undefined) => (guid === "current" ? caller.guid : guid);
  const since = (name: TimeFilter) => query[name] && toSecond(name, query[name]);
  const until = (name: TimeFilter) => query[name] && `${toSecond(name, query[name])}Z`;
  const rows = filterRows(selectRequests(database, caller), [
    ["domain", "=", query.domain?.toLowerCase()],
    ["status", "matches", query.status],
    ["companies.guid", "=", query["company.guid"]],
    ["requester_name", "matches", query["requester.formal_name"]],
    ["requester_guid", "=", guidOf(query["requester.guid"])],
    ["requester_guid", "!=", guidOf(query["exclude_requester.guid"])],
    ["created_time", ">=", since("created_time_gte")],
    ["created_time", "<=", until("created_time_lte")],
    ["updated_time", ">=", since("updated_time_gte")],
    ["updated_time", "<=", until("updated_time_lte")],
  ]);
  if (q === "") return rows;
  return rows.where((where) => where.or([contains("domain", q), contains("requester_name", q)]));
}

type TimeFilter = "created_time_gte" | "created_time_lte" | "updated_time_gte" | "updated_time_lte";

function view(row: RequestRow): CompanyRequest {
  const isFollowed = row.own_type !== null;
  return {
    guid: row.guid,
    domain: row.domain,
    created_time: row.created_time,
    updated_time: row.updated_time,
    status: row.status,
    company:
      row.company_guid === null
        ? null
        : {
            guid: row.company_guid,
            name: row.company_name ?? "",
            in_portfolio: isFollowed,
            can_subscribe: !isFollowed,
            can_view: isFollowed,
            is_bundle: false,
            self_published: row.company_type?.includes("SELF-PUBLISHED") ? "public" : null,
          },
    subscription_type: row.subscription_type,
    requester: { guid: row.requester_guid, formal_name: row.requester_name },
  };
}

const sortColumns = {
  created_time: "company_requests.created_time",
  updated_time: "company_requests.updated_time",
  domain: "company_requests.domain",
  "requester.formal_name": "company_requests.requester_name",
} as const;
