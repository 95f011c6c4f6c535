import type { components } from "@signet/client";
import type { Call, OperationHandlers } from "../../api/handler.ts";
import type { Database } from "../../db/database.ts";
import type { KnownCompany } from "../../db/tables/known-companies.ts";
import { generateAssets } from "../../domain/assets.ts";
import { ratingCategoryOf } from "../../domain/ratings.ts";
import { findPortfolioId, readDescendants } from "../portfolio/portfolio-query.ts";

type CompanyTree = components["schemas"]["CompanyTree"];

export const companyTrees = {
  async getCompanyTree(call) {
    const { query, caller, database } = call;
    const ids = await readTree(call);
    const rows = await readMembers(database, caller.customerGuid, ids);
    const expand = new Set<string>(query.expand ?? []);
    const trees = new Map(rows.map((row) => [row.id, viewMember(row, expand)]));
    for (const { id, parent_id } of rows) {
      const tree = trees.get(id);
      if (parent_id !== null && tree !== undefined) trees.get(parent_id)?.children.push(tree);
    }
    const [root = 0] = ids;
    const body = trees.get(root);
    if (body === undefined) throw new Error("the root of a tree is in it");
    return body;
  },

  async listCompanyTreeGuids(call) {
    const { name = "", domain = "", ip, q = "" } = call.query;
    const rows = await readMembers(call.database, call.caller.customerGuid, await readTree(call));
    const holds = (text: string, part: string) => text.toLowerCase().includes(part.toLowerCase());
    const found = rows.filter(
      (row) =>
        holds(row.name, name) &&
        holds(row.primary_domain, domain) &&
        holds(`${row.name} ${row.primary_domain}`, q) &&
        (ip === undefined || generateAssets(row).some(({ addresses }) => addresses.includes(ip))),
    );
    return found.map(({ guid }) => guid);
  },
} satisfies OperationHandlers;

async function readTree({ path, caller, database }: Call<"getCompanyTree" | "listCompanyTreeGuids">) {
  return readDescendants(database, await findPortfolioId(database, caller.customerGuid, path.guid));
}

function readMembers(database: Database, customerGuid: string, ids: readonly number[]) {
  const known = database.selectFrom("known_companies").selectAll().where("customer_guid", "=", customerGuid);
  return known
    .where("id", "in", [...ids])
    .orderBy("id")
    .execute();
}

function viewMember(row: KnownCompany, expand: ReadonlySet<string>): CompanyTree {
  const rating = row.subscription_type === null ? null : row.rating;
  return {
    guid: row.guid,
    name: row.name,
    rating,
    rating_category: rating === null ? null : ratingCategoryOf(rating),
    rating_type: row.type,
    industry: row.industry,
    is_service_provider: row.is_service_provider === 1,
    is_subscribed: row.subscription_type !== null,
    is_primary: row.primary_guid === null,
    is_bundled: false,
    is_csp: row.is_csp === 1,
    has_control: false,
    has_delegated_security_controls: false,
    security_grade: null,
    ...(expand.has("is_shell") && { is_shell: false }),
    ...(expand.has("confidence") && { confidence: row.type === "PROVISIONAL" ? ("LOW" as const) : ("HIGH" as const) }),
    children: [],
  };
}
