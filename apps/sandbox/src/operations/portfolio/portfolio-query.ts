import { type RawBuilder, type SelectQueryBuilder, sql } from "kysely";
import type { Database, Tables, Transaction } from "../../db/database.ts";
import { historyDays } from "../../domain/dates.ts";
import { forbidden, HttpError, notFound } from "../../http/http-error.ts";

export function selectPortfolio(database: Database, customerGuid: string) {
  return database
    .selectFrom("subscriptions")
    .innerJoin("companies", "companies.id", "subscriptions.company_id")
    .where("subscriptions.customer_guid", "=", customerGuid);
}

export function orderByName<DB, T extends keyof DB, O>(rows: SelectQueryBuilder<DB, T, O>) {
  return rows.orderBy(sql.ref("subscriptions.company_name")).orderBy(sql.ref("subscriptions.company_id"));
}

/** Selects all companies, joined with the customer's subscription if there is one. */
export function selectCompanies(database: Database, customerGuid: string) {
  return database
    .selectFrom("companies")
    .leftJoin("subscriptions", (join) =>
      join.onRef("subscriptions.company_id", "=", "companies.id").on("subscriptions.customer_guid", "=", customerGuid),
    );
}

export async function findPortfolioId(database: Database, customerGuid: string, guid: string): Promise<number> {
  return (await findPortfolioCompany(database, customerGuid, guid)).id;
}

/** Throws 404 when no company has the guid, 403 when it is not in the portfolio. */
export async function findPortfolioCompany(database: Database, customerGuid: string, guid: string) {
  const company = await selectCompanies(database, customerGuid)
    .selectAll("companies")
    .select("subscriptions.type as subscription_type")
    .where("companies.guid", "=", guid)
    .executeTakeFirstOrThrow(() => notFound());
  if (company.subscription_type === null) throw forbidden();
  return company;
}

export async function findPortfolioIds(
  database: Database,
  customerGuid: string,
  field: string,
  guids: readonly string[],
): Promise<number[]> {
  const ids = await readFollowedIds(database, customerGuid, guids);
  const unknown = guids.find((guid) => !ids.has(guid));
  if (unknown !== undefined) throw notInPortfolio(field, unknown);
  return [...ids.values()];
}

/** Reads the ids of the companies in the portfolio by guid; the others are left out. */
async function readFollowedIds(
  database: Database,
  customerGuid: string,
  guids: readonly string[],
): Promise<Map<string, number>> {
  if (guids.length === 0) return new Map();
  const rows = await selectPortfolio(database, customerGuid)
    .select(["companies.id", "companies.guid"])
    .where("companies.guid", "in", guids)
    .execute();
  return new Map(rows.map(({ guid, id }) => [guid, id]));
}

export function readHistory(database: Database, id: number) {
  return database.selectFrom("company_histories").selectAll().where("company_id", "=", id).executeTakeFirstOrThrow();
}

export async function readOwnGuid(database: Database, customerGuid: string): Promise<string> {
  const customers = database.selectFrom("customers").select("my_company_guid").where("guid", "=", customerGuid);
  return (await customers.executeTakeFirstOrThrow()).my_company_guid;
}

export async function insertForCompanies<T extends "folder_companies" | "tier_companies" | "preferred_contacts">(
  transaction: Transaction,
  table: T,
  values: Omit<Tables[T], "company_id">,
  ids: readonly number[],
): Promise<void> {
  if (ids.length === 0) return;
  const columns = Object.entries(values as Readonly<Record<string, string>>);
  const rows = transaction
    .selectFrom("companies")
    .select(({ val }) => [...columns.map(([name, value]) => val(value).as(name)), "id"])
    .where("id", "in", ids);
  await transaction
    .insertInto(table)
    .columns([...columns.map(([name]) => name), "company_id"] as never)
    .expression(rows as never)
    .execute();
}

export function notInPortfolio(field: string, guid: string): HttpError {
  return new HttpError(400, { [field]: [`no company in the portfolio has the guid ${guid}`] });
}

/** Lists the ids of a company and, level by level, of all companies it owns. */
export async function readDescendants(database: Database, root: number): Promise<number[]> {
  const found = [root];
  let level = found;
  while (level.length > 0) {
    const children = await database
      .selectFrom("company_parents")
      .select("company_id")
      .where("parent_id", "in", level)
      .orderBy("company_id")
      .execute();
    level = children.map(({ company_id }) => company_id);
    found.push(...level);
  }
  return found;
}

/**
 * Selects the rating of a past day out of `company_histories.ratings`; null before the first day.
 *
 * Every rating has three digits, so its position in the JSON text is known, and no history is parsed for a single day.
 */
export function ratingOn(age: number): RawBuilder<number | null> {
  if (age < 0 || age >= historyDays) return sql<null>`null`;
  return sql<number>`cast(substr(company_histories.ratings, ${sql.lit(2 + 4 * age)}, 3) as integer)`;
}
