import type { Selectable } from "kysely";
import type { Tables, Transaction } from "../../db/database.ts";
import { readDate } from "../../db/sandbox-date.ts";
import { isOwn } from "../../domain/subscription-types.ts";
import { countRows } from "../shared/paging.ts";

type Company = Pick<Selectable<Tables["companies"]>, "id" | "name" | "rating" | "industry">;

/** Checks the quota of a subscription type; undefined for a type the customer does not have. */
export async function hasQuotaLeft(transaction: Transaction, customer_guid: string, type: string) {
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

/** Adds a subscription, or changes the type of an existing one. */
export async function addSubscription(
  transaction: Transaction,
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
      date_added: await readDate(transaction),
      custom_id: null,
      life_cycle: null,
      relationship: null,
    })
    .onConflict((conflict) => conflict.columns(["customer_guid", "company_id"]).doUpdateSet({ type }))
    .execute();
}

export async function endSubscription(
  transaction: Transaction,
  customer_guid: string,
  company_id: number,
  type: string,
): Promise<void> {
  const date_expired = await readDate(transaction);
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
    .values({ customer_guid, company_id, type, date_expired })
    .onConflict((conflict) => conflict.columns(["customer_guid", "company_id"]).doUpdateSet({ type, date_expired }))
    .execute();
}

/** Adds a company to a folder; false if it is already in it. */
export async function addToFolder(transaction: Transaction, folder_guid: string, company_id: number) {
  const { numInsertedOrUpdatedRows = 0n } = await transaction
    .insertInto("folder_companies")
    .values({ folder_guid, company_id })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows > 0n;
}
