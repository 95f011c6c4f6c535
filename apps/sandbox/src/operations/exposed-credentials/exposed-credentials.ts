import type { OperationHandlers } from "../../api/handler.ts";
import { dataClasses, leaks } from "../../domain/leaks.ts";
import { selectPortfolio } from "../portfolio/portfolio-query.ts";
import { comparisons, filterRows } from "../shared/filtering.ts";
import { countRows, executePage, pageOf, slicePage, toPage } from "../shared/paging.ts";

export const exposedCredentials = {
  listLeaks: async ({ query, url }) => slicePage(url, query, leaks),

  async listAffectedCompanies({ query, caller, url, database }) {
    const page = pageOf({ limit: 32, ...query });
    const matches = filterRows(
      selectPortfolio(database, caller.customerGuid).innerJoin(
        "leak_exposures",
        "leak_exposures.company_id",
        "companies.id",
      ),
      comparisons(query, "date_added", "leak_exposures.date_added"),
    );
    const count = await countRows(matches);
    const results = await matches
      .select(["companies.guid as company_guid", "subscriptions.company_name", "leak_guid"])
      .select(["leak_exposures.date_added", "record_count", "unique_domain_count"])
      .orderBy("leak_exposures.date_added", "desc")
      .orderBy("leak_exposures.company_id")
      .orderBy("leak_guid")
      .$call(executePage(page));
    return toPage(url, page, count, results);
  },

  listDataClasses: async () => dataClasses,
} satisfies OperationHandlers;
