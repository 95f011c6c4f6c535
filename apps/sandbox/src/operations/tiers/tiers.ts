import { randomUUID } from "node:crypto";
import type { components } from "@signet/client";
import type { OperationHandlers } from "../../api/handler.ts";
import type { Database, Transaction } from "../../db/database.ts";
import { runTransaction } from "../../db/transaction.ts";
import { rangeOf } from "../../domain/ratings.ts";
import { forbidden, HttpError } from "../../http/http-error.ts";
import type { Principal } from "../../principal.ts";
import { mayChangePortfolio } from "../../roles.ts";
import { decideMembers } from "../portfolio/membership.ts";
import { findPortfolioIds, insertForCompanies } from "../portfolio/portfolio-query.ts";
import { givenFields, toFlag } from "../shared/stored-values.ts";
import { findTier, readTierRatings, readTiers, selectTiers, type Tier } from "./tier-query.ts";

export const tiers = {
  listTiers: ({ caller, database }) => readTiers(database, caller),

  async createTier({ body, caller, database }) {
    if (!mayChangePortfolio(caller.role)) throw forbidden();
    const guid = randomUUID();
    await runTransaction(database, async (transaction) => {
      const last = await selectTiers(transaction, caller)
        .select((tier) => [tier.fn.max("place").as("place"), tier.fn.countAll<number>().as("count")])
        .executeTakeFirstOrThrow();
      if (last.count >= mostTiers) {
        const detail = `There are already ${mostTiers} tiers: delete one first.`;
        throw new HttpError(400, detail, {}, { detail, error_code: "TIERS-MAXIMUM_TIER_SET_SIZE" });
      }
      await transaction
        .insertInto("tiers")
        .values({
          guid,
          customer_guid: caller.customerGuid,
          place: (last.place ?? 0) + 1,
          name: body.name,
          description: body.description ?? "",
          email_enabled: Number(body.email_enabled ?? false),
        })
        .execute();
      await replaceCompanies(transaction, caller, guid, body.companies);
      if (body.rank !== undefined) await moveToRank(transaction, caller, guid, body.rank);
    });
    return findTier(database, caller, guid);
  },

  async summarizeTiers({ query, caller, database }) {
    const all = await selectTiers(database, caller).select(["guid", "name"]).orderBy("place").orderBy("guid").execute();
    const ratings = Map.groupBy(await readTierRatings(database, caller, query.folder), ({ tier_guid }) => tier_guid);
    return all.map(({ guid, name }) => {
      const own = ratings.get(guid) ?? [];
      const categories = actionPlans.map(([vendor_action_plan, label, range]) => ({
        name: label,
        vendor_action_plan,
        count: own.filter(({ rating }) => rangeOf(rating) === range).length,
      }));
      return { guid, name, count: own.length, categories };
    });
  },

  getTier: ({ path, caller, database }) => findTier(database, caller, path.tier_guid),
  updateTier: ({ path, body, caller, database }) => change(database, caller, path.tier_guid, body),

  async replaceTier({ path, body, caller, database }) {
    const whole = { description: "", email_enabled: false, ...body };
    return change(database, caller, path.tier_guid, whole);
  },

  async deleteTier({ path, caller, database }) {
    if (!mayChangePortfolio(caller.role)) throw forbidden();
    await runTransaction(database, async (transaction) => {
      await findTier(transaction, caller, path.tier_guid);
      await moveToRank(transaction, caller, path.tier_guid, Number.MAX_SAFE_INTEGER);
      await transaction.deleteFrom("tiers").where("guid", "=", path.tier_guid).execute();
    });
  },

  async updateTierCompanies({ path, body, caller, database }) {
    if (!mayChangePortfolio(caller.role)) throw forbidden();
    if (body.add_companies === undefined && body.remove_companies === undefined) {
      throw new HttpError(400, { add_companies: ["is required, unless there is remove_companies"] });
    }
    return runTransaction(database, async (transaction) => {
      const { companies } = await findTier(transaction, caller, path.tier_guid);
      const { added, removed, report } = await decideMembers(transaction, caller.customerGuid, body, companies);
      const idsOf = (changed: typeof added) => changed.map(({ id }) => id);
      await addCompanies(transaction, caller, path.tier_guid, idsOf(added));
      await leaveTiers(transaction, caller, idsOf(removed));
      return report;
    });
  },
} satisfies OperationHandlers;

const mostTiers = 5;

async function change(
  database: Database,
  caller: Principal,
  guid: string,
  { name, description, email_enabled, companies, rank }: components["schemas"]["TierChanges"],
): Promise<Tier> {
  if (!mayChangePortfolio(caller.role)) throw forbidden();
  return runTransaction(database, async (transaction) => {
    await findTier(transaction, caller, guid);
    const columns = givenFields({ name, description, email_enabled: toFlag(email_enabled) });
    if (columns !== undefined) await transaction.updateTable("tiers").set(columns).where("guid", "=", guid).execute();
    if (companies !== undefined) await replaceCompanies(transaction, caller, guid, companies);
    if (rank !== undefined) await moveToRank(transaction, caller, guid, rank);
    return findTier(transaction, caller, guid);
  });
}

/** Replaces the companies of a tier; they leave their previous tiers. */
async function replaceCompanies(
  transaction: Transaction,
  caller: Principal,
  tier_guid: string,
  guids: readonly string[],
): Promise<void> {
  const ids = await findPortfolioIds(transaction, caller.customerGuid, "companies", guids);
  await transaction.deleteFrom("tier_companies").where("tier_guid", "=", tier_guid).execute();
  await addCompanies(transaction, caller, tier_guid, ids);
}

async function addCompanies(transaction: Transaction, caller: Principal, tier_guid: string, ids: readonly number[]) {
  await leaveTiers(transaction, caller, ids);
  await insertForCompanies(transaction, "tier_companies", { customer_guid: caller.customerGuid, tier_guid }, ids);
}

async function leaveTiers(transaction: Transaction, { customerGuid }: Principal, ids: readonly number[]) {
  await transaction
    .deleteFrom("tier_companies")
    .where("customer_guid", "=", customerGuid)
    .where("company_id", "in", [0, ...ids])
    .execute();
}

async function moveToRank(transaction: Transaction, caller: Principal, guid: string, rank: number) {
  const rows = await selectTiers(transaction, caller).select("guid").orderBy("place").orderBy("guid").execute();
  const others = rows.map((row) => row.guid).filter((other) => other !== guid);
  for (const [index, own] of others.toSpliced(rank - 1, 0, guid).entries()) {
    await transaction
      .updateTable("tiers")
      .set({ place: index + 1 })
      .where("guid", "=", own)
      .execute();
  }
}

/** The action plan of each rating range. Guess: the real rule considers more than the rating. */
const actionPlans = [
  ["monitor", "Monitor", "Advanced"],
  ["review", "Review", "Intermediate"],
  ["escalate", "Escalate", "Basic"],
] as const;
