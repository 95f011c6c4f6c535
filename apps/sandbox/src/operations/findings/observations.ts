import { isIP } from "node:net";
import type { components } from "@signet/client";
import type { Call, OperationHandlers } from "../../api/handler.ts";
import { type Asset, type AssetOwner, generateAssets } from "../../domain/assets.ts";
import { daysBefore } from "../../domain/dates.ts";
import type { FindingRow } from "../../domain/findings.ts";
import { kindAt } from "../../domain/vulnerabilities.ts";
import { HttpError } from "../../http/http-error.ts";
import { findPortfolioCompany } from "../portfolio/portfolio-query.ts";
import { condition } from "../shared/filtering.ts";
import { countRows, executePage, pageOf, toPage } from "../shared/paging.ts";
import { rolledupObservationId } from "./finding-view.ts";

type Observation = components["schemas"]["Observation"];

export const observations = {
  async listObservations({ path, query, caller, database, url }) {
    const company = await findPortfolioCompany(database, caller.customerGuid, path.guid);
    const { limit = 100 } = query;
    const offset = readCursor(query.cursor);
    const rows = await database
      .selectFrom("findings")
      .selectAll()
      .where("company_id", "=", company.id)
      .where("risk_category", "!=", "Diligence")
      .orderBy("last_seen", "desc")
      .orderBy("ordinal")
      .limit(Math.min(limit, Number.MAX_SAFE_INTEGER - 1) + 1)
      .offset(offset)
      .execute();
    const next = rows.length > limit ? writeCursor(offset + limit) : null;
    const search = new URLSearchParams(url.search);
    if (next !== null) search.set("cursor", next);
    return {
      cursor: { next, next_url: next === null ? null : `${url.origin}${url.pathname}?${search}` },
      data: rows.slice(0, limit).map(createObservationView(company)),
    };
  },

  async listHomeFindings(call) {
    const { url } = call;
    const page = pageOf(call.query);
    const matches = selectAtAddresses(call);
    const rows = await matches
      .innerJoin("companies", "companies.id", "findings.company_id")
      .leftJoin("company_parents", "company_parents.company_id", "companies.id")
      .leftJoin("subscriptions", (join) =>
        join
          .onRef("subscriptions.company_id", "=", "companies.id")
          .on("subscriptions.customer_guid", "=", call.caller.customerGuid),
      )
      .selectAll("findings")
      .select(["companies.guid", "companies.name", "shortname", "primary_domain", "industry", "is_service_provider"])
      .select(["parent_id", "subscriptions.type as subscription_type"])
      .orderBy("findings.last_seen", "desc")
      .orderBy("findings.company_id")
      .orderBy("findings.ordinal")
      .$call(executePage(page));
    const owners = Map.groupBy(rows, ({ company_id }) => company_id);
    const views = new Map(
      [...owners].map(([id, [owner]]) => [id, owner && createObservationView({ ...owner, id })] as const),
    );
    const results = rows.map((row) => ({
      ...(views.get(row.company_id)?.(row) as Observation),
      entity: [
        {
          guid: row.guid,
          name: row.name,
          industry_sector: row.industry,
          in_portfolio: row.subscription_type !== null,
          has_parent: row.parent_id !== null,
          is_service_provider: row.is_service_provider === 1,
        },
      ],
    }));
    const summaries = { non_isp: await listNonProviders(call) };
    return { ...toPage(url, page, await countRows(matches), results), summaries };
  },
} satisfies OperationHandlers;

function createObservationView(company: AssetOwner) {
  const assets = new Map(generateAssets(company).map((asset) => [asset.asset, asset]));
  return (row: FindingRow) => viewObservation(company, assets.get(row.asset), row);
}

function viewObservation(company: AssetOwner, asset: Asset | undefined, row: FindingRow): Observation {
  const { vector, message, family, port } = kindAt(row.kind);
  if (asset === undefined) throw new Error(`${row.asset} is no asset of its company`);
  const { first_seen, last_seen, duration_days } = row;
  return {
    observation_id: rolledupObservationId(company.guid, row.ordinal),
    risk_type: vector,
    event_date: last_seen,
    collection_date: last_seen,
    country: { code: asset.country.code, name: asset.country.name },
    details: { message, ...(family !== undefined && { family }) },
    forensics: {
      host_ip: asset.addresses[0] ?? null,
      host_port: port ?? null,
      domain_name: asset.place === "host" ? asset.asset : null,
      is_obfuscated: false,
    },
    occurrences: {
      count: duration_days ?? 1,
      first_seen,
      last_seen,
      representative_timestamp: `${last_seen}T00:00:00Z`,
    },
  };
}

type HomeCall = Call<"listHomeFindings">;

function selectAtAddresses({ query, today, database }: Pick<HomeCall, "query" | "today" | "database">) {
  const { risk_types = homeVectors, date_interval = "30d" } = query;
  return database
    .selectFrom("findings")
    .where("findings.asset", "in", readAddresses(query))
    .where("findings.last_seen", ">=", daysBefore(today, date_interval === "7d" ? 7 : 30))
    .where(condition("findings.risk_vector", "in", risk_types));
}

/** Lists the addresses with findings that do not all belong to a telecommunications company. */
async function listNonProviders(call: HomeCall): Promise<string[]> {
  const rows = await selectAtAddresses(call)
    .innerJoin("companies", "companies.id", "findings.company_id")
    .select("findings.asset")
    .distinct()
    .where("industry_slug", "!=", "telecommunications")
    .orderBy("findings.asset")
    .execute();
  return rows.map(({ asset }) => asset);
}

function readAddresses({ ips, bulk_request }: HomeCall["query"]): string[] {
  if (ips === undefined && bulk_request === undefined) {
    throw new HttpError(400, { ips: ["one of ips and bulk_request is required"] });
  }
  // The operation that creates bulk requests is not documented, so none exists.
  if (ips === undefined) throw new HttpError(400, { bulk_request: ["no request has this guid"] });
  const wrong = ips.find((ip) => isIP(ip) === 0);
  if (wrong !== undefined) throw new HttpError(400, { ips: ["must be IP addresses"] });
  return ips;
}

function readCursor(cursor: string | undefined): number {
  if (cursor === undefined) return 0;
  const [, offset] = /^from:(\d{1,15})$/.exec(Buffer.from(cursor, "base64url").toString()) ?? [];
  if (offset === undefined) throw new HttpError(400, { cursor: ["must be a cursor from a previous page"] });
  return Number(offset);
}

function writeCursor(offset: number): string {
  return Buffer.from(`from:${offset}`).toString("base64url");
}

const homeVectors: FindingRow["risk_vector"][] = [
  "botnet_infections",
  "malware_servers",
  "open_ports",
  "potentially_exploited",
  "spam_propagation",
  "unsolicited_comm",
];
