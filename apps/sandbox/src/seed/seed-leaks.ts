import type { Selectable } from "kysely";
import type { Tables } from "../db/database.ts";
import { leaks } from "../domain/leaks.ts";
import { createRandom } from "../domain/random.ts";
import type { Percentiles } from "../domain/risk-vectors.ts";

/** Which leaks concern a company: the more, the worse it does in the vector of exposed credentials. */
export function makeLeakExposures(
  seed: number,
  company_id: number,
  { exposed_credentials: percentile }: Percentiles,
): Selectable<Tables["leak_exposures"]>[] {
  const random = createRandom(seed, "leaks", company_id);
  const likely = (100 - (percentile ?? 100)) / 150;
  return leaks.flatMap(({ guid, date_added }) => {
    if (!random.chance(likely)) return [];
    const [record_count, unique_domain_count] = [random.integer(1, 400), random.chance(0.8) ? 1 : 2];
    return [{ company_id, leak_guid: guid, date_added, record_count: record_count + 1, unique_domain_count }];
  });
}
