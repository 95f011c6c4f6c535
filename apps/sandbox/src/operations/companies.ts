import type { Database } from "../database.ts";
import { mayChangePortfolio } from "../roles.ts";
import { prepareStatement } from "../stores/query.ts";
import { forbidden, Refusal } from "../wire/refusal.ts";
import { readCompany } from "./company-detail.ts";
import { readCompanyList } from "./company-list.ts";
import { searchCompanies } from "./company-search.ts";
import type { Call, Handlers } from "./handler.ts";
import { findFollowed, selectPortfolio } from "./portfolio-query.ts";

/** The portfolio in one piece, one company, and the search. */
export const companies: Handlers<"listCompanies" | "getCompany" | "updateCompany" | "searchCompanies"> = {
  async listCompanies(call) {
    return { status: 200, body: await readCompanyList(call) };
  },

  async getCompany(call) {
    return { status: 200, ...(await readCompany(call, call.query.fields ?? [])) };
  },

  async updateCompany(call) {
    const { path, body, caller, database } = call;
    if (!mayChangePortfolio(caller.role)) throw forbidden();
    const company_id = await findFollowed(database, caller.customerGuid, path.guid);
    const { custom_id, primary_company } = body.contents;
    const customer_guid = caller.customerGuid;
    const primary = primary_company == null ? undefined : await findPrimary(call, company_id, primary_company.guid);
    const write = async (to: Database) => {
      if (custom_id !== undefined) await writeCustomId(to, custom_id, customer_guid, company_id);
      if (primary_company === undefined) return;
      const preferred = to.deleteFrom("preferred_companies").where("customer_guid", "=", customer_guid);
      await preferred.where("company_id", "=", company_id).execute();
      if (primary === undefined) return;
      const row = { customer_guid, company_id, primary_id: primary };
      await to.insertInto("preferred_companies").values(row).execute();
    };
    // One statement is a whole of its own.
    await (primary_company === undefined ? write(database) : database.transaction().execute(write));
    return { status: 200, ...(await readCompany(call, [])) };
  },

  searchCompanies,
};

const writeCustomId = prepareStatement(
  (database: Database, customId: string | null, customerGuid: string, companyId: number) =>
    database
      .updateTable("subscriptions")
      .set({ custom_id: customId })
      .where("customer_guid", "=", customerGuid)
      .where("company_id", "=", companyId),
);

/** The company that is to stand for another one: any that the customer follows, but itself. */
async function findPrimary(
  { caller, database }: Call<"updateCompany">,
  companyId: number,
  guid: string,
): Promise<number> {
  const primary = await selectPortfolio(database, caller.customerGuid)
    .select("companies.id")
    .where("companies.guid", "=", guid)
    .where("companies.id", "!=", companyId)
    .executeTakeFirst();
  if (primary !== undefined) return primary.id;
  throw new Refusal(400, { primary_company: ["must be the guid of another company that is followed"] });
}
