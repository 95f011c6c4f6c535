import type { RawBuilder } from "kysely";
import { sql } from "kysely";
import type { Database } from "../../db/database.ts";
import { nameRange } from "../../domain/name-search.ts";

/** The companies whose name may hold the text, by a beginning of a part of it; names are then compared in full. */
export function mayHold(column: "companies.id" | "subscriptions.company_id", text: string): RawBuilder<boolean> {
  const { from, to } = nameRange(text);
  return sql<boolean>`${sql.ref(column)} in (select company_id from company_name_parts where part >= ${from} and part < ${to})`;
}

/**
 * How many companies have the text in their names, where they are so many that this is kept.
 *
 * @returns undefined for the few that are quickly counted, and found by {@link mayHold}. Many are quickly met with in their order.
 */
export async function readNameCount(database: Database, text: string): Promise<number | undefined> {
  const kept = database.selectFrom("company_name_counts").select("companies");
  return (await kept.where("part", "=", text.toLowerCase()).executeTakeFirst())?.companies;
}
