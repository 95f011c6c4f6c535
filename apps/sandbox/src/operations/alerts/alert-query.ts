import type { SelectQueryBuilder } from "kysely";
import type { Call } from "../../api/handler.ts";
import type { Database, Tables } from "../../db/database.ts";
import { contains } from "../shared/text.ts";

type Alerts<O> = SelectQueryBuilder<Tables, "alerts" | "subscriptions" | "companies" | "folders", O>;

/** An alert with the names of what it is about. */
export type AlertRow = Awaited<ReturnType<ReturnType<typeof withNames>["executeTakeFirstOrThrow"]>>;

/** The alerts of a customer, each joined with its company and its folder. */
export function selectAlerts(database: Database, customerGuid: string): Alerts<Record<never, never>> {
  return database
    .selectFrom("alerts")
    .innerJoin("subscriptions", (join) =>
      join
        .onRef("subscriptions.customer_guid", "=", "alerts.customer_guid")
        .onRef("subscriptions.company_id", "=", "alerts.company_id"),
    )
    .innerJoin("companies", "companies.id", "alerts.company_id")
    .innerJoin("folders", "folders.guid", "alerts.folder_guid")
    .where("alerts.customer_guid", "=", customerGuid);
}

/** Whether an alert can have this number at all; the database holds no larger ones. */
export function isAlertGuid(guid: number): boolean {
  return guid > 0 && guid < 2 ** 31;
}

/** What answers show of them. */
export function withNames(alerts: Alerts<Record<never, never>>) {
  return alerts.select([
    ...(["alerts.guid", "alert_type", "alert_date", "start_date", "severity", "cause", "details"] as const),
    ...(["alerts.folder_guid", "folders.name as folder_name", "companies.guid as company_guid"] as const),
    ...(["subscriptions.company_name", "custom_id"] as const),
  ]);
}

/** The alerts that pass every filter of the query. */
export function selectMatches({
  query,
  caller,
  database,
}: Pick<Call<"listAlerts">, "query" | "caller" | "database">): Alerts<Record<never, never>> {
  const { q = "", company_guid, folder_guid, alert_type, severity, alert_date, scope } = query;
  let rows = selectAlerts(database, caller.customerGuid);
  if (q !== "") {
    rows = rows.where((where) => where.or([contains("subscriptions.company_name", q), contains("alerts.cause", q)]));
  }
  if (company_guid !== undefined) rows = rows.where("companies.guid", "in", company_guid);
  if (folder_guid !== undefined) rows = rows.where("alerts.folder_guid", "in", folder_guid);
  if (alert_type !== undefined) rows = rows.where("alert_type", "in", alert_type);
  if (severity !== undefined) rows = rows.where("alerts.severity", "in", severity);
  if (alert_date !== undefined) rows = rows.where("alert_date", "=", alert_date);
  if (query.alert_date_lt !== undefined) rows = rows.where("alert_date", "<", query.alert_date_lt);
  if (query.alert_date_lte !== undefined) rows = rows.where("alert_date", "<=", query.alert_date_lte);
  if (query.alert_date_gt !== undefined) rows = rows.where("alert_date", ">", query.alert_date_gt);
  if (query.alert_date_gte !== undefined) rows = rows.where("alert_date", ">=", query.alert_date_gte);
  if (scope === "spm") rows = rows.where("subscriptions.type", "in", ["my_company", "my_subsidiary"]);
  return rows;
}
