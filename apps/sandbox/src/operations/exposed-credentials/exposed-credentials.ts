import type { Handlers } from "../../api/handler.ts";
import { dataClasses, leaks } from "../../seed/seed-leaks.ts";
import { pageOf, toPage } from "../shared/page.ts";

/** Leaks of credentials, and the followed companies they concern. */
export const exposedCredentials: Handlers<"listLeaks" | "listAffectedCompanies" | "listDataClasses"> = {
  async listLeaks({ query, address }) {
    const page = pageOf(query);
    const results = leaks.slice(page.offset, page.offset + page.limit).map((leak) => ({
      ...leak,
      data_types_leaked: [...leak.data_types_leaked],
    }));
    return { status: 200, body: toPage(address, page, leaks.length, results) };
  },

  async listAffectedCompanies({ query, caller, address, database }) {
    const page = pageOf({ limit: 32, ...query });
    let matches = database
      .selectFrom("leak_exposures")
      .innerJoin("subscriptions", (join) =>
        join
          .onRef("subscriptions.company_id", "=", "leak_exposures.company_id")
          .on("subscriptions.customer_guid", "=", caller.customerGuid),
      );
    for (const [name, operator] of dateFilters) {
      const date = query[name];
      if (date !== undefined) matches = matches.where("leak_exposures.date_added", operator, date);
    }
    const { count } = await matches
      .select((select) => select.fn.countAll<number>().as("count"))
      .executeTakeFirstOrThrow();
    const results = await matches
      .innerJoin("companies", "companies.id", "leak_exposures.company_id")
      .select(["companies.guid as company_guid", "subscriptions.company_name", "leak_guid"])
      .select(["leak_exposures.date_added", "record_count", "unique_domain_count"])
      .orderBy("leak_exposures.date_added", "desc")
      .orderBy("leak_exposures.company_id")
      .orderBy("leak_guid")
      .limit(page.limit)
      .offset(page.offset)
      .execute();
    return { status: 200, body: toPage(address, page, count, results) };
  },

  async listDataClasses() {
    return { status: 200, body: [...dataClasses] };
  },
};

const dateFilters = [
  ["date_added", "="],
  ["date_added_lt", "<"],
  ["date_added_lte", "<="],
  ["date_added_gt", ">"],
  ["date_added_gte", ">="],
] as const;
