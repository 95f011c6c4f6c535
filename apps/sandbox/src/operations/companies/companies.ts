import type { Call, OperationHandlers } from "../../api/handler.ts";
import { runTransaction } from "../../db/transaction.ts";
import { forbidden, HttpError } from "../../http/http-error.ts";
import { mayChangePortfolio } from "../../roles.ts";
import { findPortfolioId, selectPortfolio } from "../portfolio/portfolio-query.ts";
import { readCompany } from "./company-detail.ts";
import { readCompanyList } from "./company-list.ts";
import { searchCompanies } from "./company-search.ts";

export const companies = {
  listCompanies: (call) => readCompanyList(call),
  getCompany: (call) => readCompany(call, call.query.fields ?? []),

  async updateCompany(call) {
    const { path, body, caller, database } = call;
    if (!mayChangePortfolio(caller.role)) throw forbidden();
    const company_id = await findPortfolioId(database, caller.customerGuid, path.guid);
    const { custom_id, primary_company } = body.contents;
    const customer_guid = caller.customerGuid;
    const primary = primary_company == null ? undefined : await findPrimary(call, company_id, primary_company.guid);
    await runTransaction(database, async (transaction) => {
      if (custom_id !== undefined) {
        const own = transaction.updateTable("subscriptions").set({ custom_id });
        await own.where("customer_guid", "=", customer_guid).where("company_id", "=", company_id).execute();
      }
      if (primary_company === undefined) return;
      const preferred = transaction.deleteFrom("preferred_companies").where("customer_guid", "=", customer_guid);
      await preferred.where("company_id", "=", company_id).execute();
      if (primary === undefined) return;
      const row = { customer_guid, company_id, primary_id: primary };
      await transaction.insertInto("preferred_companies").values(row).execute();
    });
    return readCompany(call, []);
  },

  searchCompanies,
} satisfies OperationHandlers;

async function findPrimary({ caller, database }: Call<"updateCompany">, companyId: number, guid: string) {
  const primary = await selectPortfolio(database, caller.customerGuid)
    .select("companies.id")
    .where("companies.guid", "=", guid)
    .where("companies.id", "!=", companyId)
    .executeTakeFirst();
  if (primary !== undefined) return primary.id;
  throw new HttpError(400, { primary_company: ["must be the guid of another company in the portfolio"] });
}
