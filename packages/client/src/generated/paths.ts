/**
 * This file was generated from the contract by `pnpm generate`.
 * Do not make direct changes to the file.
 */

import type { operations } from "./contract.ts";

export interface GetOperations {
  "/": operations["getDisclaimer"];
  "/v1": operations["getApiVersion"];
  "/v1/defaults": operations["getDefaults"];
  "/v1/defaults/vulnerabilities": operations["listKnownVulnerabilities"];
  "/v1/customers/{customer_guid}": operations["getCustomer"];
  "/v1/customers/{customer_guid}/api-tokens": operations["listApiTokens"];
  "/v1/companies": operations["listCompanies"];
  "/v1/companies/search": operations["searchCompanies"];
  "/v1/companies/infrastructure/requests/summaries": operations["getInfrastructureRequestSummaries"];
  "/v1/companies/{guid}": operations["getCompany"];
  "/v1/companies/{guid}/company-tree": operations["getCompanyTree"];
  "/v1/companies/{guid}/company-tree/guids": operations["listCompanyTreeGuids"];
  "/v1/companies/{guid}/graph_data": operations["getCompanyGraph"];
  "/v1/companies/{guid}/countries": operations["getCompanyCountries"];
  "/v1/companies/{guid}/infrastructure/reasons": operations["listInfrastructureReasons"];
  "/v1/companies/{guid}/underwriting-guidelines": operations["getUnderwritingGuidelines"];
  "/v1/companies/{guid}/risk-vectors/summaries": operations["exportRiskVectorSummaries"];
  "/v1/companies/{guid}/logo-image": operations["getCompanyLogo"];
  "/v1/companies/{guid}/sparkline": operations["getCompanySparkline"];
  "/v1/companies/{guid}/findings": operations["listFindings"];
  "/v1/companies/{guid}/findings/statistics": operations["getFindingStatistics"];
  "/v1/companies/{guid}/findings/summary": operations["getFindingSummary"];
  "/v1/companies/{guid}/findings/filters": operations["getFindingFilters"];
  "/v1/companies/{guid}/observations": operations["listObservations"];
  "/v1/companies/{guid}/observations/statistics": operations["getObservationStatistics"];
  "/v1/companies/{guid}/industries/statistics": operations["getIndustryStatistics"];
  "/v1/companies/{guid}/diligence/statistics": operations["getDiligenceStatistics"];
  "/v1/companies/{guid}/diligence/historical-statistics": operations["getDiligenceHistory"];
  "/v1/findings/wfh": operations["listHomeFindings"];
  "/v1/companies/{guid}/assets": operations["listAssets"];
  "/v1/companies/{guid}/assets/statistics": operations["getAssetStatistics"];
  "/v1/companies/{guid}/assets/summaries": operations["getAssetSummaries"];
  "/v2/threats": operations["listThreats"];
  "/v2/threats/summaries": operations["getThreatSummaries"];
  "/v2/threats/{threat_guid}/companies": operations["listThreatCompanies"];
  "/v2/threats/{threat_guid}/companies/{company_guid}/evidence": operations["listThreatEvidence"];
  "/v1/exposed-credentials/leaks": operations["listLeaks"];
  "/v1/exposed-credentials/affected-companies": operations["listAffectedCompanies"];
  "/v1/exposed-credentials/data-classes": operations["listDataClasses"];
  "/portfolio": operations["getLegacyPortfolio"];
  "/v1/portfolio": operations["getPortfolio"];
  "/v1/portfolio/guids": operations["listPortfolioGuids"];
  "/v1/portfolio/statistics": operations["getPortfolioStatistics"];
  "/v1/portfolio/entity-custom-ids": operations["listCustomIds"];
  "/v1/portfolio/monitored-assets/summaries": operations["getMonitoredAssetSummaries"];
  "/v1/portfolio/ratings": operations["listPortfolioRatings"];
  "/v1/portfolio/risk-vectors/grades": operations["listPortfolioGrades"];
  "/v1/current-ratings": operations["listCurrentRatings"];
  "/v1/industries": operations["listIndustries"];
  "/v1/industries/{slug}": operations["getIndustry"];
  "/v1/territories/{territory_guid}/industries/{industry_guid}/grades": operations["getTerritoryIndustryGrades"];
  "/v1/insights": operations["listInsights"];
  "/v1/insights/rating_changes": operations["listRatingChanges"];
  "/v1/portfolio/product-types": operations["listProductTypes"];
  "/v1/portfolio/products": operations["listPortfolioProducts"];
  "/v1/portfolio/products/{product_guid}/companies": operations["listProductCompanies"];
  "/v1/portfolio/providers": operations["listPortfolioProviders"];
  "/v1/portfolio/providers/{provider_guid}/companies": operations["listProviderCompanies"];
  "/v1/portfolio/providers/{provider_guid}/products": operations["listProviderProducts"];
  "/v1/portfolio/breaches": operations["listPortfolioBreaches"];
  "/v1/companies/{guid}/products": operations["listCompanyProducts"];
  "/v1/companies/{guid}/company-tree/products": operations["listCompanyTreeProducts"];
  "/v1/companies/{guid}/company-tree/products/{product_guid}/companies": operations["listCompanyTreeProductCompanies"];
  "/v1/companies/{guid}/providers/breaches": operations["listProviderBreaches"];
  "/v1/subsidiaries": operations["listSubsidiaries"];
  "/v1/subsidiaries/statistics": operations["getSubsidiaryStatistics"];
  "/v2/portfolio": operations["listPortfolio"];
  "/v2/portfolio/summaries": operations["getPortfolioSummaries"];
  "/v1/folders": operations["listFolders"];
  "/v1/folders/{guid}": operations["getFolder"];
  "/v1/folders/{guid}/graph_data": operations["getFolderHistory"];
  "/v1/tiers": operations["listTiers"];
  "/v1/tiers/summary": operations["summarizeTiers"];
  "/v1/tiers/{tier_guid}": operations["getTier"];
  "/v1/subscriptions": operations["getSubscriptions"];
  "/v1/subscriptions/expired": operations["listExpiredSubscriptions"];
  "/v2/company-requests": operations["listCompanyRequests"];
  "/v2/company-requests/{guid}": operations["getCompanyRequest"];
  "/v1/companies/{guid}/reports/company-preview": operations["getCompanyPreview"];
  "/v1/companies/{guid}/reports/ratings-history": operations["downloadRatingsHistory"];
  "/v1/fast-ratings/quota": operations["getFastRatingQuota"];
  "/v2/users": operations["listUsers"];
  "/v2/users/{guid}": operations["getUser"];
  "/v1/users": operations["listUserAccounts"];
  "/v1/users/current": operations["getCurrentUser"];
  "/v1/users/quota": operations["getUserQuota"];
  "/v1/users/{guid}/company-views": operations["listCompanyViews"];
  "/v1/alerts": operations["listLegacyAlerts"];
  "/v1/alerts/percent/{guid}": operations["getPercentAlert"];
  "/v1/alerts/vulnerability/{guid}": operations["getVulnerabilityAlert"];
  "/v2/alerts": operations["listAlerts"];
  "/v2/alerts/latest": operations["listLatestAlerts"];
  "/v2/alerts/{guid}/affected-companies": operations["listAlertCompanies"];
}

export interface PutOperations {
  "/v1/tiers/{tier_guid}": operations["replaceTier"];
}

export interface PostOperations {
  "/v1/api-tokens/retrieve": operations["retrieveApiToken"];
  "/v1/customers/{customer_guid}/api-tokens": operations["createApiToken"];
  "/v1/companies/{guid}/findings/live-certificates": operations["queryLiveCertificates"];
  "/v1/portfolio/entity-custom-ids": operations["setCustomId"];
  "/v1/portfolio/entity-custom-ids/bulk": operations["updateCustomIds"];
  "/v1/portfolio/ratings": operations["queryPortfolioRatings"];
  "/v1/current-ratings": operations["queryCurrentRatings"];
  "/v2/portfolio": operations["queryPortfolio"];
  "/v1/folders": operations["createFolder"];
  "/v1/tiers": operations["createTier"];
  "/v1/subscriptions": operations["subscribeCompanies"];
  "/v1/subscriptions/bulk": operations["changeSubscriptions"];
  "/v2/company-requests": operations["createCompanyRequest"];
  "/v2/company-requests/bulk": operations["uploadCompanyRequests"];
  "/v1/reports": operations["createReport"];
  "/v1/fast-ratings": operations["createFastRating"];
  "/v2/users": operations["createUser"];
  "/v2/users/{guid}/require-mfa": operations["requireUserMfa"];
  "/v2/users/{guid}/reset-mfa": operations["resetUserMfa"];
  "/v2/users/{guid}/reset-pending-mfa": operations["resetPendingUserMfa"];
  "/v2/users/{guid}/resend-activation-email": operations["resendActivationEmail"];
}

export interface PatchOperations {
  "/v1/customers/{customer_guid}": operations["updateCustomer"];
  "/v1/companies/{guid}": operations["updateCompany"];
  "/v1/folders/{guid}": operations["updateFolder"];
  "/v1/tiers/{tier_guid}": operations["updateTier"];
  "/v1/tiers/{tier_guid}/companies": operations["updateTierCompanies"];
  "/v2/company-requests/{guid}": operations["updateCompanyRequest"];
  "/v2/users/{guid}": operations["updateUser"];
}

export interface DeleteOperations {
  "/v1/customers/{customer_guid}/api-tokens/{token_guid}": operations["deleteApiToken"];
  "/v1/folders/{guid}": operations["deleteFolder"];
  "/v1/tiers/{tier_guid}": operations["deleteTier"];
  "/v1/subscriptions/{company_guid}": operations["deleteSubscription"];
  "/v2/company-requests/{guid}": operations["deleteCompanyRequest"];
  "/v2/users/{guid}": operations["deleteUser"];
}

export interface PagedOperations {
  "/v1/companies/search": operations["searchCompanies"];
  "/v1/companies/{guid}/findings": operations["listFindings"];
  "/v1/companies/{guid}/observations": operations["listObservations"];
  "/v1/findings/wfh": operations["listHomeFindings"];
  "/v1/companies/{guid}/assets": operations["listAssets"];
  "/v2/threats": operations["listThreats"];
  "/v2/threats/{threat_guid}/companies": operations["listThreatCompanies"];
  "/v2/threats/{threat_guid}/companies/{company_guid}/evidence": operations["listThreatEvidence"];
  "/v1/exposed-credentials/leaks": operations["listLeaks"];
  "/v1/exposed-credentials/affected-companies": operations["listAffectedCompanies"];
  "/v1/portfolio/risk-vectors/grades": operations["listPortfolioGrades"];
  "/v1/current-ratings": operations["listCurrentRatings"];
  "/v1/insights/rating_changes": operations["listRatingChanges"];
  "/v1/portfolio/product-types": operations["listProductTypes"];
  "/v1/portfolio/products": operations["listPortfolioProducts"];
  "/v1/portfolio/products/{product_guid}/companies": operations["listProductCompanies"];
  "/v1/portfolio/providers": operations["listPortfolioProviders"];
  "/v1/portfolio/providers/{provider_guid}/companies": operations["listProviderCompanies"];
  "/v1/portfolio/providers/{provider_guid}/products": operations["listProviderProducts"];
  "/v1/companies/{guid}/products": operations["listCompanyProducts"];
  "/v1/companies/{guid}/company-tree/products": operations["listCompanyTreeProducts"];
  "/v1/companies/{guid}/company-tree/products/{product_guid}/companies": operations["listCompanyTreeProductCompanies"];
  "/v1/companies/{guid}/providers/breaches": operations["listProviderBreaches"];
  "/v1/subsidiaries/statistics": operations["getSubsidiaryStatistics"];
  "/v2/portfolio": operations["listPortfolio"];
  "/v1/subscriptions/expired": operations["listExpiredSubscriptions"];
  "/v2/company-requests": operations["listCompanyRequests"];
  "/v2/users": operations["listUsers"];
  "/v2/alerts": operations["listAlerts"];
  "/v2/alerts/latest": operations["listLatestAlerts"];
  "/v2/alerts/{guid}/affected-companies": operations["listAlertCompanies"];
}
