import { randomUUID } from "node:crypto";
import type { components } from "@signet/client";
import type { OperationHandlers } from "../../api/handler.ts";
import type { Database, Transaction } from "../../db/database.ts";
import { runTransaction } from "../../db/transaction.ts";
import { forbidden, HttpError } from "../../http/http-error.ts";
import type { Principal } from "../../principal.ts";
import { maySeeUsers, mayWrite } from "../../roles.ts";
import { selectFolders } from "../folders/folder-query.ts";
import { domainAndParents } from "../shared/domain-name.ts";
import { selectTiers } from "../tiers/tier-query.ts";
import { findRequest, listCompanyRequests } from "./company-request-query.ts";

type CompanyRequest = components["schemas"]["CompanyRequest"];

/** Handlers of requests to rate companies. Guess: they are complete at once for known companies, and else stay pending. */
export const companyRequests = {
  listCompanyRequests,

  async createCompanyRequest({ body, caller, database }) {
    if (!mayWrite(caller.role)) throw forbidden();
    const { request, isNew } = await runTransaction(database, (transaction) =>
      createRequest(transaction, caller, body.domain, body.subscription_type),
    );
    if (!isNew) {
      const problems = { domain: ["This domain was requested before."] };
      throw new HttpError(400, problems, {}, { ...problems, details: request });
    }
    return request;
  },

  async uploadCompanyRequests({ body, caller, database }) {
    if (!mayWrite(caller.role)) throw forbidden();
    const { folder_guid, tier_guid, subscription_type } = body;
    if (folder_guid !== undefined) {
      const folder = selectFolders(database, caller).select("guid").where("guid", "=", folder_guid);
      await folder.executeTakeFirstOrThrow(() => invalid("folder_guid", "no folder has this guid"));
    }
    if (tier_guid !== undefined) {
      const tier = selectTiers(database, caller).select("tiers.guid").where("tiers.guid", "=", tier_guid);
      await tier.executeTakeFirstOrThrow(() => invalid("tier_guid", "no tier has this guid"));
    }
    const domains = readDomains(body.file);
    if (domains.length === 0) throw invalid("file", "must contain a domain");
    const [first] = await runTransaction(database, async (transaction) => {
      const requests: CompanyRequest[] = [];
      for (const domain of domains) {
        requests.push((await createRequest(transaction, caller, domain, subscription_type)).request);
      }
      return requests;
    });
    return first as CompanyRequest;
  },

  getCompanyRequest: ({ path, caller, database }) => findRequest(database, caller, path.guid),

  async updateCompanyRequest({ path, body, caller, database }) {
    await assertMayChange(database, caller, path.guid);
    await runTransaction(database, (transaction) =>
      transaction
        .updateTable("company_requests")
        .set({ subscription_type: body.subscription_type, updated_time: new Date().toISOString() })
        .where("guid", "=", path.guid)
        .execute(),
    );
    return findRequest(database, caller, path.guid);
  },

  async deleteCompanyRequest({ path, caller, database }) {
    await assertMayChange(database, caller, path.guid);
    await runTransaction(database, (transaction) =>
      transaction.deleteFrom("company_requests").where("guid", "=", path.guid).execute(),
    );
  },
} satisfies OperationHandlers;

async function assertMayChange(database: Database, caller: Principal, guid: string): Promise<void> {
  const { requester } = await findRequest(database, caller, guid);
  if (requester.guid !== caller.guid && !maySeeUsers(caller.role)) throw forbidden();
}

function invalid(field: string, problem: string): HttpError {
  return new HttpError(400, { [field]: [problem] });
}

async function createRequest(
  transaction: Transaction,
  caller: Principal,
  requestedDomain: string,
  subscription_type = "continuous_monitoring",
): Promise<{ request: CompanyRequest; isNew: boolean }> {
  const { customerGuid: customer_guid } = caller;
  const domain = requestedDomain.toLowerCase();
  const company = await transaction
    .selectFrom("companies")
    .select("id")
    .where("primary_domain", "in", domainAndParents(domain))
    .executeTakeFirst();
  const now = new Date().toISOString();
  const newGuid = randomUUID();
  await transaction
    .insertInto("company_requests")
    .values({
      guid: newGuid,
      customer_guid,
      requester_guid: caller.guid,
      requester_name: caller.name,
      domain,
      subscription_type,
      created_time: now,
      updated_time: now,
      status: company === undefined ? "Pending" : "Complete",
      company_id: company?.id ?? null,
    })
    .onConflict((conflict) => conflict.columns(["customer_guid", "domain"]).doNothing())
    .execute();
  const { guid } = await transaction
    .selectFrom("company_requests")
    .select("guid")
    .where("customer_guid", "=", customer_guid)
    .where("domain", "=", domain)
    .executeTakeFirstOrThrow();
  return { request: await findRequest(transaction, caller, guid), isNew: guid === newGuid };
}

/** Reads the column `domain` of a CSV file, or the first column without a header. Guess: the real format is unknown. */
function readDomains(text: string): string[] {
  const rows = text
    .replace(/^\uFEFF/, "")
    .split(/\r?\n/)
    .map((line) => line.split(",").map((cell) => cell.trim().replace(/^"(.*)"$/, "$1")));
  const heading = rows[0]?.findIndex((cell) => cell.toLowerCase() === "domain") ?? -1;
  const domains = rows.slice(heading === -1 ? 0 : 1).map((cells) => cells[Math.max(0, heading)] ?? "");
  const named = [...new Set(domains.filter((domain) => domain !== ""))];
  const wrong = named.find((domain) => domain.length > 253 || !/^[a-z0-9-]+(\.[a-z0-9-]+)+$/i.test(domain));
  if (wrong !== undefined) throw invalid("file", `${JSON.stringify(wrong.slice(0, 60))} is not a domain`);
  if (named.length > 1_000) throw invalid("file", "must not contain more than 1000 domains");
  return named;
}
