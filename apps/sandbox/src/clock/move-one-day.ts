import type { Transaction } from "kysely";
import type { Database, Tables } from "../db/database.ts";
import { runTransaction } from "../db/transaction.ts";
import { ageOf, daysBefore } from "../domain/dates.ts";
import type { FindingRow } from "../domain/findings.ts";
import type { Percentiles } from "../domain/risk-vectors.ts";
import { kindAt } from "../domain/vulnerabilities.ts";
import { updatePortfolioSize } from "../operations/portfolio/portfolio-size.ts";
import { createIndustryTally } from "../seed/industry-totals.ts";
import { addAlerts } from "./daily-alerts.ts";
import { updateFindings } from "./daily-findings.ts";
import { addBreach, updateDependencies, updatePortfolio } from "./daily-portfolio.ts";
import { updateRatings } from "./daily-ratings.ts";
import type { Day, MovingCompany } from "./day.ts";

/**
 * Moves the data on by one day, in one transaction, and returns its date.
 *
 * Everything a day brings depends on the seed, the date and the data of the day before: n days at once are n times one day.
 *
 * @param until - the last date to move on to. @defaultValue no limit
 */
export function moveOneDay(database: Database, until?: string): Promise<string> {
  const move = async (transaction: Transaction<Tables>) => {
    const { seed, today: last } = await transaction.selectFrom("sandbox_data").selectAll().executeTakeFirstOrThrow();
    if (last === until) return last;
    const today = daysBefore(last, -1);
    const companies = await readCompanies(transaction);
    const customers = await transaction.selectFrom("customers").select("guid").orderBy("guid").execute();
    const day = { transaction, seed, today, number: ageOf("2025-01-01", today), companies };
    await transaction.updateTable("sandbox_data").set({ today }).execute();
    const findings = await updateFindings(day);
    const events = {
      changes: await updateRatings(day),
      vulnerabilities: await selectFirst(day, findings),
      breach: await addBreach(day),
    };
    await updateDependencies(day);
    for (const [place, { guid }] of customers.entries()) {
      const joined = await updatePortfolio(day, guid);
      await addAlerts(day, { customer_guid: guid, place }, events, joined);
      await updatePortfolioSize(transaction, guid);
    }
    await updateIndustries(day);
    return today;
  };
  return runTransaction(database, move, { workMs: Number.POSITIVE_INFINITY });
}

/** Selects the new findings of vulnerabilities that their companies did not have before. */
async function selectFirst({ transaction }: Day, findings: readonly FindingRow[]): Promise<FindingRow[]> {
  const first: FindingRow[] = [];
  for (const row of findings) {
    if (kindAt(row.kind).vulnerability === undefined) continue;
    const earlier = await transaction
      .selectFrom("findings")
      .select("ordinal")
      .where("kind", "=", row.kind)
      .where("company_id", "=", row.company_id)
      .where("ordinal", "<", row.ordinal)
      .executeTakeFirst();
    if (earlier === undefined) first.push(row);
  }
  return first;
}

async function readCompanies(transaction: Transaction<Tables>): Promise<MovingCompany[]> {
  const rows = await transaction
    .selectFrom("companies")
    .innerJoin("company_histories", "company_histories.company_id", "companies.id")
    .leftJoin("findings", "findings.company_id", "companies.id")
    .selectAll("companies")
    .select((select) => [
      "vectors",
      select.fn.count<number>("ordinal").as("findings"),
      select.fn.max<number | null>("ordinal").as("lastOrdinal"),
    ])
    .groupBy(["companies.id", "vectors"])
    .orderBy("companies.id")
    .execute();
  return rows.map(({ vectors, ...row }) => ({
    ...row,
    lastOrdinal: row.lastOrdinal ?? -1,
    percentiles: JSON.parse(vectors) as Percentiles,
  }));
}

async function updateIndustries({ transaction, today, companies }: Day): Promise<void> {
  const histories = await transaction.selectFrom("company_histories").select(["company_id", "ratings"]).execute();
  const ratings = new Map(histories.map((row) => [row.company_id, row.ratings]));
  const tally = createIndustryTally(today);
  for (const company of companies) {
    tally.add(company, JSON.parse(ratings.get(company.id) ?? "[]"), company.percentiles);
  }
  for (const { id, ...totals } of tally.rows()) {
    await transaction.updateTable("industries").set(totals).where("id", "=", id).execute();
  }
}
