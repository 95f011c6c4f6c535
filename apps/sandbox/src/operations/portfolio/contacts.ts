import { randomUUID } from "node:crypto";
import type { components } from "@signet/client";
import type { Selectable } from "kysely";
import type { OperationHandlers } from "../../api/handler.ts";
import type { Database, Tables } from "../../db/database.ts";
import { runTransaction } from "../../db/transaction.ts";
import { forbidden, HttpError, notFound } from "../../http/http-error.ts";
import type { Principal } from "../../principal.ts";
import { mayWrite } from "../../roles.ts";
import { domainAndParents } from "../shared/domain-name.ts";
import { notInPortfolio, selectPortfolio } from "./portfolio-query.ts";

type Contact = components["schemas"]["Contact"];

export const contacts = {
  async listContacts({ caller, database }) {
    const rows = await selectContacts(database, caller).orderBy("formal_name").orderBy("contacts.guid").execute();
    return rows.map(view);
  },

  async createContact({ body, caller, today, database }) {
    if (!mayWrite(caller.role)) throw forbidden();
    const { company_guid, friendly_name, formal_name, email, phone_number = null } = body;
    return runTransaction(database, async (transaction) => {
      const company_id = await findCompany(transaction, caller, body);
      const { customerGuid: customer_guid, email: creator } = caller;
      const row = {
        guid: randomUUID(),
        customer_guid,
        company_id,
        friendly_name,
        formal_name,
        email,
        phone_number,
        creator,
        creation_date: today,
        last_editor: creator,
        last_edit_date: today,
      };
      await transaction.insertInto("contacts").values(row).execute();
      return view({ ...row, company_guid });
    });
  },

  async updateContact({ path, body, caller, today, database }) {
    if (!mayWrite(caller.role)) throw forbidden();
    const { guid, friendly_name, formal_name, email, phone_number } = body;
    return runTransaction(database, async (transaction) => {
      const contact = selectContacts(transaction, caller).where("contacts.guid", "=", path.guid);
      await contact.executeTakeFirstOrThrow(() => notFound());
      if (guid !== path.guid) throw new HttpError(400, { guid: [`must be ${path.guid}, as in the path`] });
      const company_id = await findCompany(transaction, caller, body);
      await transaction
        .updateTable("contacts")
        .set({
          company_id,
          friendly_name,
          formal_name,
          email,
          last_editor: caller.email,
          last_edit_date: today,
          ...(phone_number !== undefined && { phone_number }),
        })
        .where("guid", "=", guid)
        .execute();
      return view(await contact.executeTakeFirstOrThrow());
    });
  },
} satisfies OperationHandlers;

function selectContacts(database: Database, { customerGuid }: Principal) {
  return database
    .selectFrom("contacts")
    .innerJoin("companies", "companies.id", "contacts.company_id")
    .selectAll("contacts")
    .select("companies.guid as company_guid")
    .where("contacts.customer_guid", "=", customerGuid);
}

/** Returns the id of the contact's company, to which the domain of the address must belong. */
async function findCompany(
  database: Database,
  { customerGuid }: Principal,
  { company_guid, email }: { company_guid: string; email: string },
): Promise<number> {
  const company = await selectPortfolio(database, customerGuid)
    .select(["companies.id", "primary_domain"])
    .where("companies.guid", "=", company_guid)
    .executeTakeFirst();
  if (company === undefined) throw notInPortfolio("company_guid", company_guid);
  const domain = email.slice(email.lastIndexOf("@") + 1);
  if (!domainAndParents(domain).includes(company.primary_domain)) {
    throw new HttpError(400, { email: [`must be an address at ${company.primary_domain}, the company's domain`] });
  }
  return company.id;
}

function view({
  customer_guid: _,
  company_id: __,
  ...contact
}: Selectable<Tables["contacts"]> & { company_guid: string }): Contact {
  return contact;
}
