import type { Finding } from "../world/findings.ts";
import type { Call, Handlers } from "./handler.ts";
import { pageOf, toPage } from "./page.ts";
import { findFollowed } from "./portfolio-query.ts";
import { contains, sortOrders } from "./text.ts";

/** What was observed about a company. */
export const findings: Handlers<"listFindings"> = {
  async listFindings(call) {
    const { path, query, caller, address, database } = call;
    const companyId = await findFollowed(database, caller.customerGuid, path.guid);
    const matches = selectFindings(call, companyId);
    const { count } = await matches
      .select((select) => select.fn.countAll<number>().as("count"))
      .executeTakeFirstOrThrow();
    const page = pageOf(query);
    let rows = matches.select("document").limit(page.limit).offset(page.offset);
    for (const { column, direction } of sortOrders(query.sort, sortColumns)) rows = rows.orderBy(column, direction);
    const documents = await rows.orderBy("severity", "desc").orderBy("id").execute();
    const added = query.expand?.includes("attributed_companies")
      ? { attributed_companies: [await nameCompany(call, companyId)] }
      : {};
    const results = documents.map(({ document }) => ({ ...(JSON.parse(document) as Finding), ...added }));
    return { status: 200, body: toPage(address, page, count, results) };
  },
};

function selectFindings({ query, database }: Call<"listFindings">, companyId: number) {
  const { affects_rating, q = "", risk_category, risk_vector, severity_category, severity_gte } = query;
  const { first_seen_gte, first_seen_lte, last_seen_gte, last_seen_lte } = query;
  const [grades, asset] = [query["details.grade"], query["assets.asset"]];
  let rows = database.selectFrom("findings").where("company_id", "=", companyId);
  if (affects_rating !== undefined) rows = rows.where("affects_rating", "=", Number(affects_rating));
  if (q !== "") rows = rows.where(contains("findings.searchable", q));
  if (risk_category !== undefined) rows = rows.where("risk_category", "in", risk_category);
  if (risk_vector !== undefined) rows = rows.where("risk_vector", "in", risk_vector);
  if (severity_category !== undefined) rows = rows.where("severity_category", "in", severity_category);
  if (severity_gte !== undefined) rows = rows.where("severity", ">=", severity_gte);
  if (first_seen_gte !== undefined) rows = rows.where("first_seen", ">=", first_seen_gte);
  if (first_seen_lte !== undefined) rows = rows.where("first_seen", "<=", first_seen_lte);
  if (last_seen_gte !== undefined) rows = rows.where("last_seen", ">=", last_seen_gte);
  if (last_seen_lte !== undefined) rows = rows.where("last_seen", "<=", last_seen_lte);
  if (grades !== undefined) rows = rows.where("grade", "in", grades);
  if (asset !== undefined) rows = rows.where("asset", "=", asset);
  return rows;
}

function nameCompany({ database }: Call<"listFindings">, id: number): Promise<{ guid: string; name: string }> {
  return database.selectFrom("companies").select(["guid", "name"]).where("id", "=", id).executeTakeFirstOrThrow();
}

const sortColumns = {
  first_seen: "first_seen",
  last_seen: "last_seen",
  severity: "severity",
  risk_vector: "risk_vector",
  risk_category: "risk_category",
  affects_rating: "affects_rating",
  "details.grade": "grade",
  "assets.asset": "asset",
} as const;
