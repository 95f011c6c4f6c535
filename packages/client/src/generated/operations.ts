/**
 * This file was generated from the contract by `pnpm generate`.
 * Do not make direct changes to the file.
 */

/** What a call needs to know of an operation at run time, by method and path. */
export const operations: Readonly<Record<string, OperationRow>> = {
  "GET /v1/customers/{customer_guid}/api-tokens": { operationId: "listApiTokens", responses: { 200: "json", 400: "json", 401: "json", 403: "json", 404: "json", 429: "json" }, commaSeparated: [] },
  "POST /v1/customers/{customer_guid}/api-tokens": { operationId: "createApiToken", responses: { 201: "json", 400: "json", 401: "json", 403: "json", 404: "json", 429: "json" }, commaSeparated: [] },
  "DELETE /v1/customers/{customer_guid}/api-tokens/{token_guid}": { operationId: "deleteApiToken", responses: { 204: "empty", 400: "json", 401: "json", 403: "json", 404: "json", 429: "json" }, commaSeparated: [] },
  "GET /v1/companies": { operationId: "listCompanies", responses: { 200: "json", 400: "json", 401: "json", 403: "json", 429: "json" }, commaSeparated: [] },
  "GET /v1/companies/search": { operationId: "searchCompanies", responses: { 200: "json", 400: "json", 401: "json", 403: "json", 429: "json" }, commaSeparated: ["guids", "expand"] },
  "GET /v1/companies/infrastructure/requests/summaries": { operationId: "getInfrastructureRequestSummaries", responses: { 200: "json", 400: "json", 401: "json", 403: "json", 429: "json" }, commaSeparated: [] },
  "GET /v1/companies/{guid}": { operationId: "getCompany", responses: { 200: "json", 400: "json", 401: "json", 403: "json", 404: "json", 429: "json" }, commaSeparated: ["fields"] },
  "PATCH /v1/companies/{guid}": { operationId: "updateCompany", responses: { 200: "json", 400: "json", 401: "json", 403: "json", 404: "json", 429: "json" }, commaSeparated: [] },
  "GET /v1/companies/{guid}/company-tree": { operationId: "getCompanyTree", responses: { 200: "json", 400: "json", 401: "json", 403: "json", 404: "json", 429: "json" }, commaSeparated: ["expand"] },
  "GET /v1/companies/{guid}/company-tree/guids": { operationId: "listCompanyTreeGuids", responses: { 200: "json", 400: "json", 401: "json", 403: "json", 404: "json", 429: "json" }, commaSeparated: [] },
  "GET /v1/companies/{guid}/graph_data": { operationId: "getCompanyGraph", responses: { 200: "json", 400: "json", 401: "json", 403: "json", 404: "json", 429: "json" }, commaSeparated: [] },
  "GET /v1/companies/{guid}/countries": { operationId: "getCompanyCountries", responses: { 200: "json", 400: "json", 401: "json", 403: "json", 404: "json", 429: "json" }, commaSeparated: [] },
  "GET /v1/companies/{guid}/infrastructure/reasons": { operationId: "listInfrastructureReasons", responses: { 200: "json", 400: "json", 401: "json", 403: "json", 404: "json", 429: "json" }, commaSeparated: [] },
  "GET /v1/companies/{guid}/underwriting-guidelines": { operationId: "getUnderwritingGuidelines", responses: { 200: "json", 400: "json", 401: "json", 403: "json", 404: "json", 429: "json" }, commaSeparated: [] },
  "GET /v1/companies/{guid}/risk-vectors/summaries": { operationId: "exportRiskVectorSummaries", responses: { 200: "text", 400: "json", 401: "json", 403: "json", 404: "json", 429: "json" }, commaSeparated: ["fields"] },
  "GET /v1/companies/{guid}/logo-image": { operationId: "getCompanyLogo", responses: { 200: "bytes", 400: "json", 401: "json", 403: "json", 404: "json", 429: "json" }, commaSeparated: [] },
  "GET /v1/companies/{guid}/sparkline": { operationId: "getCompanySparkline", responses: { 200: "bytes", 400: "json", 401: "json", 403: "json", 404: "json", 429: "json" }, commaSeparated: [] },
  "GET /v1/companies/{guid}/findings": { operationId: "listFindings", responses: { 200: "json text", 400: "json", 401: "json", 403: "json", 404: "json", 429: "json" }, commaSeparated: ["sort", "fields", "expand", "impacts_risk_vector_details", "severity_category", "risk_category", "risk_vector", "risk_vector_label", "tags_contains", "details.grade", "grade", "details.infection.family", "assets.category", "assets.combined_importance", "vulnerabilities", "details.vulnerabilities.severity", "last_remediation_status_label", "attributed_companies.guid", "file_sharing_category", "details.assessment_name"] },
  "GET /v1/companies/{guid}/findings/statistics": { operationId: "getFindingStatistics", responses: { 200: "json text", 400: "json", 401: "json", 403: "json", 404: "json", 429: "json" }, commaSeparated: ["fields", "expand", "impacts_risk_vector_details", "severity_category", "risk_category", "risk_vector", "risk_vector_label", "tags_contains", "details.grade", "grade", "details.infection.family", "assets.category", "assets.combined_importance", "vulnerabilities", "details.vulnerabilities.severity", "last_remediation_status_label", "attributed_companies.guid", "file_sharing_category", "details.assessment_name"] },
  "GET /portfolio": { operationId: "getLegacyPortfolio", responses: { 200: "json", 400: "json", 401: "json", 403: "json", 429: "json" }, commaSeparated: [] },
  "GET /v1/portfolio": { operationId: "getPortfolio", responses: { 200: "json", 400: "json", 401: "json", 403: "json", 429: "json" }, commaSeparated: ["fields"] },
  "GET /v1/portfolio/guids": { operationId: "listPortfolioGuids", responses: { 200: "json", 400: "json", 401: "json", 403: "json", 429: "json" }, commaSeparated: [] },
  "GET /v1/portfolio/statistics": { operationId: "getPortfolioStatistics", responses: { 200: "json", 400: "json", 401: "json", 403: "json", 429: "json" }, commaSeparated: ["types"] },
  "GET /v1/portfolio/entity-custom-ids": { operationId: "listCustomIds", responses: { 200: "json", 400: "json", 401: "json", 403: "json", 429: "json" }, commaSeparated: [] },
  "POST /v1/portfolio/entity-custom-ids": { operationId: "setCustomId", responses: { 200: "json", 400: "json", 401: "json", 403: "json", 429: "json" }, commaSeparated: [] },
  "POST /v1/portfolio/entity-custom-ids/bulk": { operationId: "updateCustomIds", responses: { 200: "json", 400: "json", 401: "json", 403: "json", 429: "json" }, commaSeparated: [] },
  "GET /v1/portfolio/monitored-assets/summaries": { operationId: "getMonitoredAssetSummaries", responses: { 200: "json", 400: "json", 401: "json", 403: "json", 429: "json" }, commaSeparated: ["fields"] },
  "GET /v1/portfolio/ratings": { operationId: "listPortfolioRatings", responses: { 200: "json", 400: "json", 401: "json", 403: "json", 429: "json" }, commaSeparated: ["expand"] },
  "POST /v1/portfolio/ratings": { operationId: "queryPortfolioRatings", responses: { 200: "json", 400: "json", 401: "json", 403: "json", 429: "json" }, commaSeparated: ["expand"] },
  "GET /v1/portfolio/risk-vectors/grades": { operationId: "listPortfolioGrades", responses: { 200: "json", 400: "json", 401: "json", 403: "json", 429: "json" }, commaSeparated: ["company.guid"] },
  "GET /v1/current-ratings": { operationId: "listCurrentRatings", responses: { 200: "json", 400: "json", 401: "json", 403: "json", 429: "json" }, commaSeparated: [] },
  "POST /v1/current-ratings": { operationId: "queryCurrentRatings", responses: { 200: "json", 400: "json", 401: "json", 403: "json", 429: "json" }, commaSeparated: [] },
  "GET /v1/industries": { operationId: "listIndustries", responses: { 200: "json", 400: "json", 401: "json", 403: "json", 429: "json" }, commaSeparated: ["expand"] },
  "GET /v1/industries/{slug}": { operationId: "getIndustry", responses: { 200: "json", 400: "json", 401: "json", 403: "json", 404: "json", 429: "json" }, commaSeparated: [] },
  "GET /v1/territories/{territory_guid}/industries/{industry_guid}/grades": { operationId: "getTerritoryIndustryGrades", responses: { 200: "json", 400: "json", 401: "json", 403: "json", 404: "json", 429: "json" }, commaSeparated: [] },
  "GET /v1/insights": { operationId: "listInsights", responses: { 200: "json", 400: "json", 401: "json", 403: "json", 429: "json" }, commaSeparated: [] },
  "GET /v1/insights/rating_changes": { operationId: "listRatingChanges", responses: { 200: "json", 400: "json", 401: "json", 403: "json", 429: "json" }, commaSeparated: [] },
  "GET /v1/subsidiaries": { operationId: "listSubsidiaries", responses: { 200: "json", 400: "json", 401: "json", 403: "json", 429: "json" }, commaSeparated: [] },
  "GET /v1/subsidiaries/statistics": { operationId: "getSubsidiaryStatistics", responses: { 200: "json text", 400: "json", 401: "json", 403: "json", 429: "json" }, commaSeparated: [] },
  "GET /v2/portfolio": { operationId: "listPortfolio", responses: { 200: "json text", 400: "json", 401: "json", 403: "json", 429: "json" }, commaSeparated: ["sort", "fields", "industry.name", "industry.slug", "subscription_type.slug", "exclude_subscription_type.slug", "exclude_subscription_type", "life_cycle.slug", "relationship.slug", "tier", "guid", "type", "infections", "vulnerabilities", "open_ports", "countries", "regions", "security_incident_categories", "risk_vectors.slug", "risk_vectors.grade", "software.category", "software.name", "providers", "products", "product_types"] },
  "POST /v2/portfolio": { operationId: "queryPortfolio", responses: { 200: "json text", 400: "json", 401: "json", 403: "json", 429: "json" }, commaSeparated: ["sort", "fields", "industry.name", "industry.slug", "subscription_type.slug", "exclude_subscription_type.slug", "exclude_subscription_type", "life_cycle.slug", "relationship.slug", "tier", "guid", "type", "infections", "vulnerabilities", "open_ports", "countries", "regions", "security_incident_categories", "risk_vectors.slug", "risk_vectors.grade", "software.category", "software.name", "providers", "products", "product_types"] },
  "GET /v2/portfolio/summaries": { operationId: "getPortfolioSummaries", responses: { 200: "json", 400: "json", 401: "json", 403: "json", 429: "json" }, commaSeparated: ["fields"] },
  "GET /v1/folders": { operationId: "listFolders", responses: { 200: "json", 400: "json", 401: "json", 429: "json" }, commaSeparated: ["fields"] },
  "POST /v1/folders": { operationId: "createFolder", responses: { 201: "json", 400: "json", 401: "json", 403: "json", 429: "json" }, commaSeparated: [] },
  "GET /v1/folders/{guid}": { operationId: "getFolder", responses: { 200: "json", 400: "json", 401: "json", 403: "json", 404: "json", 429: "json" }, commaSeparated: [] },
  "PATCH /v1/folders/{guid}": { operationId: "updateFolder", responses: { 200: "json", 400: "json", 401: "json", 403: "json", 404: "json", 429: "json" }, commaSeparated: [] },
  "DELETE /v1/folders/{guid}": { operationId: "deleteFolder", responses: { 204: "empty", 400: "json", 401: "json", 403: "json", 404: "json", 429: "json" }, commaSeparated: [] },
  "GET /v1/tiers": { operationId: "listTiers", responses: { 200: "json", 400: "json", 401: "json", 403: "json", 429: "json" }, commaSeparated: [] },
  "POST /v1/tiers": { operationId: "createTier", responses: { 201: "json", 400: "json", 401: "json", 403: "json", 429: "json" }, commaSeparated: [] },
  "GET /v1/tiers/summary": { operationId: "summarizeTiers", responses: { 200: "json", 400: "json", 401: "json", 403: "json", 429: "json" }, commaSeparated: [] },
  "GET /v1/tiers/{tier_guid}": { operationId: "getTier", responses: { 200: "json", 400: "json", 401: "json", 403: "json", 404: "json", 429: "json" }, commaSeparated: [] },
  "PATCH /v1/tiers/{tier_guid}": { operationId: "updateTier", responses: { 200: "json", 400: "json", 401: "json", 403: "json", 404: "json", 429: "json" }, commaSeparated: [] },
  "PUT /v1/tiers/{tier_guid}": { operationId: "replaceTier", responses: { 200: "json", 400: "json", 401: "json", 403: "json", 404: "json", 429: "json" }, commaSeparated: [] },
  "DELETE /v1/tiers/{tier_guid}": { operationId: "deleteTier", responses: { 204: "empty", 400: "json", 401: "json", 403: "json", 404: "json", 429: "json" }, commaSeparated: [] },
  "PATCH /v1/tiers/{tier_guid}/companies": { operationId: "updateTierCompanies", responses: { 200: "json", 400: "json", 401: "json", 403: "json", 404: "json", 429: "json" }, commaSeparated: [] },
  "GET /v2/users": { operationId: "listUsers", responses: { 200: "json", 400: "json", 401: "json", 403: "json", 429: "json" }, commaSeparated: ["sort", "status", "roles.slug"] },
  "POST /v2/users": { operationId: "createUser", responses: { 201: "json", 400: "json", 401: "json", 403: "json", 429: "json" }, commaSeparated: [] },
  "GET /v2/users/{guid}": { operationId: "getUser", responses: { 200: "json", 400: "json", 401: "json", 403: "json", 404: "json", 429: "json" }, commaSeparated: [] },
  "PATCH /v2/users/{guid}": { operationId: "updateUser", responses: { 200: "json", 400: "json", 401: "json", 403: "json", 404: "json", 429: "json" }, commaSeparated: [] },
  "DELETE /v2/users/{guid}": { operationId: "deleteUser", responses: { 204: "empty", 400: "json", 401: "json", 403: "json", 404: "json", 429: "json" }, commaSeparated: [] },
  "POST /v2/users/{guid}/require-mfa": { operationId: "requireUserMfa", responses: { 200: "empty", 400: "json", 401: "json", 403: "json", 404: "json", 429: "json" }, commaSeparated: [] },
  "POST /v2/users/{guid}/reset-mfa": { operationId: "resetUserMfa", responses: { 200: "empty", 400: "json", 401: "json", 403: "json", 404: "json", 429: "json" }, commaSeparated: [] },
  "POST /v2/users/{guid}/reset-pending-mfa": { operationId: "resetPendingUserMfa", responses: { 200: "empty", 400: "json", 401: "json", 403: "json", 404: "json", 429: "json" }, commaSeparated: [] },
  "POST /v2/users/{guid}/resend-activation-email": { operationId: "resendActivationEmail", responses: { 201: "empty", 400: "json", 401: "json", 403: "json", 404: "json", 429: "json" }, commaSeparated: [] },
  "GET /v1/users": { operationId: "listUserAccounts", responses: { 200: "json", 400: "json", 401: "json", 403: "json", 429: "json" }, commaSeparated: [] },
  "GET /v1/users/current": { operationId: "getCurrentUser", responses: { 200: "json", 400: "json", 401: "json", 429: "json" }, commaSeparated: ["fields", "exclude_fields"] },
  "GET /v1/users/quota": { operationId: "getUserQuota", responses: { 200: "json", 400: "json", 401: "json", 429: "json" }, commaSeparated: [] },
  "GET /v1/users/{guid}/company-views": { operationId: "listCompanyViews", responses: { 200: "json", 400: "json", 401: "json", 403: "json", 404: "json", 429: "json" }, commaSeparated: [] },
};

export interface OperationRow {
  operationId: string;
  /** What the contract promises for each status: JSON, text or bytes, or no body; where a space is between two, either. */
  responses: Readonly<Record<number, string>>;
  /** Query parameters whose values are joined by commas (`explode: false`); others are repeated. */
  commaSeparated: readonly string[];
}
