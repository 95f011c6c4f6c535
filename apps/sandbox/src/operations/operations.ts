import { apiTokens } from "./api-tokens.ts";
import { companies } from "./companies.ts";
import { companyFacts } from "./company-facts.ts";
import { companyPictures } from "./company-pictures.ts";
import { companyTrees } from "./company-trees.ts";
import { customIds } from "./custom-ids.ts";
import { findings } from "./findings.ts";
import { folders } from "./folders.ts";
import type { Handlers, OperationId } from "./handler.ts";
import { infrastructure } from "./infrastructure.ts";
import { portfolio } from "./portfolio.ts";
import { portfolioSummaries } from "./portfolio-summaries.ts";
import { subsidiaries } from "./subsidiaries.ts";
import { tiers } from "./tiers.ts";
import { userAccounts } from "./user-accounts.ts";
import { userChanges } from "./user-changes.ts";
import { users } from "./users.ts";

/** A handler for every operation of the contract; one too many or too few does not compile. */
export const handlers: Handlers<OperationId> = {
  ...apiTokens,
  ...companies,
  ...customIds,
  ...companyFacts,
  ...companyPictures,
  ...companyTrees,
  ...infrastructure,
  ...findings,
  ...folders,
  ...portfolio,
  ...portfolioSummaries,
  ...subsidiaries,
  ...tiers,
  ...userAccounts,
  ...userChanges,
  ...users,
};
