import type { Handlers } from "../api/handler.ts";
import { alerts } from "./alerts/alerts.ts";
import { apiTokens } from "./api-tokens/api-tokens.ts";
import { assets } from "./assets/assets.ts";
import { companies } from "./companies/companies.ts";
import { companyImages } from "./companies/company-images.ts";
import { companySummaries } from "./companies/company-summaries.ts";
import { companyTrees } from "./companies/company-trees.ts";
import { infrastructure } from "./companies/infrastructure.ts";
import { companyRequests } from "./company-requests/company-requests.ts";
import { customers } from "./customers/customers.ts";
import { exposedCredentials } from "./exposed-credentials/exposed-credentials.ts";
import { certificates } from "./findings/certificates.ts";
import { findingComments } from "./findings/finding-comments.ts";
import { findingSummaries } from "./findings/finding-summaries.ts";
import { findings } from "./findings/findings.ts";
import { observations } from "./findings/observations.ts";
import { remediations } from "./findings/remediations.ts";
import { vectorStatistics } from "./findings/vector-statistics.ts";
import { folders } from "./folders/folders.ts";
import { general } from "./general/general.ts";
import { companyRelationships } from "./portfolio/company-relationships.ts";
import { contacts } from "./portfolio/contacts.ts";
import { customIds } from "./portfolio/custom-ids.ts";
import { portfolio } from "./portfolio/portfolio.ts";
import { portfolioSummaries } from "./portfolio/portfolio-summaries.ts";
import { subsidiaries } from "./portfolio/subsidiaries.ts";
import { currentRatings } from "./ratings/current-ratings.ts";
import { grades } from "./ratings/grades.ts";
import { industries } from "./ratings/industries.ts";
import { insights } from "./ratings/insights.ts";
import { nist } from "./ratings/nist.ts";
import { peers } from "./ratings/peers.ts";
import { ratingSeries } from "./ratings/rating-series.ts";
import { fastRatings } from "./reports/fast-ratings.ts";
import { reports } from "./reports/reports.ts";
import { subscriptions } from "./subscriptions/subscriptions.ts";
import { breaches } from "./supply-chain/breaches.ts";
import { dependents } from "./supply-chain/dependents.ts";
import { products } from "./supply-chain/products.ts";
import { providers } from "./supply-chain/providers.ts";
import { companyThreats } from "./threats/company-threats.ts";
import { threats } from "./threats/threats.ts";
import { tiers } from "./tiers/tiers.ts";
import { userAccounts } from "./users/user-accounts.ts";
import { userChanges } from "./users/user-changes.ts";
import { userMfa } from "./users/user-mfa.ts";
import { users } from "./users/users.ts";

export const handlers: Handlers = {
  ...apiTokens,
  ...companies,
  ...companySummaries,
  ...companyImages,
  ...companyTrees,
  ...currentRatings,
  ...companyRelationships,
  ...contacts,
  ...customIds,
  ...infrastructure,
  ...certificates,
  ...findingComments,
  ...findingSummaries,
  ...observations,
  ...remediations,
  ...vectorStatistics,
  ...assets,
  ...exposedCredentials,
  ...companyThreats,
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
  ...nist,
  ...peers,
  ...portfolio,
  ...portfolioSummaries,
  ...ratingSeries,
  ...subsidiaries,
  ...tiers,
  ...userAccounts,
  ...userChanges,
  ...userMfa,
  ...users,
  ...breaches,
  ...dependents,
  ...products,
  ...providers,
  ...alerts,
};
