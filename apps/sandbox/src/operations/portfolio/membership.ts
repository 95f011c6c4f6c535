import type { Database } from "../../db/database.ts";
import { selectPortfolio } from "./portfolio-query.ts";

export interface MemberChanges {
  add_companies?: readonly string[];
  remove_companies?: readonly string[];
}

/** Decides which companies join a group and which leave it; the others of the request are not in the portfolio, or change nothing. */
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
  const [toAdd, toRemove] = [new Set(add_companies), new Set(remove_companies)];
  const added = [...toAdd].flatMap((guid) => (members.includes(guid) ? [] : (known.get(guid) ?? [])));
  const after = new Set([...members, ...added.map(({ guid }) => guid)]);
  const removed = [...toRemove].flatMap((guid) => (after.has(guid) ? (known.get(guid) ?? []) : []));
  const joined = added.map(({ guid }) => guid);
  const left = removed.map(({ guid }) => guid);
  return {
    added,
    removed,
    report: {
      added: joined,
      not_added: [...toAdd].filter((guid) => !joined.includes(guid)),
      removed: left,
      not_removed: [...toRemove].filter((guid) => !left.includes(guid)),
    },
  };
}
