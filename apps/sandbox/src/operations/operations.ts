import { apiTokens } from "./api-tokens.ts";
import { companies } from "./companies.ts";
import { findings } from "./findings.ts";
import { folders } from "./folders.ts";
import type { Handlers, OperationId } from "./handler.ts";
import { portfolio } from "./portfolio.ts";
import { tiers } from "./tiers.ts";
import { userAccounts } from "./user-accounts.ts";
import { userChanges } from "./user-changes.ts";
import { users } from "./users.ts";

/** A handler for every operation of the contract; one too many or too few does not compile. */
export const handlers: Handlers<OperationId> = {
  ...apiTokens,
  ...companies,
  ...findings,
  ...folders,
  ...portfolio,
  ...tiers,
  ...userAccounts,
  ...userChanges,
  ...users,
};
