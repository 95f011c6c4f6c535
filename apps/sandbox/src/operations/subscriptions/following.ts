import type { Selectable, Transaction } from "kysely";
import type { Tables } from "../../db/database.ts";
import { worldDate } from "../../domain/date.ts";
import { isOwn } from "../../domain/subscription-types.ts";
import { countRows } from "../shared/paging.ts";

type Company = Pick<Selectable<Tables["companies"]>, "id" | "name" | "rating" | "industry">;

/** Whether one more company may be followed in this way; undefined for a kind the customer never bought. */
export async function hasPlaceLeft(
  transaction: Transaction<Tables>,
  customer_guid: string,
  type: string,
): Promise<boolean | undefined> {
  const plan = await transaction
    .selectFrom("subscription_quotas")
    .select("quota")
    .where("customer_guid", "=", customer_guid)
    .where("type", "=", type)
    .executeTakeFirst();
  if (plan === undefined || isOwn(type)) return undefined;
  const followed = transaction.selectFrom("subscriptions").where("customer_guid", "=", customer_guid);
  return (await countRows(followed.where("type", "=", type))) < plan.quota;
}

/** Follows a company from the world's day on, or follows it in another way from now on. */
export async function follow(
  transaction: Transaction<Tables>,
  customer_guid: string,
  { id: company_id, name: company_name, rating: company_rating, industry: company_industry }: Company,
  type: string,
): Promise<void> {
  await transaction
    .insertInto("subscriptions")
    .values({
      customer_guid,
      company_id,
      company_name,
      company_rating,
      company_industry,
      type,
      date_added: worldDate,
      custom_id: null,
      life_cycle: null,
      relationship: null,
    })
    .onConflict((conflict) => conflict.columns(["customer_guid", "company_id"]).doUpdateSet({ type }))
    .execute();
}

/** Stops following a company: it leaves folders and tiers, and is among the expired ones. */
export async function unfollow(
  transaction: Transaction<Tables>,
  customer_guid: string,
  company_id: number,
  type: string,
): Promise<void> {
  await transaction
    .deleteFrom("folder_companies")
    .where("company_id", "=", company_id)
    .where("folder_guid", "in", (select) =>
      select.selectFrom("folders").select("guid").where("customer_guid", "=", customer_guid),
    )
    .execute();
  for (const table of ["tier_companies", "subscriptions"] as const) {
    await transaction
      .deleteFrom(table)
      .where("customer_guid", "=", customer_guid)
      .where("company_id", "=", company_id)
      .execute();
  }
  await transaction
    .deleteFrom("preferred_contacts")
    .where("company_id", "=", company_id)
    .where("user_guid", "in", (select) =>
      select.selectFrom("users").select("guid").where("customer_guid", "=", customer_guid),
    )
    .execute();
  await transaction
    .insertInto("expired_subscriptions")
    .values({ customer_guid, company_id, type, date_expired: worldDate })
    .onConflict((conflict) =>
      conflict.columns(["customer_guid", "company_id"]).doUpdateSet({ type, date_expired: worldDate }),
    )
    .execute();
}

/** Puts a followed company into a folder; false where it is there already. */
export async function putIntoFolder(
  transaction: Transaction<Tables>,
  folder_guid: string,
  company_id: number,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows = 0n } = await transaction
    .insertInto("folder_companies")
    .values({ folder_guid, company_id })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows > 0n;
}
