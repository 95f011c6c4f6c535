import type { components } from "@signet/client";
import { type RawBuilder, sql } from "kysely";
import type { Database } from "../../db/database.ts";
import { found } from "../../http/http-error.ts";
import type { Principal } from "../../principal.ts";
import { selectFolderIds } from "../folders/folder-query.ts";
import { condition } from "../shared/filtering.ts";

export type Tier = components["schemas"]["Tier"];

export function selectTiers(database: Database, { customerGuid }: Principal) {
  return database.selectFrom("tiers").where("tiers.customer_guid", "=", customerGuid);
}

export async function readTiers(database: Database, caller: Principal, guid?: string): Promise<Tier[]> {
  const chosen = selectTiers(database, caller).$if(guid !== undefined, (select) =>
    select.where("tiers.guid", "=", guid ?? ""),
  );
  const rows = await chosen.selectAll().orderBy("place").orderBy("guid").execute();
  const members = await chosen
    .innerJoin("tier_companies", "tier_companies.tier_guid", "tiers.guid")
    .innerJoin("companies", "companies.id", "tier_companies.company_id")
    .innerJoin("subscriptions", (join) =>
      join
        .onRef("subscriptions.company_id", "=", "companies.id")
        .onRef("subscriptions.customer_guid", "=", "tiers.customer_guid"),
    )
    .select(["tiers.guid as tier", "companies.guid", "subscriptions.type"])
    .orderBy("companies.id")
    .execute();
  const byTier = Map.groupBy(members, ({ tier }) => tier);
  return rows.map((row) => {
    const own = byTier.get(row.guid) ?? [];
    return {
      rank: row.place,
      guid: row.guid,
      name: row.name,
      description: row.description,
      companies: own.map((company) => company.guid),
      email_enabled: row.email_enabled === 1,
      content_subscription_types: [...new Set(own.map(({ type }) => type))].toSorted(),
    };
  });
}

export async function findTier(database: Database, caller: Principal, guid: string): Promise<Tier> {
  return found((await readTiers(database, caller, guid))[0]);
}

export async function readTierRatings(database: Database, caller: Principal, folder?: string) {
  const members = selectTiers(database, caller)
    .innerJoin("tier_companies", "tier_companies.tier_guid", "tiers.guid")
    .innerJoin("companies", "companies.id", "tier_companies.company_id")
    .select(["tier_companies.tier_guid", "companies.rating"]);
  if (folder === undefined) return members.execute();
  return members.where("companies.id", "in", selectFolderIds(database, caller, folder)).execute();
}

/** Builds the condition that a row, left-joined with `tier_companies`, is in one of the tiers; `untiered` and `null` mean none. */
export function inTier(tiers: readonly string[]): RawBuilder<boolean> {
  const guids = tiers.filter((tier) => tier !== "untiered" && tier !== "null");
  const inOne = condition("tier_companies.tier_guid", "in", guids);
  return guids.length === tiers.length ? inOne : sql<boolean>`(${inOne} or tier_companies.tier_guid is null)`;
}
