import type { Insertable, Selectable } from "kysely";
import type { Tables } from "../db/database.ts";
import type { FindingRow } from "../domain/findings.ts";
import type { RatingChange } from "../domain/rating-changes.ts";
import { type AlertText, draftArrival, draftBreach, draftChange, draftVulnerability } from "../seed/seed-alerts.ts";
import type { Day } from "./day.ts";

/** The events of a day, apart from companies joining portfolios. */
export interface Events {
  changes: ReadonlyMap<number, RatingChange>;
  /** New findings, of which none is of a kind that its company had before. */
  vulnerabilities: readonly FindingRow[];
  breach: Selectable<Tables["breaches"]> | undefined;
}

/** Raises the alerts of a customer; each alert is in the folder of its company, or in that of the whole portfolio. */
export async function addAlerts(
  { transaction, today, number, companies }: Day,
  { customer_guid, place }: { customer_guid: string; place: number },
  { changes, vulnerabilities, breach }: Events,
  joined: number | undefined,
): Promise<void> {
  const followed = await transaction
    .selectFrom("subscriptions")
    .select("company_id")
    .where("customer_guid", "=", customer_guid)
    .orderBy("company_id")
    .execute();
  const folders = await transaction
    .selectFrom("folders")
    .leftJoin("folder_companies", "folder_companies.folder_guid", "folders.guid")
    .select(["folders.guid", "kind", "company_id"])
    .where("customer_guid", "=", customer_guid)
    .orderBy("position")
    .execute();
  const standing = folders.find(({ kind }) => kind === "all")?.guid ?? "";
  const own = new Map(folders.map(({ company_id, guid }) => [company_id, guid]));
  const found = Map.groupBy(vulnerabilities, ({ company_id }) => company_id);
  const names = new Map(companies.map(({ id, name }) => [id, name]));
  const alerts = followed.flatMap(({ company_id }) => {
    const change = changes.get(company_id);
    const texts: (AlertText | undefined)[] = [
      ...(change === undefined ? [] : draftChange(change)),
      ...(found.get(company_id) ?? []).map(({ kind, first_seen }) => draftVulnerability(kind, today, first_seen)),
      breach?.company_id === company_id ? draftBreach(breach) : undefined,
      joined === company_id ? draftArrival(names.get(company_id) ?? "", today) : undefined,
    ];
    return texts.flatMap((text) => (text === undefined ? [] : [{ company_id, ...text }]));
  });
  const rows = alerts.map((alert, index): Insertable<Tables["alerts"]> => {
    const folder_guid = own.get(alert.company_id) ?? standing;
    // Later days have higher numbers, and all are higher than those of new data.
    return {
      guid: 1_000_000_000 + 500_000_000 * place + 10_000 * number + index,
      customer_guid,
      folder_guid,
      ...alert,
    };
  });
  if (rows.length > 0) await transaction.insertInto("alerts").values(rows).execute();
}
