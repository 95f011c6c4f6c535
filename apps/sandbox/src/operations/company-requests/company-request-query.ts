import type { components } from "@signet/client";
import type { Call, Handler } from "../../api/handler.ts";
import type { Database } from "../../db/database.ts";
import { notFound, Refusal } from "../../http/http-error.ts";
import type { Principal } from "../../principal.ts";
import { pageOf, toPage } from "../shared/page.ts";
import { contains, sortOrders } from "../shared/text.ts";

type CompanyRequest = components["schemas"]["CompanyRequest"];

/** The customer's requests, the newest first. */
export const listCompanyRequests: Handler<"listCompanyRequests"> = async (call) => {
  const { query, address } = call;
  const matches = selectMatches(call);
  const { count } = await matches
    .select((select) => select.fn.countAll<number>().as("count"))
    .executeTakeFirstOrThrow();
  const page = pageOf(query);
  let rows = matches.selectAll("company_requests").select(companyColumns).limit(page.limit).offset(page.offset);
  for (const { column, direction } of sortOrders(query.sort, sortColumns)) rows = rows.orderBy(column, direction);
  const requests = await rows.orderBy("created_time", "desc").orderBy("company_requests.guid").execute();
  return { status: 200, body: toPage(address, page, count, requests.map(view)) };
};

/** Reads one request of the caller's customer. @throws 404 */
export async function findRequest(database: Database, caller: Principal, guid: string): Promise<CompanyRequest> {
  const row = await selectRequests(database, caller)
    .selectAll("company_requests")
    .select(companyColumns)
    .where("company_requests.guid", "=", guid)
    .executeTakeFirst();
  if (row === undefined) throw notFound();
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

function selectMatches({ query, caller, database }: Call<"listCompanyRequests">) {
  const { q = "", domain, status, created_time_gte, created_time_lte, updated_time_gte, updated_time_lte } = query;
  const [company, name] = [query["company.guid"], query["requester.formal_name"]];
  const guidOf = (asked: string) => (asked === "current" ? caller.guid : asked);
  const [requester, excluded] = [query["requester.guid"], query["exclude_requester.guid"]];
  let rows = selectRequests(database, caller);
  if (q !== "") rows = rows.where((where) => where.or([contains("domain", q), contains("requester_name", q)]));
  if (domain !== undefined) rows = rows.where("domain", "=", domain.toLowerCase());
  if (status !== undefined) rows = rows.where("status", "=", status);
  if (company !== undefined) rows = rows.where("companies.guid", "=", company);
  if (name !== undefined) rows = rows.where("requester_name", "=", name);
  if (requester !== undefined) rows = rows.where("requester_guid", "=", guidOf(requester));
  if (excluded !== undefined) rows = rows.where("requester_guid", "!=", guidOf(excluded));
  if (created_time_gte !== undefined)
    rows = rows.where("created_time", ">=", toSecond("created_time_gte", created_time_gte));
  if (created_time_lte !== undefined)
    rows = rows.where("created_time", "<=", `${toSecond("created_time_lte", created_time_lte)}Z`);
  if (updated_time_gte !== undefined)
    rows = rows.where("updated_time", ">=", toSecond("updated_time_gte", updated_time_gte));
  if (updated_time_lte !== undefined)
    rows = rows.where("updated_time", "<=", `${toSecond("updated_time_lte", updated_time_lte)}Z`);
  return rows;
}

/** A time in ISO 8601 or as `2024-04-01 12:34:56`, cut after the second: less than all that is stored of it, and with a `Z` more. */
function toSecond(name: string, time: string): string {
  const text = time.trim().replace(" ", "T");
  const value = new Date(/T.*(Z|[+-]\d\d:?\d\d)$/i.test(text) ? text : `${text}${text.includes("T") ? "Z" : ""}`);
  if (Number.isNaN(value.valueOf())) throw new Refusal(400, { [name]: ["must be a time such as 2024-04-01 12:34:56"] });
  return value.toISOString().slice(0, 19);
}

function view(row: {
  guid: string;
  domain: string;
  created_time: string;
  updated_time: string;
  status: string;
  requester_guid: string;
  requester_name: string;
  subscription_type: string;
  company_guid: string | null;
  company_name: string | null;
  company_type: string | null;
  own_type: string | null;
}): CompanyRequest {
  const { guid, domain, created_time, updated_time, status, subscription_type } = row;
  const company =
    row.company_guid === null
      ? null
      : {
          ...{ guid: row.company_guid, name: row.company_name ?? "", in_portfolio: row.own_type !== null },
          ...{ can_subscribe: row.own_type === null, can_view: row.own_type !== null, is_bundle: false },
          self_published: row.company_type?.includes("SELF-PUBLISHED") ? ("public" as const) : null,
        };
  return {
    ...{ guid, domain, created_time, updated_time, status, company, subscription_type },
    requester: { guid: row.requester_guid, formal_name: row.requester_name },
  };
}

const companyColumns = [
  "companies.guid as company_guid",
  "companies.name as company_name",
  "companies.type as company_type",
  "own.type as own_type",
] as const;
const sortColumns = {
  created_time: "company_requests.created_time",
  updated_time: "company_requests.updated_time",
  domain: "company_requests.domain",
  "requester.formal_name": "company_requests.requester_name",
} as const;
