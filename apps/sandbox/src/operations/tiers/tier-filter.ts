import type { RawBuilder } from "kysely";
import { sql } from "kysely";

/** Whether a company, joined with `tier_companies` from the left, is in one of these tiers; `untiered` and `null` mean none. */
export function inTier(tiers: readonly string[]): RawBuilder<boolean> {
  const guids = tiers.filter((tier) => !nowhere.includes(tier));
  const among = guids.length === 0 ? sql`1 = 0` : sql`tier_companies.tier_guid in (${sql.join(guids)})`;
  const none = guids.length < tiers.length ? sql`tier_companies.tier_guid is null` : sql`1 = 0`;
  return sql<boolean>`(${among} or ${none})`;
}

const nowhere: readonly string[] = ["untiered", "null"];
