import type { OperationHandlers } from "../../api/handler.ts";
import { createRandom } from "../../domain/random.ts";
import { found } from "../../http/http-error.ts";
import { findPortfolioCompany } from "../portfolio/portfolio-query.ts";
import { slicePage } from "../shared/paging.ts";
import { findFinding } from "./find-finding.ts";

export const findingComments = {
  /** The comments are not stored but generated: half of the findings that came with a status have some. */
  async listFindingComments({ path, query, caller, url, database }) {
    const company = await findPortfolioCompany(database, caller.customerGuid, path.guid);
    const finding = found(await findFinding(database, company, path.rolledup_observation_id));
    const random = createRandom("comments", caller.customerGuid, path.rolledup_observation_id);
    if (finding.remediation_date === null || random.chance(0.5)) return slicePage(url, query, []);
    const authors = await database
      .selectFrom("users")
      .select(["guid", "formal_name as name"])
      .where("customer_guid", "=", caller.customerGuid)
      .orderBy("joined_time")
      .orderBy("guid")
      .execute();
    const comments = messages.slice(0, random.integer(1, messages.length)).map((message, index) => ({
      guid: random.guid(),
      message,
      author: random.pick(authors),
      created_time: `${finding.remediation_date}T${9 + index}:30:00Z`.replace("T9", "T09"),
      last_update_time: null,
    }));
    return slicePage(url, query, comments);
  },
} satisfies OperationHandlers;

const messages = [
  "Who can look at this?",
  "I asked the team that runs it.",
  "They plan it for the next release.",
] as const;
