import { type Selectable, sql } from "kysely";
import type { Tables } from "../db/database.ts";
import { createRandom } from "../domain/random.ts";
import { ownTypes } from "../domain/subscription-types.ts";
import { addSubscription, endSubscription } from "../operations/subscriptions/subscription-changes.ts";
import { generateBreach } from "../seed/seed-breaches.ts";
import type { Day, MovingCompany } from "./day.ts";

/** Lets a company leave every eleven days and another one join every nine; returns the id of the one that joined. */
export async function updatePortfolio(day: Day, customer_guid: string): Promise<number | undefined> {
  const { transaction, seed, today, number, companies } = day;
  const random = createRandom(seed, "portfolio", customer_guid, today);
  const followed = await transaction
    .selectFrom("subscriptions")
    .select(["company_id", "type"])
    .where("customer_guid", "=", customer_guid)
    .orderBy("company_id")
    .execute();
  const leaving = followed.filter(({ company_id, type }) => company_id > lastFixed && !ownTypes.includes(type));
  if (number % 11 === 3 && leaving.length > 0) {
    const { company_id, type } = random.pick(leaving);
    await endSubscription(transaction, customer_guid, company_id, type);
  }
  const known = new Set(followed.map(({ company_id }) => company_id));
  const others = companies.filter(({ id }) => id > lastFixed && !known.has(id));
  if (number % 9 !== 5 || others.length === 0) return undefined;
  const joining = random.pick(others);
  await addSubscription(transaction, customer_guid, joining, "continuous_monitoring");
  return joining.id;
}

/** Sees some dependencies on products again. */
export async function updateDependencies({ transaction, today, number }: Day): Promise<void> {
  await transaction
    .updateTable("company_products")
    .set({ last_seen: today })
    .where(sql<boolean>`(company_id % 1000 * 7 + product_id * 13 + ${sql.lit(number)}) % 20 = 0`)
    .execute();
}

/** Publishes an incident every seventeen days. */
export async function addBreach(day: Day): Promise<Selectable<Tables["breaches"]> | undefined> {
  if (day.number % 17 !== 4) return undefined;
  const random = createRandom(day.seed, "incident", day.today);
  const company: MovingCompany = random.pick(day.companies);
  const age = random.integer(1, 5);
  const whose = { provider_guid: null, company_id: company.id };
  const breach = { ...generateBreach(random, day.today, company.name, whose, age), date_created: day.today };
  await day.transaction.insertInto("breaches").values(breach).execute();
  return breach;
}

/** The contract's examples need the portfolio's first companies as they are. */
const lastFixed = 10;
