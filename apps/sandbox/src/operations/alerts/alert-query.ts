import type { SelectQueryBuilder } from "kysely";
import type { Call } from "../../api/handler.ts";
import type { Database, Tables } from "../../db/database.ts";
import { ownTypes } from "../../domain/subscription-types.ts";
import { comparisons, contains, filterRows } from "../shared/filtering.ts";

type Alerts<O> = SelectQueryBuilder<Tables, "alerts" | "subscriptions" | "companies" | "folders", O>;

export type AlertRow = Awaited<ReturnType<ReturnType<typeof withNames>["executeTakeFirstOrThrow"]>>;

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

export function isAlertGuid(guid: number): boolean {
  return guid > 0 && guid < 2 ** 31;
}

export function withNames(alerts: Alerts<Record<never, never>>) {
  return alerts.select([
    "alerts.guid",
    "alert_type",
    "alert_date",
    "start_date",
    "severity",
    "cause as trigger",
    "details",
    "alerts.folder_guid",
    "folders.name as folder_name",
    "companies.guid as company_guid",
    "subscriptions.company_name",
    "custom_id",
  ]);
}

export function selectMatches({ query, caller, database }: Pick<Call<"listAlerts">, "query" | "caller" | "database">) {
  const { q = "" } = query;
  const rows = filterRows(selectAlerts(database, caller.customerGuid), [
    ["companies.guid", "in", query.company_guid],
    ["alerts.folder_guid", "in", query.folder_guid],
    ["alert_type", "in", query.alert_type],
    ["alerts.severity", "in", query.severity],
    ...comparisons(query, "alert_date", "alert_date" as const),
    ["subscriptions.type", "in", query.scope === "spm" ? ownTypes : undefined],
  ]);
  if (q === "") return rows;
  return rows.where((where) => where.or([contains("subscriptions.company_name", q), contains("alerts.cause", q)]));
}
