import type { Call, OperationHandlers } from "../../api/handler.ts";
import type { Database } from "../../db/database.ts";
import { hostingCompanies } from "../../domain/assets.ts";
import { daysBefore } from "../../domain/dates.ts";
import { findPortfolioCompany } from "../portfolio/portfolio-query.ts";
import { toCsv } from "../shared/csv.ts";
import { countRows, executePage, pageOf, toPage } from "../shared/paging.ts";
import { sortRows } from "../shared/sorting.ts";
import { findOrdinals } from "./find-finding.ts";
import { type FilteredCompany, type FindingQuery, filterFindings } from "./finding-filters.ts";
import { createFindingView } from "./finding-view.ts";
import { addRemediations } from "./remediation-query.ts";

export const findings = {
  async listFindings(call) {
    const { query, url, database, mediaType } = call;
    const company = await readCompany(call, query);
    const matches = filterFindings(database.selectFrom("findings"), query, company);
    const page = pageOf(query);
    const found = await sortRows(matches.selectAll("findings"), query.sort, sortColumns)
      .orderBy("severity", "desc")
      .orderBy("ordinal")
      .$call(executePage(page));
    const isTracked = query.expand?.some((name) => name === "remediation_history") === true;
    const tracked = isTracked ? await addRemediations(database, company, found) : found;
    const results = tracked.map(createFindingView(company, call.today, query.expand ?? []));
    if (mediaType === "text/csv") {
      const rows = results.map((finding) => ({ ...finding, grade: finding.details.grade }));
      return toCsv("findings.csv", csvColumns, rows);
    }
    return toPage(url, page, await countRows(matches), results);
  },

  // Guess: the counts are of the last thirty days, and a finding that affects the rating is active.
  async getFindingStatistics(call) {
    const { query, today, database, mediaType } = call;
    const company = await readCompany(call, query);
    const found = await filterFindings(database.selectFrom("findings"), query, company)
      .select(["first_seen", "last_seen", "affects_rating"])
      .execute();
    const start_date = daysBefore(today, 29);
    const active = found.filter(({ affects_rating }) => affects_rating === 1).length;
    const counts = {
      first_seen_count: found.filter(({ first_seen }) => first_seen >= start_date).length,
      last_seen_count: found.filter(({ last_seen }) => last_seen >= start_date).length,
      active_count: active,
      resolved_count: found.length - active,
    };
    const expanded = Object.entries(counts).filter(([name]) => query.expand?.some((expand) => expand === name));
    const body = { count: found.length, start_date, end_date: today, ...Object.fromEntries(expanded) };
    if (mediaType !== "text/csv") return body;
    const columns = Object.keys(body) as (keyof typeof body)[];
    return toCsv("finding-statistics.csv", columns, [body]);
  },
} satisfies OperationHandlers;

async function readCompany(
  { path, caller, today, database }: Pick<Call<"listFindings">, "path" | "caller" | "today" | "database">,
  query: FindingQuery,
): Promise<FilteredCompany> {
  const company = await findPortfolioCompany(database, caller.customerGuid, path.guid);
  const hosts = query["assets.hosted_by"] === undefined ? [] : await readHosts(database);
  const ids = query.rolledup_observation_id;
  const ordinals = ids && (await findOrdinals(database, company, ids));
  const { customerGuid } = caller;
  return { ...company, hosts: new Map(hosts.map(({ guid, id }) => [guid, id])), ordinals, today, customerGuid };
}

function readHosts(database: Database) {
  return database
    .selectFrom("companies")
    .select(["guid", "id"])
    .where("id", "in", [...hostingCompanies])
    .execute();
}

const csvColumns = [
  "risk_vector",
  "risk_category",
  "evidence_key",
  "severity",
  "severity_category",
  "grade",
  "affects_rating",
  "first_seen",
  "last_seen",
  "rolledup_observation_id",
] as const;
const sortColumns = {
  first_seen: "first_seen",
  last_seen: "last_seen",
  severity: "severity",
  risk_vector: "risk_vector",
  risk_category: "risk_category",
  affects_rating: "affects_rating",
  "details.grade": "grade",
  "assets.asset": "asset",
  remaining_decay: "decay_date",
} as const;
