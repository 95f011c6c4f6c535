import { sql } from "kysely";
import { generateAssets } from "../domain/assets.ts";
import { daysBefore } from "../domain/dates.ts";
import { type FindingRow, lifetimeOf } from "../domain/findings.ts";
import { kinds } from "../domain/observation-kinds.ts";
import { createRandom } from "../domain/random.ts";
import { emergingNumber, exposureOf, longestSpreadDays } from "../domain/vulnerabilities.ts";
import { cadences, chooseKind, dailyVector, makeNewFinding, type SeedFinding } from "../seed/seed-findings.ts";
import type { Day, MovingCompany } from "./day.ts";

/** Sees findings again, ends some, and returns new ones. */
export async function updateFindings(day: Day): Promise<FindingRow[]> {
  await seeAgain(day);
  await endExemptions(day);
  await expire(day);
  await remediate(day);
  return addFindings(day);
}

async function seeAgain({ transaction, today }: Day): Promise<void> {
  for (const cadence of cadences) {
    await transaction
      .updateTable("findings")
      .set({
        last_seen: today,
        decay_date: decayFrom(today, sql`decay_date is not null`),
        duration_days: sql`duration_days + ${sql.lit(cadence)}`,
      })
      .where("cadence", "=", cadence)
      .where("last_seen", "=", daysBefore(today, cadence))
      .execute();
  }
}

/** An exemption that ends counts from now on; that of a beta vector, which never counts, is extended. */
async function endExemptions({ transaction, today }: Day): Promise<void> {
  const ended = transaction.updateTable("findings").where("impact_end_date", "<", today);
  await ended
    .set({ impact_end_date: daysBefore(today, -90) })
    .where("impact", "=", "GRACE_PERIOD")
    .execute();
  await ended
    .set({
      impact: "AFFECTS_RATING",
      impact_end_date: null,
      affects_rating: 1,
      decay_date: decayFrom(today, sql`true`),
    })
    .where("impact", "=", "GUEST_NETWORK_EXCLUSION")
    .execute();
}

function decayFrom(today: string, condition: ReturnType<typeof sql>) {
  const [diligence, others] = [lifetimeOf("Diligence"), lifetimeOf("Compromised Systems")];
  return sql<string | null>`case when not (${condition}) then null when risk_category = 'Diligence'
    then ${daysBefore(today, -diligence)} else ${daysBefore(today, -others)} end`;
}

async function expire({ transaction, today }: Day): Promise<void> {
  await transaction
    .updateTable("findings")
    .set({ impact: "LIFETIME_EXPIRED", affects_rating: 0, decay_date: null })
    .where("decay_date", "<=", today)
    .execute();
}

/** Remediates one in 211 findings a day. They are not seen again. */
async function remediate({ transaction, today, number }: Day): Promise<void> {
  await transaction
    .updateTable("findings")
    .set({
      impact: "REMEDIATED",
      impact_end_date: null,
      affects_rating: 0,
      decay_date: null,
      cadence: 0,
      remediation_label: "Resolved",
      remediation_date: today,
    })
    .where("cadence", ">", 0)
    .where((where) => where.or([where("cadence", ">", 1), where("risk_vector", "!=", dailyVector)]))
    .where("grade", "in", ["FAIR", "WARN", "BAD"])
    .where("first_seen", "<", daysBefore(today, 3))
    .where(sql<boolean>`(ordinal * 7919 + company_id % 1000 * 104729 + ${sql.lit(number * 31)}) % 211 = 0`)
    .execute();
}

async function addFindings(day: Day): Promise<FindingRow[]> {
  const { transaction, companies, seed, today } = day;
  const added: FindingRow[] = [];
  for (const company of companies) {
    const random = createRandom(seed, "findings", company.id, today);
    const count = Math.floor(company.findings / 300 + random.next());
    const exposures = exposuresOf(day, company);
    if (count + exposures.length === 0) continue;
    const assets = generateAssets(company);
    const drafts = Array.from({ length: count }, () => {
      const kind = kinds.indexOf(chooseKind(random, company.percentiles));
      const first_seen = daysBefore(today, random.chance(0.8) ? 0 : random.integer(1, 2));
      return makeNewFinding(random, today, assets, kind, first_seen);
    });
    for (const { date, first_seen } of exposures) {
      const own = createRandom(seed, "exposed", company.id, date);
      drafts.push(makeNewFinding(own, today, assets, emergingNumber(date), first_seen));
    }
    for (const draft of drafts) {
      if (await exists(day, company.id, draft)) continue;
      company.lastOrdinal += 1;
      company.findings += 1;
      const row = { company_id: company.id, ordinal: company.lastOrdinal, ...draft };
      added.push(row);
      await transaction.insertInto("findings").values(row).execute();
    }
  }
  return added;
}

/** Lists the dates of the vulnerabilities that a company is found today to have. */
function exposuresOf({ seed, today }: Day, { id }: MovingCompany): { date: string; first_seen: string }[] {
  return Array.from({ length: longestSpreadDays + 1 }, (_, age) => daysBefore(today, age)).flatMap((date) => {
    const exposure = exposureOf(seed, id, date);
    return exposure?.arrival === today ? [{ date, first_seen: exposure.first_seen }] : [];
  });
}

// A finding that ended does not return as new.
async function exists({ transaction }: Day, company_id: number, { kind, asset }: SeedFinding): Promise<boolean> {
  const found = transaction.selectFrom("findings").select("ordinal").where("company_id", "=", company_id);
  return (await found.where("kind", "=", kind).where("asset", "=", asset).executeTakeFirst()) !== undefined;
}
