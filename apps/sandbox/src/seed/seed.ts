import type { Transaction } from "kysely";
import { moveOneDay } from "../clock/move-one-day.ts";
import type { Database, Tables } from "../db/database.ts";
import { tables } from "../db/migrations.ts";
import { runTransaction } from "../db/transaction.ts";
import { firstDate, isSandboxDate, lastDate } from "../domain/dates.ts";
import { SandboxError } from "../errors.ts";
import type { Examples } from "./contract-examples.ts";
import { fillDatabase } from "./fill-database.ts";

export interface SeedOptions {
  /** @defaultValue the stored data's, or 1 */
  seed: number | undefined;
  /** The number of companies, at least 10. @defaultValue the stored data's, or 100 */
  companies: number | undefined;
  /** The first date of new data. @defaultValue today, in UTC */
  today: string | undefined;
}

/** Generates the data of an empty database. Existing data moves on to the date, day by day. */
export async function seedDatabase(
  database: Database,
  options: SeedOptions,
  examples: Examples,
  onProgress: (progress: string) => void,
): Promise<void> {
  const { seed = 1, companies = 100, today = currentDate() } = options;
  if (!isSandboxDate(today)) {
    throw new SandboxError(
      "ERR_OPTION",
      `--today must be a date from ${firstDate} to ${lastDate}, such as 2026-11-30: got ${JSON.stringify(today)}`,
    );
  }
  // When several processes start together, the first one fills the database, and the others wait here.
  const fill = async (transaction: Transaction<Tables>) => {
    const existing = await selectStored(transaction);
    if (existing !== undefined) return existing;
    const onCompany = (done: number) => onProgress(`generated ${done} of ${companies} companies`);
    await fillDatabase(transaction, { seed, companies, today }, examples, onCompany);
    return { seed, companies, today };
  };
  const stored =
    (await selectStored(database)) ?? (await runTransaction(database, fill, { waitMs: endless, workMs: endless }));
  assertSame(stored, options);
  for (let date = stored.today; date < today; ) {
    date = await moveOneDay(database, today);
    onProgress(`moved the data on to ${date}`);
  }
}

/** @throws {@link SandboxError} `ERR_OPTION` when existing data was generated from other options, or is of a later date. */
function assertSame(stored: Tables["sandbox_data"], { seed, companies, today = stored.today }: SeedOptions): void {
  if (stored.seed !== (seed ?? stored.seed) || stored.companies !== (companies ?? stored.companies)) {
    throw new SandboxError(
      "ERR_OPTION",
      `the database has data generated with --companies ${stored.companies} --seed ${stored.seed}: choose another with --data DIR or --database-url URL, or delete it`,
    );
  }
  if (today < stored.today) {
    throw new SandboxError(
      "ERR_OPTION",
      `--today ${today} is earlier than ${stored.today}, the date of the data: choose ${stored.today} or later, or delete the data`,
    );
  }
}

function currentDate(): string {
  return new Date().toISOString().slice(0, 10);
}

function selectStored(database: Database) {
  return database.selectFrom("sandbox_data").selectAll().executeTakeFirst();
}

/** Deletes everything but the audit log, and generates the same data again, as of a date. */
export async function resetDatabase(database: Database, examples: Examples, today: string): Promise<void> {
  const refill = async (transaction: Transaction<Tables>) => {
    const options = await transaction.selectFrom("sandbox_data").selectAll().executeTakeFirstOrThrow();
    const names = Object.keys(tables) as (keyof typeof tables)[];
    for (const name of names.toReversed()) {
      if (name !== "audit_events") await transaction.deleteFrom(name).execute();
    }
    await fillDatabase(transaction, { ...options, today }, examples, () => {});
  };
  await runTransaction(database, refill, { workMs: endless });
}

const endless = Number.POSITIVE_INFINITY;
