import { alerts } from "./alerts.ts";
import { apiTokens } from "./api-tokens.ts";
import { assets } from "./assets.ts";
import { breaches } from "./breaches.ts";
import { certificates } from "./certificates.ts";
import { companies } from "./companies.ts";
import { companyFacts } from "./company-facts.ts";
import { companyPictures } from "./company-pictures.ts";
import { companyRequests } from "./company-requests.ts";
import { companyTrees } from "./company-trees.ts";
import { currentRatings } from "./current-ratings.ts";
import { customIds } from "./custom-ids.ts";
import { customers } from "./customers.ts";
import { dependents } from "./dependents.ts";
import { exposedCredentials } from "./exposed-credentials.ts";
import { fastRatings } from "./fast-ratings.ts";
import { findingSummaries } from "./finding-summaries.ts";
import { findings } from "./findings.ts";
import { folders } from "./folders.ts";
import { general } from "./general.ts";
import { grades } from "./grades.ts";
import type { Handlers, OperationId } from "./handler.ts";
import { industries } from "./industries.ts";
import { infrastructure } from "./infrastructure.ts";
import { insights } from "./insights.ts";
import { observations } from "./observations.ts";
import { portfolio } from "./portfolio.ts";
import { portfolioSummaries } from "./portfolio-summaries.ts";
import { products } from "./products.ts";
import { providers } from "./providers.ts";
import { ratingSeries } from "./rating-series.ts";
import { reports } from "./reports.ts";
import { subscriptions } from "./subscriptions.ts";
import { subsidiaries } from "./subsidiaries.ts";
import { threats } from "./threats.ts";
import { tiers } from "./tiers.ts";
import { userAccounts } from "./user-accounts.ts";
import { userChanges } from "./user-changes.ts";
import { users } from "./users.ts";
import { vectorStatistics } from "./vector-statistics.ts";

/** A handler for every operation of the contract; one too many or too few does not compile. */
export const handlers: Handlers<OperationId> = {
  ...apiTokens,
  ...companies,
  ...companyFacts,
  ...companyPictures,
  ...companyTrees,
  ...currentRatings,
  ...customIds,
  ...infrastructure,
  ...certificates,
  ...findingSummaries,
  ...observations,
  ...vectorStatistics,
  ...assets,
  ...exposedCredentials,
  ...threats,
  ...findings,
  ...customers,
  ...general,
  ...reports,
  ...fastRatings,
  ...subscriptions,
  ...companyRequests,
  ...folders,
  ...grades,
  ...industries,
  ...insights,
  ...portfolio,
  ...portfolioSummaries,
  ...ratingSeries,
  ...subsidiaries,
  ...tiers,
  ...userAccounts,
  ...userChanges,
  ...users,
  ...breaches,
  ...dependents,
  ...products,
  ...providers,
  ...alerts,
};
