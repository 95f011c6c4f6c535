import type { components } from "@signet/client";
import type { Call, OperationHandlers } from "../../api/handler.ts";
import { daysBefore } from "../../domain/dates.ts";
import { findProvider } from "../../domain/product-catalog.ts";
import { notFound } from "../../http/http-error.ts";
import { orderByName, selectPortfolio } from "../portfolio/portfolio-query.ts";
import { readPortfolioSize } from "../portfolio/portfolio-size.ts";
import { selectWithObservation } from "../portfolio/portfolio-traits.ts";
import { condition, filterRows, isFiltered } from "../shared/filtering.ts";
import { countRows, executePage, pageOf, toPage } from "../shared/paging.ts";
import { sortRows } from "../shared/sorting.ts";
import { type AlertRow, isAlertGuid, selectAlerts, selectMatches, withNames } from "./alert-query.ts";

export const alerts = {
  listAlerts: (call) => readPage(call),
  listLatestAlerts: (call) => readPage(call, call.today),

  async listAlertCompanies({ path, query, caller, url, today, database }) {
    if (!isAlertGuid(path.guid)) throw notFound();
    const alert = await selectAlerts(database, caller.customerGuid)
      .select(["alerts.company_id", "alert_type", "subject"])
      .where("alerts.guid", "=", path.guid)
      .executeTakeFirstOrThrow(() => notFound());
    const page = pageOf({ limit: 32, ...query });
    let rows = filterRows(selectPortfolio(database, caller.customerGuid), [
      ["subscriptions.company_name", "contains", query.q],
    ]);
    if (alert.alert_type === "VULNERABILITY") {
      rows = rows.where(
        "companies.id",
        "in",
        selectWithObservation(database, today, ({ vulnerability }) => vulnerability?.name === alert.subject),
      );
    } else if (alert.alert_type === "SERVICE_PROVIDER") {
      const products = findProvider(alert.subject ?? "")?.products ?? [];
      const ids = products.map(({ id }) => id);
      const dependent = database
        .selectFrom("company_products")
        .select("company_id")
        .where(condition("product_id", "in", ids));
      rows = rows.where("companies.id", "in", dependent);
    } else rows = rows.where("companies.id", "=", alert.company_id);
    const count = await countRows(rows);
    const companies = await rows
      .select(["companies.guid", "companies.name", "companies.rating"])
      .$call(orderByName)
      .$call(executePage(page));
    const results = companies.map((company) => ({ ...company, is_subscribed: true }));
    return toPage(url, page, count, results);
  },

  async listLegacyAlerts({ caller, url, today, database }) {
    const rows = await withNames(selectAlerts(database, caller.customerGuid))
      .where("alert_date", ">=", daysBefore(today, 30))
      .orderBy("alert_date", "desc")
      .orderBy("alerts.guid", "desc")
      .execute();
    return rows.map((row) => viewLegacy(row, url.origin));
  },

  getPercentAlert: (call) => readLegacy(call, "PERCENT_CHANGE"),
  getVulnerabilityAlert: (call) => readLegacy(call, "VULNERABILITY"),
} satisfies OperationHandlers;

type AlertRequest = Pick<Call<"listAlerts">, "query" | "caller" | "url" | "database">;

async function readPage({ query, caller, url, database }: AlertRequest, date?: string) {
  const matches = selectMatches({ query, caller, database }).$if(date !== undefined, (select) =>
    select.where("alert_date", "=", date ?? ""),
  );
  const count =
    date !== undefined || isFiltered(query)
      ? await countRows(matches)
      : (await readPortfolioSize(database, caller.customerGuid)).alerts;
  const page = pageOf(query);
  const found = await sortRows(withNames(matches), query.sort, sortColumns)
    .orderBy("alert_date", "desc")
    .orderBy("alerts.guid", "desc")
    .$call(executePage(page));
  const expand = query.expand ?? [];
  const results = found.map(({ details, custom_id, ...alert }): components["schemas"]["Alert"] => ({
    ...alert,
    company_url: `/company/${alert.company_guid}/`,
    ...((expand.includes("custom_id") || expand.includes("company_custom_id")) && { company_custom_id: custom_id }),
    ...(expand.includes("details") && { details: JSON.parse(details) }),
  }));
  return toPage(url, page, count, results);
}

async function readLegacy(
  { path, caller, url, database }: Pick<Call<"getPercentAlert">, "path" | "caller" | "url" | "database">,
  type: string,
) {
  if (!isAlertGuid(path.guid)) throw notFound();
  const row = await withNames(selectAlerts(database, caller.customerGuid))
    .where("alerts.guid", "=", path.guid)
    .where("alert_type", "=", type)
    .executeTakeFirstOrThrow(() => notFound());
  return viewLegacy(row, url.origin);
}

function viewLegacy(row: AlertRow, origin: string): components["schemas"]["LegacyAlert"] {
  const details: components["schemas"]["AlertDetails"] = JSON.parse(row.details);
  const { message = row.trigger, start_rating, end_rating, rating_change_pct } = details;
  const kind = legacyPaths[row.alert_type];
  return {
    guid: row.guid,
    alert_type: row.alert_type,
    alert_date: row.alert_date,
    alert_severity: row.severity,
    company_guid: row.company_guid,
    company_name: row.company_name,
    folder_guid: row.folder_guid,
    message,
    href: kind === undefined ? `${origin}/v2/alerts` : `${origin}/v1/alerts/${kind}/${row.guid}`,
    ...(start_rating !== undefined && { start_rating }),
    ...(end_rating !== undefined && { end_rating }),
    ...(rating_change_pct !== undefined && { rating_change_pct }),
  };
}

const legacyPaths: Readonly<Record<string, string>> = { PERCENT_CHANGE: "percent", VULNERABILITY: "vulnerability" };
const sortColumns = {
  guid: "alerts.guid",
  alert_type: "alerts.alert_type",
  alert_date: "alerts.alert_date",
  company_name: "subscriptions.company_name",
  folder_name: "folders.name",
  trigger: "alerts.cause",
  severity: "alerts.severity",
} as const;
