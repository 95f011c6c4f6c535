import type { Handler } from "../../api/handler.ts";
import { ratingDates } from "../../domain/date.ts";
import { notFound } from "../../http/http-error.ts";
import { selectFolderCompanies, selectFolders } from "./folder-query.ts";

/** The average rating of a folder's companies for each day of the last year, the newest last. Guess: the real rule is not known. */
export const getFolderHistory: Handler<"getFolderHistory"> = async ({ path, caller, database }) => {
  const folder = await selectFolders(database, caller)
    .select("name")
    .where("folders.guid", "=", path.guid)
    .executeTakeFirst();
  if (folder === undefined) throw notFound();
  const rows = await selectFolderCompanies(database, caller)
    .innerJoin("company_histories", "company_histories.company_id", "subscriptions.company_id")
    .select("company_histories.ratings")
    .where("folders.guid", "=", path.guid)
    .execute();
  const sums = new Float64Array(ratingDates.length);
  for (const { ratings } of rows) {
    for (const [age, rating] of (JSON.parse(ratings) as number[]).entries()) sums[age] = (sums[age] ?? 0) + rating;
  }
  const days = rows.length === 0 ? [] : ratingDates;
  const ratings = days.map((x, age) => ({ x, y: Math.round((sums[age] ?? 0) / rows.length) })).toReversed();
  return { status: 200, body: { name: folder.name, ratings } };
};
