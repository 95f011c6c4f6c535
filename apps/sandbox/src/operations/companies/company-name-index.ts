import { type RawBuilder, sql } from "kysely";
import type { Database } from "../../db/database.ts";
import { nameRange } from "../../db/name-search.ts";

/** Builds a condition that few names without the text pass; compare the whole names, too. */
export function mayContain(
  column: "known_companies.id" | "subscriptions.company_id",
  text: string,
): RawBuilder<boolean> {
  const { from, to } = nameRange(text);
  return sql<boolean>`${sql.ref(column)} in (select company_id from company_name_parts where part >= ${from} and part < ${to})`;
}

/** Returns undefined for a text in few names, which {@link mayContain} finds fast. A scan in order soon meets one of many. */
export async function readNameCount(database: Database, text: string): Promise<number | undefined> {
  const kept = database.selectFrom("company_name_counts").select("companies");
  return (await kept.where("part", "=", text.toLowerCase()).executeTakeFirst())?.companies;
}
