import type { components } from "@signet/client";
import type { OperationHandlers } from "../../api/handler.ts";
import { createRandom } from "../../domain/random.ts";
import { filterRows } from "../shared/filtering.ts";
import { countRows, executePage, pageOf, toPage } from "../shared/paging.ts";
import { orderByName, selectPortfolio } from "./portfolio-query.ts";

type Relationship = components["schemas"]["CompanyRelationship"]["relationship_type"];

export const companyRelationships = {
  /** Nobody can change a relationship here, so the first user of the customer set them all. */
  async listCompanyRelationships({ query, caller, url, database }) {
    const types = query.relationship_type?.map((type) => type.toLowerCase());
    const matches = filterRows(selectPortfolio(database, caller.customerGuid).where("relationship", "is not", null), [
      ["companies.guid", "=", query.company_guid],
      ["relationship", "in", types],
    ]);
    const first = await database
      .selectFrom("users")
      .select("email")
      .where("customer_guid", "=", caller.customerGuid)
      .orderBy("joined_time")
      .orderBy("guid")
      .executeTakeFirst();
    const page = pageOf(query);
    const rows = await matches
      .select(["companies.guid", "companies.name", "relationship", "date_added"])
      .$call(orderByName)
      .$call(executePage(page));
    const email = first?.email ?? "";
    const results = rows.map(({ guid, name, relationship, date_added }) => ({
      guid: createRandom("relationship", caller.customerGuid, guid).guid(),
      company_guid: guid,
      company_name: name,
      relationship_type: relationship as Relationship,
      creator: email,
      last_editor: email,
      created_time: `${date_added}T00:00:00Z`,
      last_edited_time: `${date_added}T00:00:00Z`,
    }));
    return toPage(url, page, await countRows(matches), results);
  },
} satisfies OperationHandlers;
