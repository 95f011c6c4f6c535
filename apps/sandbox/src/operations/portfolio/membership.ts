import type { Database } from "../../db/database.ts";
import { selectPortfolio } from "./portfolio-query.ts";

export interface MemberChanges {
  add_companies?: readonly string[];
  remove_companies?: readonly string[];
}

/** Decides which companies join a group and which leave it. Only companies of the portfolio can join, and only members leave. */
export async function decideMembers(
  database: Database,
  customerGuid: string,
  { add_companies = [], remove_companies = [] }: MemberChanges,
  members: readonly string[],
) {
  const rows = await selectPortfolio(database, customerGuid)
    .select(["companies.id", "companies.guid", "companies.name"])
    .where("companies.guid", "in", ["", ...add_companies, ...remove_companies])
    .execute();
  const known = new Map(rows.map((row) => [row.guid, row]));
  const split = (guids: readonly string[], passes: (guid: string) => boolean) => {
    const unique = [...new Set(guids)];
    return [unique.filter(passes), unique.filter((guid) => !passes(guid))] as const;
  };
  const [added, not_added] = split(add_companies, (guid) => known.has(guid));
  const after = new Set([...members, ...added]);
  const [removed, not_removed] = split(remove_companies, (guid) => after.has(guid));
  const companiesOf = (guids: readonly string[]) => guids.flatMap((guid) => known.get(guid) ?? []);
  return {
    added: companiesOf(added),
    removed: companiesOf(removed),
    report: { added, not_added, removed, not_removed },
  };
}
