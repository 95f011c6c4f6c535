/**
 * This file was generated from the contract by `pnpm generate`.
 * Do not make direct changes to the file.
 */

import type {
  GetDisclaimer,
  GetApiVersion,
  GetDefaults,
  ListKnownVulnerabilities,
  GetCustomer,
  UpdateCustomer,
  RetrieveApiToken,
  ListApiTokens,
  CreateApiToken,
  DeleteApiToken,
  ListCompanies,
  SearchCompanies,
  GetInfrastructureRequestSummaries,
  GetCompany,
  UpdateCompany,
  GetCompanyTree,
  ListCompanyTreeGuids,
  GetCompanyGraph,
  GetCompanyCountries,
  ListInfrastructure,
  ListInfrastructureReasons,
  GetUnderwritingGuidelines,
  ExportRiskVectorSummaries,
  GetCompanyLogo,
  GetCompanySparkline,
  ListFindings,
  GetFindingStatistics,
  GetFindingSummary,
  GetFindingFilters,
  ListFindingComments,
  QueryLiveCertificates,
  ListObservations,
  GetObservationStatistics,
  GetIndustryStatistics,
  GetDiligenceStatistics,
  GetDiligenceHistory,
  ListHomeFindings,
  ListRemediations,
  UpdateRemediation,
  ListAssets,
  GetAssetStatistics,
  GetAssetSummaries,
  ListThreats,
  GetThreatSummaries,
  ListThreatCompanies,
  ListThreatEvidence,
  QueryCompanyThreats,
  ListLeaks,
  ListAffectedCompanies,
  ListDataClasses,
  GetLegacyPortfolio,
  GetPortfolio,
  ListPortfolioGuids,
  GetPortfolioStatistics,
  ListCustomIds,
  SetCustomId,
  UpdateCustomIds,
  GetMonitoredAssetSummaries,
  ListContacts,
  CreateContact,
  UpdateContact,
  GetPortfolioCountries,
  GetPortfolioFilters,
  ListCompanyRelationships,
  ListPortfolioRatings,
  QueryPortfolioRatings,
  ListPortfolioGrades,
  ListCurrentRatings,
  QueryCurrentRatings,
  ListIndustries,
  GetIndustry,
  GetTerritoryIndustryGrades,
  ListInsights,
  ListRatingChanges,
  GetPeerRatings,
  GetNistReport,
  ListProductTypes,
  ListPortfolioProducts,
  ListProductCompanies,
  ListPortfolioProviders,
  ListProviderCompanies,
  ListProviderProducts,
  ListPortfolioBreaches,
  ListCompanyProducts,
  QueryCompanyProducts,
  ListCompanyTreeProducts,
  ListCompanyTreeProductCompanies,
  ListProviderBreaches,
  ListCompanyProviders,
  ListCompanyDomainProducts,
  ListCompanyDomainProviders,
  ListDomainProducts,
  ListDomainProviders,
  ListSubsidiaries,
  GetSubsidiaryStatistics,
  ListPortfolio,
  QueryPortfolio,
  GetPortfolioSummaries,
  ListFolders,
  CreateFolder,
  GetFolder,
  UpdateFolder,
  DeleteFolder,
  UpdateFolderCompanies,
  GetFolderHistory,
  GetFolderFindingSummary,
  ListFolderProductTypes,
  ListFolderProducts,
  ListFolderProviders,
  ListFolderProviderCompanies,
  ListFolderProviderProducts,
  ListTiers,
  CreateTier,
  SummarizeTiers,
  GetTier,
  UpdateTier,
  ReplaceTier,
  DeleteTier,
  UpdateTierCompanies,
  GetTierFindingSummary,
  ListTierProductTypes,
  ListTierProducts,
  ListTierProviders,
  ListTierProviderCompanies,
  ListTierProviderProducts,
  GetSubscriptions,
  SubscribeCompanies,
  ChangeSubscriptions,
  ListExpiredSubscriptions,
  DeleteSubscription,
  ListCompanyRequests,
  CreateCompanyRequest,
  UploadCompanyRequests,
  GetCompanyRequest,
  UpdateCompanyRequest,
  DeleteCompanyRequest,
  CreateReport,
  GetCompanyPreview,
  DownloadRatingsHistory,
  DownloadInfrastructure,
  CreateFastRating,
  GetFastRatingQuota,
  ListUsers,
  CreateUser,
  GetUser,
  UpdateUser,
  DeleteUser,
  RequireUserMfa,
  ResetUserMfa,
  ResetPendingUserMfa,
  ResendActivationEmail,
  ListUserAccounts,
  GetCurrentUser,
  GetUserQuota,
  ListCompanyViews,
  ListLegacyAlerts,
  GetPercentAlert,
  GetVulnerabilityAlert,
  ListAlerts,
  ListLatestAlerts,
  ListAlertCompanies,
} from "./contract.ts";

/** The paths that have GET. */
export interface PathsWithGet {
  /**
   * Get the disclaimer
   *
   * Returns the disclaimer of the API. It is the smallest call there is, so clients use it to learn whether a token works.
   */
  "/": GetDisclaimer;
  /**
   * Get the version and its resources
   *
   * Returns the version and the name of the API, and the addresses of its main resources.
   */
  "/v1": GetApiVersion;
  /**
   * Get the fixed values
   *
   * Returns the values that other responses use and that seldom change: rating ranges, risk categories and vectors, roles, kinds of subscriptions and relationships. Unverified: the form of a risk vector's weight and details; the roles that may call it.
   */
  "/v1/defaults": GetDefaults;
  /**
   * List the known vulnerabilities
   *
   * Returns every vulnerability that findings may name, as one list without pages, to look up what a display name means. Clients call it on the host of the vendor's applications. Unverified: the hosts that serve it (a public client, which calls service.bitsighttech.com); the roles that may call it.
   */
  "/v1/defaults/vulnerabilities": ListKnownVulnerabilities;
  /**
   * Get the customer
   *
   * Returns the customer that the token belongs to, and its settings. Another customer returns 404, as if it did not exist. Unverified: the roles that may call it.
   */
  "/v1/customers/{customer_guid}": GetCustomer;
  /**
   * List the company API tokens
   *
   * Returns every company API token of the customer, with who made it, when and for what. Each `token` is masked: 36 asterisks and the last four characters. The list is empty when no token exists. User API tokens are not in it.
   */
  "/v1/customers/{customer_guid}/api-tokens": ListApiTokens;
  /**
   * List the companies of the portfolio
   *
   * Returns all companies the customer follows in one response, each with its newest rating, and the customer's own company under `my_company`. There are no pages; `GET /v2/portfolio` has them, and filters. `companies` is empty when the caller may see none. Unverified: the roles that may call it.
   */
  "/v1/companies": ListCompanies;
  /**
   * Search for companies
   *
   * Finds companies by name, by domain or by guid, whether or not they are in the portfolio. One of `name`, `domain` and `guids` is needed; without them the response is 400. No match is a success too: 200 with an empty `results`. Unverified: the roles that may call it.
   */
  "/v1/companies/search": SearchCompanies;
  /**
   * Get the values infrastructure requests can be filtered by
   *
   * Returns what the customer's requests to change its network map can be filtered by: the companies they concern, who made them, their reasons, states and types. `attributed_to` and `requested_by` are empty when nobody made a request. Unverified: the words in the lists; the roles that may call it.
   */
  "/v1/companies/infrastructure/requests/summaries": GetInfrastructureRequestSummaries;
  /**
   * Get a company
   *
   * Returns one company: what it is, its daily ratings of about a year (newest first), and its rating and grade in every risk vector. A number may be the text `N/A` where a vector has too little data. A company that left the portfolio returns 403. Unverified: the roles that may call it.
   */
  "/v1/companies/{guid}": GetCompany;
  /**
   * Get the tree a company belongs to
   *
   * Returns the company with everything it owns, level by level, under `children`. The company asked for is the root, whatever owns it. `children` is empty for a company that owns nothing. The rating of a company that the customer does not follow is null. Unverified: the company at the root; the roles that may call it.
   */
  "/v1/companies/{guid}/company-tree": GetCompanyTree;
  /**
   * Find companies in a tree
   *
   * Returns the guids of the companies in the tree below a company, itself included, that fit what was asked; all of them where nothing was. The list is empty when none fits. `name`, `domain` and `ip` each must fit; `q` is looked for in name and domain. Unverified: the roles that may call it.
   */
  "/v1/companies/{guid}/company-tree/guids": ListCompanyTreeGuids;
  /**
   * Get a company's ratings as points of a graph
   *
   * Returns the company's daily ratings of about a year as points, the oldest first: `x` is the day, `y` the rating. The last point is the newest rating. A day without a rating has no point. Unverified: the roles that may call it.
   */
  "/v1/companies/{guid}/graph_data": GetCompanyGraph;
  /**
   * Count a company's addresses by country
   *
   * Returns how many of the company's IPv4 addresses are in each country; together they are the size of its network. Countries without an address are left out. Unverified: the two-letter names of countries; the roles that may call it.
   */
  "/v1/companies/{guid}/countries": GetCompanyCountries;
  /**
   * List the networks and domains of a company
   *
   * Returns the networks and the domains that are attributed to a company, page by page. `results` is empty when there are none of the type. A company that is not followed returns 403. Unverified: the roles that may call it; the path and the fields (public client).
   */
  "/v1/companies/{guid}/infrastructure": ListInfrastructure;
  /**
   * Explain why an address belongs to a company
   *
   * Says why an address, a network or a domain is attributed to a company: one entry for each network or domain that matches, with the records that led there. The list is empty, or null, when it is not attributed to the company. One of `net_cidr` and `domain` is needed, and a host name in `net_cidr` returns 400. Unverified: the roles that may call it.
   */
  "/v1/companies/{guid}/infrastructure/reasons": ListInfrastructureReasons;
  /**
   * Compare a company with underwriting guidelines
   *
   * Sorts the company's risk vectors into those that an insurer's guidelines pass, those they fail and those without a grade, and names the threats detected there. Every vector is in exactly one of the lists. A, B and C pass. Only insurance customers may see it; the sandbox shows it to everybody. Unverified: the grades that pass, and the customers that may see it.
   */
  "/v1/companies/{guid}/underwriting-guidelines": GetUnderwritingGuidelines;
  /**
   * Export a company's risk vectors as CSV
   *
   * Returns a file with one line for each risk vector: its grade, its percentile and how many findings there are. A vector with too little data has `N/A`. Unverified: the names of the columns; the roles that may call it.
   */
  "/v1/companies/{guid}/risk-vectors/summaries": ExportRiskVectorSummaries;
  /**
   * Get a company's logo
   *
   * Returns a picture that represents the company, the one `logo` in other responses refers to. It is an SVG. Unverified: the media type (public responses, which only have its address); the roles that may call it.
   */
  "/v1/companies/{guid}/logo-image": GetCompanyLogo;
  /**
   * Get a picture of a company's ratings
   *
   * Returns a small line of the company's ratings of about a year, the one `sparkline` in other responses refers to. It is an SVG. Unverified: the media type (public responses, which only have its address); the roles that may call it.
   */
  "/v1/companies/{guid}/sparkline": GetCompanySparkline;
  /**
   * List the findings of a company
   *
   * Returns what was observed about a company, page by page, with evidence, grade and severity. Filters add up: a finding must pass all of them. Without `sort` the order is not promised, so sort when reading more than one page. Domain squatting and security incidents are not among the findings. `results` is empty when nothing passes the filters. Unverified: the roles that may call it.
   */
  "/v1/companies/{guid}/findings": ListFindings;
  /**
   * Count the findings of a company
   *
   * Counts the findings of a company that pass all filters, which are those of the list of findings. `expand` asks for more counts: of those first seen, last seen, still active, and resolved in the days from `start_date` to `end_date`. The counts without dates are of the last thirty days. All counts are 0 when nothing passes. Unverified: the days that the counts cover; the form of the response (sources conflict: an array in the Help Center, an object in the vendor definition); the roles that may call it.
   */
  "/v1/companies/{guid}/findings/statistics": GetFindingStatistics;
  /**
   * Sum up a company's findings of one type
   *
   * Returns what was found of one type in each of three spans: the last 7 days, the last 14 days, and from 2 months to 14 days ago. A span has every vulnerability, infection or program once, with how often and on how many hosts. `stats` is empty for a span in which nothing was found. Unverified: the roles that may call it.
   */
  "/v1/companies/{guid}/findings/summary": GetFindingSummary;
  /**
   * Get the vulnerabilities to filter findings by
   *
   * Returns the vulnerabilities that the company's findings have, each once, to be used as values of the filter `vulnerabilities`. The list is empty when no finding has one. Unverified: the roles that may call it.
   */
  "/v1/companies/{guid}/findings/filters": GetFindingFilters;
  /**
   * List the comments on a finding
   *
   * Returns what the customer's users wrote about a finding, page by page, the oldest first. `results` is empty when nobody did. A finding that the company does not have returns 404. Unverified: the roles that may call it; the order and the pages.
   */
  "/v1/companies/{guid}/findings/{rolledup_observation_id}/comments": ListFindingComments;
  /**
   * List the events behind a company's findings
   *
   * Returns what was observed of compromised systems and of file sharing, event by event, newest first. `cursor.next` is null on the last page; until then, pass it on as `cursor`. `data` is empty for a company where nothing was observed. Forensics need an entitlement, else the response is 403; the sandbox's customers have it. Unverified: the fields of an event, and the parameter `limit`.
   */
  "/v1/companies/{guid}/observations": ListObservations;
  /**
   * Count a company's events by risk vector
   *
   * Counts the findings of compromised systems and of file sharing by risk vector. A vector without any is there with a count of 0. Unverified: the roles that may call it.
   */
  "/v1/companies/{guid}/observations/statistics": GetObservationStatistics;
  /**
   * Count the events of a company's industry
   *
   * Counts the findings of compromised systems and of file sharing at all companies of the company's industry, by risk vector, to compare the company's own with. A vector without any is there with a count of 0. Unverified: the roles that may call it.
   */
  "/v1/companies/{guid}/industries/statistics": GetIndustryStatistics;
  /**
   * Count a company's diligence findings by grade
   *
   * Counts the company's findings of diligence by risk vector and grade. A vector without any is there with zeros. Unverified: the roles that may call it.
   */
  "/v1/companies/{guid}/diligence/statistics": GetDiligenceStatistics;
  /**
   * Count a company's findings over the past year
   *
   * Counts the findings of one risk vector, or of all, that there were at each of the past twelve months, by grade, the newest first. `grade` is the vector's grade then, and null where all vectors are counted. Unverified: the steps of a month; the roles that may call it.
   */
  "/v1/companies/{guid}/diligence/historical-statistics": GetDiligenceHistory;
  /**
   * List what was observed at addresses people work from
   *
   * Returns what was observed at up to fifty addresses, no matter who owns them, for a customer whose people work from home. One of `ips` and `bulk_request` is needed. `results` is empty when nothing was observed there in the time asked for. The customer must be entitled to it, else the response is 403; the sandbox's customers are.
   */
  "/v1/findings/wfh": ListHomeFindings;
  /**
   * List the findings that somebody sees to
   *
   * Returns the status and the assigned users of each finding of followed companies that has a status, page by page, the oldest first. `results` is empty when no finding passes the filters. Unverified: the roles that may call it; the order.
   */
  "/v1/remediations": ListRemediations;
  /**
   * List the assets of a company
   *
   * Returns the hosts, addresses and apps of a company, page by page, each with how many findings are about it. Filters add up: an asset must pass all of them. `results` is empty when none does. Some filters need a package of the vendor's. Unverified: the filters and callers that get 403 without the package; the roles that may call it.
   */
  "/v1/companies/{guid}/assets": ListAssets;
  /**
   * Count the findings of a company by asset
   *
   * Counts the findings about each asset by grade and by severity, and the same for all assets of each importance. Assets without a finding are there with zeros. Unverified: the roles that may call it.
   */
  "/v1/companies/{guid}/assets/statistics": GetAssetStatistics;
  /**
   * Get the values a company's assets can be filtered by
   *
   * Returns the countries, hosting companies, services, programs, threats and so on that the company's assets have, each with the number of assets, and mostly with the number of findings. A list is empty where no asset has such a thing. Unverified: the roles that may call it.
   */
  "/v1/companies/{guid}/assets/summaries": GetAssetSummaries;
  /**
   * List threats and how many companies they concern
   *
   * Returns the threats that there is evidence of at companies the customer follows, page by page, with how many of these are exposed and how many were and are no longer. `results` is empty when no followed company has evidence of any that passes the filters. This is version 2; version 1 of it is no longer served. Unverified: the roles that may call it.
   */
  "/v2/threats": ListThreats;
  /**
   * Count threats by what they can be filtered by
   *
   * Counts the threats that there is evidence of at companies the customer follows, by category, by severity and by certainty. The lists are empty when there is none. Unverified: the fields of the response (HC 27149520869271, which only has the address); the roles that may call it.
   */
  "/v2/threats/summaries": GetThreatSummaries;
  /**
   * List the companies a threat concerns
   *
   * Returns the followed companies with evidence of a threat, page by page, the one seen last first. `summaries` counts all of them, whatever the page. `results` is empty when no followed company has evidence of it. Unverified: the roles that may call it.
   */
  "/v2/threats/{threat_guid}/companies": ListThreatCompanies;
  /**
   * List the evidence of a threat at a company
   *
   * Returns where at a company a threat was seen, page by page, in the order of the places. `results` is empty for a followed company without evidence of it. Unverified: the roles that may call it.
   */
  "/v2/threats/{threat_guid}/companies/{company_guid}/evidence": ListThreatEvidence;
  /**
   * List leaks of credentials
   *
   * Returns the leaks that credentials are known from, page by page, the one added last first, whether or not they concern a followed company. `results` is empty beyond the last one. Unverified: the roles that may call it.
   */
  "/v1/exposed-credentials/leaks": ListLeaks;
  /**
   * List the companies that leaks concern
   *
   * Returns one entry for each leak that concerns a followed company, page by page, the one added last first, with how many records have an address of the company. `results` is empty when no leak concerns a followed company. Unverified: the roles that may call it.
   */
  "/v1/exposed-credentials/affected-companies": ListAffectedCompanies;
  /**
   * List the kinds of data that leaks contain
   *
   * Returns every kind of data that a leak may contain, by name and in words, all in one response. The list is never empty. Unverified: the fields of an entry; the roles that may call it.
   */
  "/v1/exposed-credentials/data-classes": ListDataClasses;
  /**
   * Read the whole portfolio at its oldest address
   *
   * Returns what `GET /v1/portfolio` returns, at an address without a version that old programs still call. `companies` is empty when the customer follows none. Write new programs against the versions. Unverified: the roles that may call it.
   */
  "/portfolio": GetLegacyPortfolio;
  /**
   * Read the whole portfolio
   *
   * Returns every company the customer follows in one response, in the form of `GET /v1/companies`, with filters for a folder, a tier or an earlier day. `companies` is empty when none passes them. The second version has pages and more filters. Unverified: the roles that may call it.
   */
  "/v1/portfolio": GetPortfolio;
  /**
   * List the guids of the portfolio
   *
   * Returns the guids of all companies the customer follows as one list, empty when it follows none. Unverified: the form of the response (a public client, which only has the address); the roles that may call it.
   */
  "/v1/portfolio/guids": ListPortfolioGuids;
  /**
   * Summarize the ratings of the portfolio
   *
   * Returns how many followed companies are in each band of ratings, the lowest, middle and highest rating, and for each risk vector the average grade and how many companies are below it. The ratings are null when no company passes the filters. A folder and a tier at once are refused with 400. Unverified: the roles that may call it.
   */
  "/v1/portfolio/statistics": GetPortfolioStatistics;
  /**
   * List the customer's own identifiers of companies
   *
   * Returns every followed company that has an identifier of the customer's own, with that identifier. The list is empty when none has one. Unverified: the form of an entry (the body of the bulk operation); the roles that may call it.
   */
  "/v1/portfolio/entity-custom-ids": ListCustomIds;
  /**
   * Read what monitored assets can be filtered by
   *
   * Returns the companies that assets under the customer's watch are attributed to, and the countries these assets are in. Both lists are empty when the customer watches none. Unverified: the lists (vendor definition, which shows one object); the roles that may call it.
   */
  "/v1/portfolio/monitored-assets/summaries": GetMonitoredAssetSummaries;
  /**
   * List the contacts at followed companies
   *
   * Returns the people whom the customer entered as contacts at the companies of the portfolio, as one list without pages. The list is empty when there are none. Unverified: the roles that may call it.
   */
  "/v1/portfolio/contacts": ListContacts;
  /**
   * Count the portfolio's addresses by country
   *
   * Returns how many IPv4 addresses each followed company has in each country, the names of the countries, and the sums of all companies by the country's name. All three are empty without followed companies. Unverified: the roles that may call it; that the three objects lie side by side (public client).
   */
  "/v1/portfolio/countries": GetPortfolioCountries;
  /**
   * Get the values to filter the portfolio by
   *
   * Returns the infections, the open ports and the vulnerabilities that followed companies have, each once, to be used as values of filters. A list is empty when no company has one. Unverified: the roles that may call it; that the lists have plain texts (public client).
   */
  "/v1/portfolio/filters": GetPortfolioFilters;
  /**
   * List what followed companies are to the customer
   *
   * Returns the relationship of each followed company that has one, such as vendor, page by page. `results` is empty when no company passes the filters. Unverified: the roles that may call it; the fields (public client).
   */
  "/v1/company-relationships": ListCompanyRelationships;
  /**
   * List the ratings of the portfolio over time
   *
   * Returns every company the customer follows with its ratings at regular days, newest first, and how many companies of the world it does better than. There are no pages. The list is empty when the customer follows none, and the ratings of a company are when no day fits. Unverified: the roles that may call it.
   */
  "/v1/portfolio/ratings": ListPortfolioRatings;
  /**
   * List the risk vector grades of the portfolio
   *
   * Returns followed companies in pages, each with its grade in every risk vector: today's, or those at the end of each month of the last year. `results` is empty when no company passes the filters. Unverified: the roles that may call it.
   */
  "/v1/portfolio/risk-vectors/grades": ListPortfolioGrades;
  /**
   * List the licensed current ratings
   *
   * Returns the current ratings of the companies the customer has a rating license for, in pages. A license lets one read a rating without following the company. `results` is empty when there are none. Unverified: the roles that may call it.
   */
  "/v1/current-ratings": ListCurrentRatings;
  /**
   * List the industries
   *
   * Returns the industries that companies are sorted into, each with the middle rating of its companies: those that occur in the portfolio, or all of them. An industry without rated companies has the rating null. `industries` is empty when the customer follows no company. Unverified: the roles that may call it.
   */
  "/v1/industries": ListIndustries;
  /**
   * Read one industry
   *
   * Returns an industry's middle rating at the end of each month of the last year, newest first, with the ratings that a tenth and nine tenths of its companies do not exceed, and how today's ratings are spread. Both lists are empty when it has no rated company. Unverified: the roles that may call it.
   */
  "/v1/industries/{slug}": GetIndustry;
  /**
   * Read the grades of an industry in a territory
   *
   * Returns the average grade in every risk vector, at the end of each month of the last year and newest first, of the companies of one industry in one territory; `company` names that group as if it were a company. `grades` is empty when there are too few companies for an average. Unverified: the roles that may call it.
   */
  "/v1/territories/{territory_guid}/industries/{industry_guid}/grades": GetTerritoryIndustryGrades;
  /**
   * List why a rating changed
   *
   * Returns the changes of one company's rating, newest first, each with the risk vectors that caused it and how far the company moved in them. The list is empty when the rating stayed the same in the days asked for. It needs an entitlement of the customer; without it the response is 403, as it is for a company that is not followed.
   */
  "/v1/insights": ListInsights;
  /**
   * List changes of ratings page by page
   *
   * Returns changes of ratings, newest first, of one company or of every company the customer follows, each with the risk vectors that caused it. `results` is empty when no rating changed in the days asked for. It needs an entitlement of the customer, as the insights do.
   */
  "/v1/insights/rating_changes": ListRatingChanges;
  /**
   * Compare a company with its peers
   *
   * Returns how many of a company's peers it does better than, in percent, for the rating and for each risk vector. The percentile is -1 where there is too little data, and for everything when it has no peers. A company that is not followed returns 403. Unverified: the roles that may call it; which companies are peers; that the response has no other fields.
   */
  "/v1/companies/{guid}/peer-analytics/ratings-distribution": GetPeerRatings;
  /**
   * Grade a company by the NIST framework
   *
   * Returns grades of a company for the functions, categories and subcategories of the NIST Cybersecurity Framework, by the risk vectors that are evidence for them. A subcategory without evidence has no grade and is not `supported`. A company that is not followed returns 403. Unverified: the roles that may call it; the path and the fields (public client); how the grades are computed (HC 115000901388).
   */
  "/v1/companies/{guid}/regulatory/nist": GetNistReport;
  /**
   * List the kinds of products the portfolio depends on
   *
   * Returns each kind of product that followed companies depend on, with the guids of these companies. `results` is empty when nothing is known of what they depend on. Unverified: the roles that may call it.
   */
  "/v1/portfolio/product-types": ListProductTypes;
  /**
   * List the products the portfolio depends on
   *
   * Returns each product that followed companies depend on, how many of them do, and who provides it. `results` is empty when nothing is known of what they depend on. Unverified: the roles that may call it.
   */
  "/v1/portfolio/products": ListPortfolioProducts;
  /**
   * List the followed companies that depend on a product
   *
   * Returns the followed companies that depend on one product, each with how many of its domains do. `results` is empty when none does; a product that does not exist returns 404. Unverified: the roles that may call it.
   */
  "/v1/portfolio/products/{product_guid}/companies": ListProductCompanies;
  /**
   * List the providers the portfolio depends on
   *
   * Returns each provider whose products followed companies depend on, how widely they do, and how critical that makes it among all of them. `results` is empty when nothing is known of what they depend on. Unverified: the roles that may call it.
   */
  "/v1/portfolio/providers": ListPortfolioProviders;
  /**
   * List the followed companies that depend on a provider
   *
   * Returns the followed companies that depend on some product of one provider, each with how many of its domains do. `results` is empty when none does; a provider that does not exist returns 404. Unverified: the roles that may call it.
   */
  "/v1/portfolio/providers/{provider_guid}/companies": ListProviderCompanies;
  /**
   * List the products of a provider
   *
   * Returns the products of one provider that followed companies depend on. `results` is empty when they depend on none of them; a provider that does not exist returns 404. Unverified: the roles that may call it; the form of the response (sources conflict: a bare array, or a page).
   */
  "/v1/portfolio/providers/{provider_guid}/products": ListProviderProducts;
  /**
   * List the breaches that concern the portfolio
   *
   * Returns the breaches of followed companies and of the providers they depend on, newest first: one entry for each followed company that is concerned. There are no pages. The list is empty when no breach passes the filters. Unverified: the roles that may call it.
   */
  "/v1/portfolio/breaches": ListPortfolioBreaches;
  /**
   * List the products a company depends on
   *
   * Returns each product that one company depends on, with how many of its domains do. `results` is empty when nothing is known of what it depends on. A company that is not followed returns 403. Unverified: the roles that may call it.
   */
  "/v1/companies/{guid}/products": ListCompanyProducts;
  /**
   * List the products a company and its subsidiaries depend on
   *
   * Returns each product that a company, or one of those it owns, depends on, and how many of them do. `results` is empty when nothing is known of what they depend on. A company that is not followed returns 403. Unverified: the roles that may call it.
   */
  "/v1/companies/{guid}/company-tree/products": ListCompanyTreeProducts;
  /**
   * List who in a tree of companies depends on a product
   *
   * Returns those of a company and the ones it owns that depend on one product. `results` is empty when none does; a product that does not exist returns 404. A company that is not followed returns 403. Unverified: the roles that may call it.
   */
  "/v1/companies/{guid}/company-tree/products/{product_guid}/companies": ListCompanyTreeProductCompanies;
  /**
   * List the breaches of a company's providers
   *
   * Returns the breaches that providers of one company had, newest first, and which of their products the company depends on. `results` is empty when none of them had any. A company that is not followed returns 403. Unverified: the roles that may call it.
   */
  "/v1/companies/{guid}/providers/breaches": ListProviderBreaches;
  /**
   * List the providers a company depends on
   *
   * Returns each provider whose products one company depends on, and how critical that makes it for the company. `results` is empty when nothing is known of what it depends on. A company that is not followed returns 403. Unverified: the roles that may call it.
   */
  "/v1/companies/{guid}/providers": ListCompanyProviders;
  /**
   * List the products a company's domain depends on
   *
   * Returns each product that one domain of a company depends on. `results` is empty when nothing is known of what it depends on. A domain of another company returns 404, and a company that is not followed 403. Unverified: the roles that may call it.
   */
  "/v1/companies/{guid}/domains/{domain}/products": ListCompanyDomainProducts;
  /**
   * List the providers a company's domain depends on
   *
   * Returns each provider whose products one domain of a company depends on. `results` is empty when nothing is known of what it depends on. A domain of another company returns 404, and a company that is not followed 403. Unverified: the roles that may call it.
   */
  "/v1/companies/{guid}/domains/{domain}/providers": ListCompanyDomainProviders;
  /**
   * List the products a domain depends on
   *
   * Returns each product that one domain of a followed company depends on. `results` is empty when nothing is known of what it depends on. A domain of no company returns 404, and that of a company that is not followed 403. Unverified: the roles that may call it; the path without a company (public client).
   */
  "/v1/domains/{domain}/products": ListDomainProducts;
  /**
   * List the providers a domain depends on
   *
   * Returns each provider whose products one domain of a followed company depends on. `results` is empty when nothing is known of what it depends on. A domain of no company returns 404, and that of a company that is not followed 403. Unverified: the roles that may call it; the path without a company (public client).
   */
  "/v1/domains/{domain}/providers": ListDomainProviders;
  /**
   * List the subsidiaries of a company
   *
   * Returns a company and those it owns, each with how the customer follows it; the subscription is null for those it does not follow. Without `company_guid` the customer's own company is meant. `subsidiaries` is empty when the company owns none. A company that does not exist is refused with 400. Unverified: the status for a company that does not exist; the roles that may call it.
   */
  "/v1/subsidiaries": ListSubsidiaries;
  /**
   * Compare the customer's own companies over time
   *
   * Returns the ratings of the customer's own company and of its subsidiaries at regular days, or their grades in one risk vector when `lens` names it. Values are texts, whichever they are of. `results` has the own company alone when it owns no other. Unverified: the pages; the roles that may call it.
   */
  "/v1/subsidiaries/statistics": GetSubsidiaryStatistics;
  /**
   * List the portfolio page by page
   *
   * Returns the companies the customer follows, filtered, sorted and in pages; `summaries` names the customer's own company. A company must pass all filters that are given. `results` is empty when none does. With `format=csv` the same rows come as a table. Unverified: the roles that may call it.
   */
  "/v2/portfolio": ListPortfolio;
  /**
   * Read what the portfolio can be filtered by
   *
   * Returns, for each filter of `GET /v2/portfolio` that takes names, the names that occur in the portfolio, so that a program can offer them. A list is empty when nothing of its kind was found. Unverified: the roles that may call it.
   */
  "/v2/portfolio/summaries": GetPortfolioSummaries;
  /**
   * List the folders
   *
   * Returns the folders the caller owns or was given a share in, as one list without pages, each with the guids of its companies. The list is empty when there are none. Unverified: the roles that may call it.
   */
  "/v1/folders": ListFolders;
  /**
   * Get a folder
   *
   * Returns one folder with the guids of its companies. A folder the caller neither owns nor was given a share in returns 404, as if it did not exist. Unverified: the status for the folder of somebody else.
   */
  "/v1/folders/{guid}": GetFolder;
  /**
   * Get the rating history of a folder
   *
   * Returns the average rating of a folder's companies for every day of the last year, the newest last. `ratings` is empty when the folder has no companies. A folder the caller may not see returns 404. Unverified: the average as the value.
   */
  "/v1/folders/{guid}/graph_data": GetFolderHistory;
  /**
   * Sum up the findings of one type in a folder
   *
   * Returns what was found of one type at the folder's companies in the last 7 days, in the last 14 days, and from two months to 14 days ago. `stats` is empty for a span in which nothing was found, and in a folder without companies. Unverified: the roles that may call it; that the spans are those of a single company (HC 4418981713047).
   */
  "/v1/folders/{guid}/findings/summary": GetFolderFindingSummary;
  /**
   * List the kinds of products a folder depends on
   *
   * Returns each kind of product that the folder's companies depend on, with their guids. `results` is empty when nothing is known of what they depend on. A folder that the caller may not see returns 404. Unverified: the roles that may call it.
   */
  "/v1/folders/{guid}/product-types": ListFolderProductTypes;
  /**
   * List the products a folder depends on
   *
   * Returns each product that the folder's companies depend on, how many of them do, and who provides it. `results` is empty when nothing is known of what they depend on. A folder that the caller may not see returns 404. Unverified: the roles that may call it.
   */
  "/v1/folders/{guid}/products": ListFolderProducts;
  /**
   * List the providers a folder depends on
   *
   * Returns each provider whose products the folder's companies depend on, and how critical that makes it for the folder. `results` is empty when nothing is known of what they depend on. A folder that the caller may not see returns 404. Unverified: the roles that may call it.
   */
  "/v1/folders/{guid}/providers": ListFolderProviders;
  /**
   * List the companies of a folder that depend on a provider
   *
   * Returns those of the folder's companies that depend on some product of one provider. `results` is empty when none does. A provider that does not exist returns 404, and so does a folder. Unverified: the roles that may call it.
   */
  "/v1/folders/{guid}/providers/{provider_guid}/companies": ListFolderProviderCompanies;
  /**
   * List the products of a provider that a folder uses
   *
   * Returns the products of one provider that the folder's companies depend on. `results` is empty when they depend on none of them. A provider that does not exist returns 404, and so does a folder. Unverified: the roles that may call it.
   */
  "/v1/folders/{guid}/providers/{provider_guid}/products": ListFolderProviderProducts;
  /**
   * List the tiers
   *
   * Returns the customer's tiers, the most important first, as one list without pages, each with the guids of its companies. The list is empty when there are no tiers. Unverified: the roles that may call it.
   */
  "/v1/tiers": ListTiers;
  /**
   * Count the companies of each tier
   *
   * Returns, for each tier, how many companies it has and how many of them are to be monitored, reviewed or escalated; a tier without companies is there with zeros. `folder` counts the companies of one folder only. Unverified: the roles that may call it.
   */
  "/v1/tiers/summary": SummarizeTiers;
  /**
   * Get a tier
   *
   * Returns one tier with the guids of its companies, in the form that the list of tiers has. Unverified: the form of the response (the list of tiers); the roles that may call it.
   */
  "/v1/tiers/{tier_guid}": GetTier;
  /**
   * Sum up the findings of one type in a tier
   *
   * Returns what was found of one type at the tier's companies in the last 7 days, in the last 14 days, and from two months to 14 days ago. `stats` is empty for a span in which nothing was found, and in a tier without companies. Unverified: the roles that may call it; the path below a tier.
   */
  "/v1/tiers/{tier_guid}/findings/summary": GetTierFindingSummary;
  /**
   * List the kinds of products a tier depends on
   *
   * Returns each kind of product that the tier's companies depend on, with their guids. `results` is empty when nothing is known of what they depend on. A tier that does not exist returns 404. Unverified: the roles that may call it.
   */
  "/v1/tiers/{tier_guid}/product-types": ListTierProductTypes;
  /**
   * List the products a tier depends on
   *
   * Returns each product that the tier's companies depend on, how many of them do, and who provides it. `results` is empty when nothing is known of what they depend on. A tier that does not exist returns 404. Unverified: the roles that may call it.
   */
  "/v1/tiers/{tier_guid}/products": ListTierProducts;
  /**
   * List the providers a tier depends on
   *
   * Returns each provider whose products the tier's companies depend on, and how critical that makes it for the tier. `results` is empty when nothing is known of what they depend on. A tier that does not exist returns 404. Unverified: the roles that may call it.
   */
  "/v1/tiers/{tier_guid}/providers": ListTierProviders;
  /**
   * List the companies of a tier that depend on a provider
   *
   * Returns those of the tier's companies that depend on some product of one provider. `results` is empty when none does. A provider that does not exist returns 404, and so does a tier. Unverified: the roles that may call it.
   */
  "/v1/tiers/{tier_guid}/providers/{provider_guid}/companies": ListTierProviderCompanies;
  /**
   * List the products of a provider that a tier uses
   *
   * Returns the products of one provider that the tier's companies depend on. `results` is empty when they depend on none of them. A provider that does not exist returns 404, and so does a tier. Unverified: the roles that may call it.
   */
  "/v1/tiers/{tier_guid}/providers/{provider_guid}/products": ListTierProviderProducts;
  /**
   * Get the subscriptions by kind
   *
   * Returns, by kind of subscription, how many companies may be followed, how many more, and which ones are; beside these, which features the customer has. A kind that the customer never bought is left out. Unverified: the roles that may call it.
   */
  "/v1/subscriptions": GetSubscriptions;
  /**
   * List the expired subscriptions
   *
   * Returns the companies whose subscription ended, page by page, with the rating last seen and how it changed since. Companies that are followed again are left out unless `include_active_subscriptions` asks for them. `results` is empty when no subscription ever ended. Unverified: the roles that may call it.
   */
  "/v1/subscriptions/expired": ListExpiredSubscriptions;
  /**
   * List the company requests
   *
   * Returns the requests of all users of the customer, page by page, the newest first. `company` is null until the company was found or rated. `results` is empty when nobody asked for anything. Unverified: the roles that may call it.
   */
  "/v2/company-requests": ListCompanyRequests;
  /**
   * Get a company request
   *
   * Returns one request of the customer, with the company once there is one. Unverified: the roles that may call it.
   */
  "/v2/company-requests/{guid}": GetCompanyRequest;
  /**
   * Preview a company
   *
   * Returns what is shown of a company before it is followed: who it is, how it is rated, and how each risk vector compares with the industry, without grades. The company need not be in the portfolio. Unverified: the roles that may call it.
   */
  "/v1/companies/{guid}/reports/company-preview": GetCompanyPreview;
  /**
   * Download the rating history
   *
   * Returns the daily ratings of a followed company over the last year as a CSV file, the newest first. CSV is the only format. A company that is not in the portfolio returns 403. Unverified: the names of the columns.
   */
  "/v1/companies/{guid}/reports/ratings-history": DownloadRatingsHistory;
  /**
   * Download the networks or domains of a company
   *
   * Returns the networks, the domains, or both that are attributed to a followed company as a CSV file. It has only the line of names when there are none. CSV is the only format. A company that is not in the portfolio returns 403. Unverified: the roles that may call it; the names of the columns.
   */
  "/v1/companies/{guid}/reports/infrastructure": DownloadInfrastructure;
  /**
   * Get the quota of fast ratings
   *
   * Returns how many fast ratings were bought, used and are left, as texts. Unverified: the roles that may call it.
   */
  "/v1/fast-ratings/quota": GetFastRatingQuota;
  /**
   * List the users
   *
   * Returns the users of the customer, page by page. Company API tokens count as users, too, but are left out unless `is_company_api_token` asks for them. `results` is empty when nobody passes the filters. Unverified: the roles that may call it (the documentation of version 1).
   */
  "/v2/users": ListUsers;
  /**
   * Get a user
   *
   * Returns one user of the customer in the form that the list of users has. With `current` it is the user the calling token belongs to. Unverified: the form of the response (the list of users); the roles that may look at others (the documentation of version 1).
   */
  "/v2/users/{guid}": GetUser;
  /**
   * List the users in one piece
   *
   * Returns the active users of the customer as one list without pages; version 2 of the list has pages and more filters. `include_details` adds groups, roles and dates; `show_all` adds users who are not active, and company API tokens. The list is empty when `view_company` names a company that nobody may see.
   */
  "/v1/users": ListUserAccounts;
  /**
   * Get the current user
   *
   * Returns the user the calling token belongs to, and the customer behind it. It is a cheap way to learn whether a token works. `fields=customer` narrows the response to the customer.
   */
  "/v1/users/current": GetCurrentUser;
  /**
   * Get the user quota
   *
   * Returns how many users the customer has, how many of them are active, and how many more may be. Users who have not activated their accounts yet count as active. Unverified: the counting of users who have not activated their accounts; the roles that may call it.
   */
  "/v1/users/quota": GetUserQuota;
  /**
   * List the companies a user looked at
   *
   * Returns the companies that a user looked at in the vendor's application, once by how often and once by how recently. Both lists are empty for somebody who looked at none. Only admins and group admins may ask about others. The sandbox counts no looks; its response is made up. Unverified: the roles that may ask about others.
   */
  "/v1/users/{guid}/company-views": ListCompanyViews;
  /**
   * List recent alerts in the older form
   *
   * Returns the alerts of the last thirty days as one list without pages, newest first, each with its address. The list is empty when there were none. The second version has pages and filters. Unverified: the thirty days; the roles that may call it.
   */
  "/v1/alerts": ListLegacyAlerts;
  /**
   * Read an alert about a changed rating
   *
   * Returns one alert that a rating rose or fell by much, with the ratings before and after. An alert of another kind, and one that does not exist, returns 404. Unverified: the roles that may call it.
   */
  "/v1/alerts/percent/{guid}": GetPercentAlert;
  /**
   * Read an alert about a vulnerability
   *
   * Returns one alert that a vulnerability was found at a followed company. An alert of another kind, and one that does not exist, returns 404. Unverified: the roles that may call it.
   */
  "/v1/alerts/vulnerability/{guid}": GetVulnerabilityAlert;
  /**
   * List alerts page by page
   *
   * Returns the customer's notifications about the companies it follows, newest first: a rating that changed by much or crossed a line, a grade that fell, a vulnerability, an incident, a provider's breach. A user token gets the alerts of its user's settings, a company token those of the default ones. `results` is empty when no alert passes the filters.
   */
  "/v2/alerts": ListAlerts;
  /**
   * List the alerts of the last daily run
   *
   * Returns the alerts that the newest daily run made, in the form and with the filters of the list of all alerts. `results` is empty when that run made none; older alerts are in the list of all. Unverified: the roles that may call it.
   */
  "/v2/alerts/latest": ListLatestAlerts;
  /**
   * List the companies that an alert concerns
   *
   * Returns the followed companies that an alert is about: all with the vulnerability, all that depend on the provider, or the one whose rating changed. `results` is empty when none matches `q`; an alert that does not exist returns 404. Unverified: the roles that may call it.
   */
  "/v2/alerts/{guid}/affected-companies": ListAlertCompanies;
}

/** The paths that have PUT. */
export interface PathsWithPut {
  /**
   * Replace a tier
   *
   * Makes the tier what the body says and returns it. What the body leaves out goes back to its default: an empty description, no mails, the same rank. Unverified: the default of what is left out; the roles that may call it.
   */
  "/v1/tiers/{tier_guid}": ReplaceTier;
}

/** The paths that have POST. */
export interface PathsWithPost {
  /**
   * Retrieve a company API token
   *
   * Returns a company API token to the person who received a mail with a code for it. A request for the token can order that mail. An unknown code, or one for another address or token, returns 400. Retrieving a token twice ends the one before. The sandbox sends no mails; it knows the example's code alone. Unverified: the status for an unknown code, and the end of the token before; the roles that may call it.
   */
  "/v1/api-tokens/retrieve": RetrieveApiToken;
  /**
   * Create a company API token
   *
   * Creates a company API token and returns it in full. This response is the only one that shows the whole `token`; the list of tokens masks it afterwards, so keep it in a safe place. It is valid until a user deletes it. Unverified: the right of VRM admins (sources conflict: HC 115014888388 (allowed), HC 28058859805079 (admins only)).
   */
  "/v1/customers/{customer_guid}/api-tokens": CreateApiToken;
  /**
   * Look at the certificates that findings are about
   *
   * Connects to the places where up to twenty findings were seen, and returns the certificate each shows now. A finding without such a place has an `error` and no certificate; one that the company does not have is left out. In the sandbox no connection is made, and every place shows the same invented certificate. Unverified: the roles that may call it.
   */
  "/v1/companies/{guid}/findings/live-certificates": QueryLiveCertificates;
  /**
   * Search the threats to a company
   *
   * Returns the threats that a followed company has evidence of and that pass all filters in the body. `results` is empty when none passes. `severity_level`, `evidence_certainty`, `expand` and `fields` must be arrays. A company that is not followed returns 403. Unverified: the roles that may call it; that the response has no `links`, and the status 400 where the API returns 422.
   */
  "/v2/companies/{guid}/threats/query": QueryCompanyThreats;
  /**
   * Give a company an identifier of the customer's own
   *
   * Sets the identifier of one followed company, whether or not it had one. A company that is not followed is refused with 400. Unverified: the form of the body, and the status for a company that is not followed (the body of the bulk operation); the roles that may call it.
   */
  "/v1/portfolio/entity-custom-ids": SetCustomId;
  /**
   * Give and take identifiers of many companies
   *
   * Sets the identifiers of followed companies and removes others in one call. The response names what was new, what replaced another identifier and what was removed; companies that are not followed are in none of the three lists. Unverified: the roles that may call it.
   */
  "/v1/portfolio/entity-custom-ids/bulk": UpdateCustomIds;
  /**
   * Enter a contact at a followed company
   *
   * Enters a person as a contact at a company of the portfolio and returns the contact. The domain of the address must be one of the company's; another returns 400. A company may have several contacts. Unverified: the roles that may call it; the status, the body of the response, and that a company may have several contacts.
   */
  "/v1/portfolio/contacts": CreateContact;
  /**
   * List the ratings of chosen companies over time
   *
   * Returns what the `GET` of the same path returns, for the companies the body names instead of the whole portfolio; those that are not followed are left out. It changes nothing. Unverified: the field `guids` of the body; the roles that may call it.
   */
  "/v1/portfolio/ratings": QueryPortfolioRatings;
  /**
   * Read current ratings by license
   *
   * Returns the current rating of each company the body names. With `use_license` a license is used up for those that have none yet, as long as there are any left; without it, these come with a result code and no rating. A guid that no company has comes with a code as well, not with an error. Unverified: the roles that may call it.
   */
  "/v1/current-ratings": QueryCurrentRatings;
  /**
   * Search the products a company depends on
   *
   * Returns the products that one company depends on and that pass all filters in the body, with how critical each is for the company. The list is empty when none passes. A company that is not followed returns 403. Unverified: the roles that may call it.
   */
  "/v1/companies/{guid}/products": QueryCompanyProducts;
  /**
   * Query the portfolio page by page
   *
   * Returns what the `GET` of the same path returns, and takes the same filters in its query. It exists for lists of filters that other programs on the way would find too long for a `GET`. It changes nothing, and its `results` are empty when no company passes. Unverified: its purpose; the roles that may call it.
   */
  "/v2/portfolio": QueryPortfolio;
  /**
   * Create a folder
   *
   * Creates an empty folder that belongs to the caller and returns it. Companies are put into it by a change afterwards. Unverified: the required name (vendor definition); the roles that may call it.
   */
  "/v1/folders": CreateFolder;
  /**
   * Create a tier
   *
   * Creates a tier, puts the named companies into it and returns it. The companies must be in the portfolio, and leave the tiers they were in. Unverified: the body and the response; the roles that may call it.
   */
  "/v1/tiers": CreateTier;
  /**
   * Subscribe to companies
   *
   * Follows companies, grouped by the kind of subscription they shall have, and puts them into a folder where one is named. The response is 200 even when nothing could be done: it says for each company how it went. A company is named by its guid, or by the address of its site. Unverified: the media type of the body (sources conflict: HC 360019135213 (JSON), vendor definition (a form)).
   */
  "/v1/subscriptions": SubscribeCompanies;
  /**
   * Change many subscriptions
   *
   * Adds, deletes and replaces subscriptions, 1000 companies at most. The response is 200 even when nothing could be done; `errors` says for which companies and why, and the others are done. Added companies enter the named folders and tier; deleted ones leave the portfolio, its folders and tiers. `modified` names the deleted and the replaced ones. Unverified: the companies that `modified` names.
   */
  "/v1/subscriptions/bulk": ChangeSubscriptions;
  /**
   * Request a company
   *
   * Asks the vendor to rate the company that owns a domain, and returns the request. A domain that was requested before returns 400 and the existing request. In the sandbox nobody works on a request: one for the domain of a company that is there is complete at once, all others stay pending. Unverified: the roles that may call it.
   */
  "/v2/company-requests": CreateCompanyRequest;
  /**
   * Request many companies
   *
   * Takes a CSV file with a domain in each line and asks for all of them; domains that were asked for before are passed over. The response comes before the work is done, and has the first request. The file has a column `domain`, or no heading and the domain first. Unverified: the request that the response has, and the form of the file; the roles that may call it.
   */
  "/v2/company-requests/bulk": UploadCompanyRequests;
  /**
   * Create a company report
   *
   * Returns a report about one followed company as a PDF file: the rating, its history and every risk vector. Ask for `application/pdf` in `Accept`. A company that is not in the portfolio returns 403. The content of the sandbox's file is its own.
   */
  "/v1/reports": CreateReport;
  /**
   * Rate a site at once
   *
   * Returns a quick rating of the company that runs a site, followed or not, and compares it with an industry where one is named. Each site counts once against the quota of fast ratings. A used-up quota is refused with 403. An address without a host returns 400. Unverified: the counting, and the status when the quota is used up.
   */
  "/v1/fast-ratings": CreateFastRating;
  /**
   * Create a user
   *
   * Creates a user of the customer and returns it. The user gets a mail to activate the account; until then the status is `Created`. Without a role it is a plain user. The sandbox sends no mail. Unverified: the default role, and the form of the response.
   */
  "/v2/users": CreateUser;
  /**
   * Require a second factor
   *
   * Requires a user to sign in with a second factor. A user without one sets it up at the next sign-in. Nothing changes for a user who has one. Unverified: the roles that may call it.
   */
  "/v2/users/{guid}/require-mfa": RequireUserMfa;
  /**
   * Reset a second factor
   *
   * Removes the second factor of a user, who sets up another one at the next sign-in, for example after losing a telephone. It returns 400 when the user does not need one. Unverified: the roles that may call it.
   */
  "/v2/users/{guid}/reset-mfa": ResetUserMfa;
  /**
   * Restart a pending second factor
   *
   * Restarts the setup of a second factor that a user has not finished. It returns 400 when nothing is pending. Unverified: the effect (vendor definition, which only names it).
   */
  "/v2/users/{guid}/reset-pending-mfa": ResetPendingUserMfa;
  /**
   * Send the activation mail again
   *
   * Sends the mail to activate the account once more to a user who has not done so, and returns 400 for all others. The sandbox sends no mail. Unverified: the roles that may call it; the status 201 (sources conflict: a public client (201), vendor definition (200)).
   */
  "/v2/users/{guid}/resend-activation-email": ResendActivationEmail;
}

/** The paths that have PATCH. */
export interface PathsWithPatch {
  /**
   * Change the customer's settings
   *
   * Changes the settings that the body names and returns the customer. Unverified: the roles that may call it.
   */
  "/v1/customers/{customer_guid}": UpdateCustomer;
  /**
   * Change what a customer notes about a company
   *
   * Sets the customer's own identifier of a company, or which description of the company represents it. What `contents` leaves out stays as it is, and null takes a note away. Returns the company as `GET` does. Unverified: the roles that may call it.
   */
  "/v1/companies/{guid}": UpdateCompany;
  /**
   * Change the status or the users of a finding
   *
   * Changes the status of a finding, the users who see to it, or both, and returns them. The finding's `remediation_history` says the same from then on. What the body leaves out stays as it is. Unverified: the roles that may call it; the body of the response; that the id alone chooses the finding, whatever `evidence_key` and `risk_vector` are.
   */
  "/v1/remediations/{company_guid}": UpdateRemediation;
  /**
   * Change a contact
   *
   * Changes a contact to what the body says and returns it. A telephone number that the body leaves out stays. The body's `guid` must be that of the path, and the address must have a domain of the company. A contact that does not exist returns 404. Unverified: the roles that may call it; the body of the response.
   */
  "/v1/portfolio/contacts/{guid}": UpdateContact;
  /**
   * Change a folder
   *
   * Changes the fields that the body names, leaves the others as they are, and returns the folder. `companies` replaces the whole list. The body needs at least one field.
   */
  "/v1/folders/{guid}": UpdateFolder;
  /**
   * Add companies to a folder, or remove some
   *
   * Adds companies of the portfolio to a folder, removes some, or both, and says which. A company that is not in the portfolio is in `not_added`, and one that is not in the folder is in `not_removed`. Unverified: `not_removed`, and that both lists fit in one request (HC 360019759753); that a company that is in the folder already counts as added.
   */
  "/v1/folders/{guid}/companies": UpdateFolderCompanies;
  /**
   * Change a tier
   *
   * Changes the fields that the body names, leaves the others as they are, and returns the tier. `companies` replaces the whole list; a company put into this tier leaves the one it was in. Unverified: the roles that may call it.
   */
  "/v1/tiers/{tier_guid}": UpdateTier;
  /**
   * Change the companies of a tier
   *
   * Adds companies to a tier, removes others from it, and returns the effect on each. A company that is not in the portfolio cannot be added, and one that is not in the tier cannot be removed; the others are changed all the same. Unverified: the roles that may call it; the two lists in one request (HC 360021278053, which shows one at a time).
   */
  "/v1/tiers/{tier_guid}/companies": UpdateTierCompanies;
  /**
   * Change a company request
   *
   * Changes the kind of subscription that the company shall have once it is rated, and returns the request. Unverified: the fields that can be changed (vendor definition); the roles that may call it.
   */
  "/v2/company-requests/{guid}": UpdateCompanyRequest;
  /**
   * Change a user
   *
   * Changes the fields that the body names, leaves the others as they are, and returns the user; the body needs at least one field. A user who is deactivated can neither sign in nor use a token any more. Unverified: the form of the response; what users may change about themselves.
   */
  "/v2/users/{guid}": UpdateUser;
}

/** The paths that have DELETE. */
export interface PathsWithDelete {
  /**
   * Delete a company API token
   *
   * Deletes a company API token for good. Calls with it return 401 from then on.
   */
  "/v1/customers/{customer_guid}/api-tokens/{token_guid}": DeleteApiToken;
  /**
   * Delete a folder
   *
   * Deletes a folder for good. Its companies stay in the portfolio. Folders the API made itself cannot be deleted; their `is_deletable` is false.
   */
  "/v1/folders/{guid}": DeleteFolder;
  /**
   * Delete a tier
   *
   * Deletes a tier for good. Its companies stay in the portfolio, in no tier, and the tiers after it move up. Unverified: the roles that may call it.
   */
  "/v1/tiers/{tier_guid}": DeleteTier;
  /**
   * Delete a subscription
   *
   * Stops following a company: it leaves the portfolio, its folders and tiers, and one more company may be followed. The customer's own companies cannot be unsubscribed. A company that is not followed returns 404. Unverified: the rule for the customer's own companies.
   */
  "/v1/subscriptions/{company_guid}": DeleteSubscription;
  /**
   * Delete a company request
   *
   * Takes a request back. A company that was found by it stays. Unverified: the roles that may call it.
   */
  "/v2/company-requests/{guid}": DeleteCompanyRequest;
  /**
   * Delete a user
   *
   * Deletes a user for good: the name is gone from all lists, the user's token dead at once, and the place in the quota free. Folders the user made stay. Users cannot delete themselves. Unverified: the rule that users cannot delete themselves.
   */
  "/v2/users/{guid}": DeleteUser;
}

/** The lists that have pages. */
export interface PagedPaths {
  /**
   * Search for companies
   *
   * Finds companies by name, by domain or by guid, whether or not they are in the portfolio. One of `name`, `domain` and `guids` is needed; without them the response is 400. No match is a success too: 200 with an empty `results`. Unverified: the roles that may call it.
   */
  "/v1/companies/search": SearchCompanies;
  /**
   * List the networks and domains of a company
   *
   * Returns the networks and the domains that are attributed to a company, page by page. `results` is empty when there are none of the type. A company that is not followed returns 403. Unverified: the roles that may call it; the path and the fields (public client).
   */
  "/v1/companies/{guid}/infrastructure": ListInfrastructure;
  /**
   * List the findings of a company
   *
   * Returns what was observed about a company, page by page, with evidence, grade and severity. Filters add up: a finding must pass all of them. Without `sort` the order is not promised, so sort when reading more than one page. Domain squatting and security incidents are not among the findings. `results` is empty when nothing passes the filters. Unverified: the roles that may call it.
   */
  "/v1/companies/{guid}/findings": ListFindings;
  /**
   * List the comments on a finding
   *
   * Returns what the customer's users wrote about a finding, page by page, the oldest first. `results` is empty when nobody did. A finding that the company does not have returns 404. Unverified: the roles that may call it; the order and the pages.
   */
  "/v1/companies/{guid}/findings/{rolledup_observation_id}/comments": ListFindingComments;
  /**
   * List the events behind a company's findings
   *
   * Returns what was observed of compromised systems and of file sharing, event by event, newest first. `cursor.next` is null on the last page; until then, pass it on as `cursor`. `data` is empty for a company where nothing was observed. Forensics need an entitlement, else the response is 403; the sandbox's customers have it. Unverified: the fields of an event, and the parameter `limit`.
   */
  "/v1/companies/{guid}/observations": ListObservations;
  /**
   * List what was observed at addresses people work from
   *
   * Returns what was observed at up to fifty addresses, no matter who owns them, for a customer whose people work from home. One of `ips` and `bulk_request` is needed. `results` is empty when nothing was observed there in the time asked for. The customer must be entitled to it, else the response is 403; the sandbox's customers are.
   */
  "/v1/findings/wfh": ListHomeFindings;
  /**
   * List the findings that somebody sees to
   *
   * Returns the status and the assigned users of each finding of followed companies that has a status, page by page, the oldest first. `results` is empty when no finding passes the filters. Unverified: the roles that may call it; the order.
   */
  "/v1/remediations": ListRemediations;
  /**
   * List the assets of a company
   *
   * Returns the hosts, addresses and apps of a company, page by page, each with how many findings are about it. Filters add up: an asset must pass all of them. `results` is empty when none does. Some filters need a package of the vendor's. Unverified: the filters and callers that get 403 without the package; the roles that may call it.
   */
  "/v1/companies/{guid}/assets": ListAssets;
  /**
   * List threats and how many companies they concern
   *
   * Returns the threats that there is evidence of at companies the customer follows, page by page, with how many of these are exposed and how many were and are no longer. `results` is empty when no followed company has evidence of any that passes the filters. This is version 2; version 1 of it is no longer served. Unverified: the roles that may call it.
   */
  "/v2/threats": ListThreats;
  /**
   * List the companies a threat concerns
   *
   * Returns the followed companies with evidence of a threat, page by page, the one seen last first. `summaries` counts all of them, whatever the page. `results` is empty when no followed company has evidence of it. Unverified: the roles that may call it.
   */
  "/v2/threats/{threat_guid}/companies": ListThreatCompanies;
  /**
   * List the evidence of a threat at a company
   *
   * Returns where at a company a threat was seen, page by page, in the order of the places. `results` is empty for a followed company without evidence of it. Unverified: the roles that may call it.
   */
  "/v2/threats/{threat_guid}/companies/{company_guid}/evidence": ListThreatEvidence;
  /**
   * List leaks of credentials
   *
   * Returns the leaks that credentials are known from, page by page, the one added last first, whether or not they concern a followed company. `results` is empty beyond the last one. Unverified: the roles that may call it.
   */
  "/v1/exposed-credentials/leaks": ListLeaks;
  /**
   * List the companies that leaks concern
   *
   * Returns one entry for each leak that concerns a followed company, page by page, the one added last first, with how many records have an address of the company. `results` is empty when no leak concerns a followed company. Unverified: the roles that may call it.
   */
  "/v1/exposed-credentials/affected-companies": ListAffectedCompanies;
  /**
   * List what followed companies are to the customer
   *
   * Returns the relationship of each followed company that has one, such as vendor, page by page. `results` is empty when no company passes the filters. Unverified: the roles that may call it; the fields (public client).
   */
  "/v1/company-relationships": ListCompanyRelationships;
  /**
   * List the risk vector grades of the portfolio
   *
   * Returns followed companies in pages, each with its grade in every risk vector: today's, or those at the end of each month of the last year. `results` is empty when no company passes the filters. Unverified: the roles that may call it.
   */
  "/v1/portfolio/risk-vectors/grades": ListPortfolioGrades;
  /**
   * List the licensed current ratings
   *
   * Returns the current ratings of the companies the customer has a rating license for, in pages. A license lets one read a rating without following the company. `results` is empty when there are none. Unverified: the roles that may call it.
   */
  "/v1/current-ratings": ListCurrentRatings;
  /**
   * List changes of ratings page by page
   *
   * Returns changes of ratings, newest first, of one company or of every company the customer follows, each with the risk vectors that caused it. `results` is empty when no rating changed in the days asked for. It needs an entitlement of the customer, as the insights do.
   */
  "/v1/insights/rating_changes": ListRatingChanges;
  /**
   * List the kinds of products the portfolio depends on
   *
   * Returns each kind of product that followed companies depend on, with the guids of these companies. `results` is empty when nothing is known of what they depend on. Unverified: the roles that may call it.
   */
  "/v1/portfolio/product-types": ListProductTypes;
  /**
   * List the products the portfolio depends on
   *
   * Returns each product that followed companies depend on, how many of them do, and who provides it. `results` is empty when nothing is known of what they depend on. Unverified: the roles that may call it.
   */
  "/v1/portfolio/products": ListPortfolioProducts;
  /**
   * List the followed companies that depend on a product
   *
   * Returns the followed companies that depend on one product, each with how many of its domains do. `results` is empty when none does; a product that does not exist returns 404. Unverified: the roles that may call it.
   */
  "/v1/portfolio/products/{product_guid}/companies": ListProductCompanies;
  /**
   * List the providers the portfolio depends on
   *
   * Returns each provider whose products followed companies depend on, how widely they do, and how critical that makes it among all of them. `results` is empty when nothing is known of what they depend on. Unverified: the roles that may call it.
   */
  "/v1/portfolio/providers": ListPortfolioProviders;
  /**
   * List the followed companies that depend on a provider
   *
   * Returns the followed companies that depend on some product of one provider, each with how many of its domains do. `results` is empty when none does; a provider that does not exist returns 404. Unverified: the roles that may call it.
   */
  "/v1/portfolio/providers/{provider_guid}/companies": ListProviderCompanies;
  /**
   * List the products of a provider
   *
   * Returns the products of one provider that followed companies depend on. `results` is empty when they depend on none of them; a provider that does not exist returns 404. Unverified: the roles that may call it; the form of the response (sources conflict: a bare array, or a page).
   */
  "/v1/portfolio/providers/{provider_guid}/products": ListProviderProducts;
  /**
   * List the products a company depends on
   *
   * Returns each product that one company depends on, with how many of its domains do. `results` is empty when nothing is known of what it depends on. A company that is not followed returns 403. Unverified: the roles that may call it.
   */
  "/v1/companies/{guid}/products": ListCompanyProducts;
  /**
   * List the products a company and its subsidiaries depend on
   *
   * Returns each product that a company, or one of those it owns, depends on, and how many of them do. `results` is empty when nothing is known of what they depend on. A company that is not followed returns 403. Unverified: the roles that may call it.
   */
  "/v1/companies/{guid}/company-tree/products": ListCompanyTreeProducts;
  /**
   * List who in a tree of companies depends on a product
   *
   * Returns those of a company and the ones it owns that depend on one product. `results` is empty when none does; a product that does not exist returns 404. A company that is not followed returns 403. Unverified: the roles that may call it.
   */
  "/v1/companies/{guid}/company-tree/products/{product_guid}/companies": ListCompanyTreeProductCompanies;
  /**
   * List the breaches of a company's providers
   *
   * Returns the breaches that providers of one company had, newest first, and which of their products the company depends on. `results` is empty when none of them had any. A company that is not followed returns 403. Unverified: the roles that may call it.
   */
  "/v1/companies/{guid}/providers/breaches": ListProviderBreaches;
  /**
   * List the providers a company depends on
   *
   * Returns each provider whose products one company depends on, and how critical that makes it for the company. `results` is empty when nothing is known of what it depends on. A company that is not followed returns 403. Unverified: the roles that may call it.
   */
  "/v1/companies/{guid}/providers": ListCompanyProviders;
  /**
   * List the products a company's domain depends on
   *
   * Returns each product that one domain of a company depends on. `results` is empty when nothing is known of what it depends on. A domain of another company returns 404, and a company that is not followed 403. Unverified: the roles that may call it.
   */
  "/v1/companies/{guid}/domains/{domain}/products": ListCompanyDomainProducts;
  /**
   * List the providers a company's domain depends on
   *
   * Returns each provider whose products one domain of a company depends on. `results` is empty when nothing is known of what it depends on. A domain of another company returns 404, and a company that is not followed 403. Unverified: the roles that may call it.
   */
  "/v1/companies/{guid}/domains/{domain}/providers": ListCompanyDomainProviders;
  /**
   * List the products a domain depends on
   *
   * Returns each product that one domain of a followed company depends on. `results` is empty when nothing is known of what it depends on. A domain of no company returns 404, and that of a company that is not followed 403. Unverified: the roles that may call it; the path without a company (public client).
   */
  "/v1/domains/{domain}/products": ListDomainProducts;
  /**
   * List the providers a domain depends on
   *
   * Returns each provider whose products one domain of a followed company depends on. `results` is empty when nothing is known of what it depends on. A domain of no company returns 404, and that of a company that is not followed 403. Unverified: the roles that may call it; the path without a company (public client).
   */
  "/v1/domains/{domain}/providers": ListDomainProviders;
  /**
   * Compare the customer's own companies over time
   *
   * Returns the ratings of the customer's own company and of its subsidiaries at regular days, or their grades in one risk vector when `lens` names it. Values are texts, whichever they are of. `results` has the own company alone when it owns no other. Unverified: the pages; the roles that may call it.
   */
  "/v1/subsidiaries/statistics": GetSubsidiaryStatistics;
  /**
   * List the portfolio page by page
   *
   * Returns the companies the customer follows, filtered, sorted and in pages; `summaries` names the customer's own company. A company must pass all filters that are given. `results` is empty when none does. With `format=csv` the same rows come as a table. Unverified: the roles that may call it.
   */
  "/v2/portfolio": ListPortfolio;
  /**
   * List the kinds of products a folder depends on
   *
   * Returns each kind of product that the folder's companies depend on, with their guids. `results` is empty when nothing is known of what they depend on. A folder that the caller may not see returns 404. Unverified: the roles that may call it.
   */
  "/v1/folders/{guid}/product-types": ListFolderProductTypes;
  /**
   * List the products a folder depends on
   *
   * Returns each product that the folder's companies depend on, how many of them do, and who provides it. `results` is empty when nothing is known of what they depend on. A folder that the caller may not see returns 404. Unverified: the roles that may call it.
   */
  "/v1/folders/{guid}/products": ListFolderProducts;
  /**
   * List the providers a folder depends on
   *
   * Returns each provider whose products the folder's companies depend on, and how critical that makes it for the folder. `results` is empty when nothing is known of what they depend on. A folder that the caller may not see returns 404. Unverified: the roles that may call it.
   */
  "/v1/folders/{guid}/providers": ListFolderProviders;
  /**
   * List the companies of a folder that depend on a provider
   *
   * Returns those of the folder's companies that depend on some product of one provider. `results` is empty when none does. A provider that does not exist returns 404, and so does a folder. Unverified: the roles that may call it.
   */
  "/v1/folders/{guid}/providers/{provider_guid}/companies": ListFolderProviderCompanies;
  /**
   * List the products of a provider that a folder uses
   *
   * Returns the products of one provider that the folder's companies depend on. `results` is empty when they depend on none of them. A provider that does not exist returns 404, and so does a folder. Unverified: the roles that may call it.
   */
  "/v1/folders/{guid}/providers/{provider_guid}/products": ListFolderProviderProducts;
  /**
   * List the kinds of products a tier depends on
   *
   * Returns each kind of product that the tier's companies depend on, with their guids. `results` is empty when nothing is known of what they depend on. A tier that does not exist returns 404. Unverified: the roles that may call it.
   */
  "/v1/tiers/{tier_guid}/product-types": ListTierProductTypes;
  /**
   * List the products a tier depends on
   *
   * Returns each product that the tier's companies depend on, how many of them do, and who provides it. `results` is empty when nothing is known of what they depend on. A tier that does not exist returns 404. Unverified: the roles that may call it.
   */
  "/v1/tiers/{tier_guid}/products": ListTierProducts;
  /**
   * List the providers a tier depends on
   *
   * Returns each provider whose products the tier's companies depend on, and how critical that makes it for the tier. `results` is empty when nothing is known of what they depend on. A tier that does not exist returns 404. Unverified: the roles that may call it.
   */
  "/v1/tiers/{tier_guid}/providers": ListTierProviders;
  /**
   * List the companies of a tier that depend on a provider
   *
   * Returns those of the tier's companies that depend on some product of one provider. `results` is empty when none does. A provider that does not exist returns 404, and so does a tier. Unverified: the roles that may call it.
   */
  "/v1/tiers/{tier_guid}/providers/{provider_guid}/companies": ListTierProviderCompanies;
  /**
   * List the products of a provider that a tier uses
   *
   * Returns the products of one provider that the tier's companies depend on. `results` is empty when they depend on none of them. A provider that does not exist returns 404, and so does a tier. Unverified: the roles that may call it.
   */
  "/v1/tiers/{tier_guid}/providers/{provider_guid}/products": ListTierProviderProducts;
  /**
   * List the expired subscriptions
   *
   * Returns the companies whose subscription ended, page by page, with the rating last seen and how it changed since. Companies that are followed again are left out unless `include_active_subscriptions` asks for them. `results` is empty when no subscription ever ended. Unverified: the roles that may call it.
   */
  "/v1/subscriptions/expired": ListExpiredSubscriptions;
  /**
   * List the company requests
   *
   * Returns the requests of all users of the customer, page by page, the newest first. `company` is null until the company was found or rated. `results` is empty when nobody asked for anything. Unverified: the roles that may call it.
   */
  "/v2/company-requests": ListCompanyRequests;
  /**
   * List the users
   *
   * Returns the users of the customer, page by page. Company API tokens count as users, too, but are left out unless `is_company_api_token` asks for them. `results` is empty when nobody passes the filters. Unverified: the roles that may call it (the documentation of version 1).
   */
  "/v2/users": ListUsers;
  /**
   * List alerts page by page
   *
   * Returns the customer's notifications about the companies it follows, newest first: a rating that changed by much or crossed a line, a grade that fell, a vulnerability, an incident, a provider's breach. A user token gets the alerts of its user's settings, a company token those of the default ones. `results` is empty when no alert passes the filters.
   */
  "/v2/alerts": ListAlerts;
  /**
   * List the alerts of the last daily run
   *
   * Returns the alerts that the newest daily run made, in the form and with the filters of the list of all alerts. `results` is empty when that run made none; older alerts are in the list of all. Unverified: the roles that may call it.
   */
  "/v2/alerts/latest": ListLatestAlerts;
  /**
   * List the companies that an alert concerns
   *
   * Returns the followed companies that an alert is about: all with the vulnerability, all that depend on the provider, or the one whose rating changed. `results` is empty when none matches `q`; an alert that does not exist returns 404. Unverified: the roles that may call it.
   */
  "/v2/alerts/{guid}/affected-companies": ListAlertCompanies;
}

/** The paths by method. */
export interface PathsByMethod {
  get: PathsWithGet;
  put: PathsWithPut;
  post: PathsWithPost;
  patch: PathsWithPatch;
  delete: PathsWithDelete;
}
