/**
 * This file was generated from the contract by `pnpm generate`.
 * Do not make direct changes to the file.
 */

import type { Operation } from "../operations/operation.ts";
import { operation } from "../operations/operation.ts";
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

/**
 * Get the disclaimer
 *
 * Returns the disclaimer of the API. It is the smallest call there is, so clients use it to learn whether a token works.
 *
 * @example
 * ```ts
 * const result = await getDisclaimer(client);
 * ```
 */
export const getDisclaimer: Operation<GetDisclaimer> = /* @__PURE__ */ operation("getDisclaimer", "GET", "/");

/**
 * Get the version and its resources
 *
 * Returns the version and the name of the API, and the addresses of its main resources.
 *
 * @example
 * ```ts
 * const result = await getApiVersion(client);
 * ```
 */
export const getApiVersion: Operation<GetApiVersion> = /* @__PURE__ */ operation("getApiVersion", "GET", "/v1");

/**
 * Get the fixed values
 *
 * Returns the values that other responses use and that seldom change: rating ranges, risk categories and vectors, roles, kinds of subscriptions and relationships. Unverified: the form of a risk vector's weight and details; the roles that may call it.
 *
 * @example
 * ```ts
 * const result = await getDefaults(client);
 * ```
 */
export const getDefaults: Operation<GetDefaults> = /* @__PURE__ */ operation("getDefaults", "GET", "/v1/defaults");

/**
 * List the known vulnerabilities
 *
 * Returns every vulnerability that findings may name, as one list without pages, to look up what a display name means. Clients call it on the host of the vendor's applications. Unverified: the hosts that serve it (a public client, which calls service.bitsighttech.com); the roles that may call it.
 *
 * @example
 * ```ts
 * const result = await listKnownVulnerabilities(client);
 * ```
 */
export const listKnownVulnerabilities: Operation<ListKnownVulnerabilities> = /* @__PURE__ */ operation("listKnownVulnerabilities", "GET", "/v1/defaults/vulnerabilities");

/**
 * Get the customer
 *
 * Returns the customer that the token belongs to, and its settings. Another customer returns 404, as if it did not exist. Unverified: the roles that may call it.
 *
 * @example
 * ```ts
 * const result = await getCustomer(client, {"customer_guid":"current"});
 * ```
 */
export const getCustomer: Operation<GetCustomer> = /* @__PURE__ */ operation("getCustomer", "GET", "/v1/customers/{customer_guid}");

/**
 * Change the customer's settings
 *
 * Changes the settings that the body names and returns the customer. Unverified: the roles that may call it.
 *
 * @example
 * ```ts
 * const result = await updateCustomer(client, {"customer_guid":"current","body":{"customer_settings":{"auto_approve_invited_users":true}}});
 * ```
 */
export const updateCustomer: Operation<UpdateCustomer> = /* @__PURE__ */ operation("updateCustomer", "PATCH", "/v1/customers/{customer_guid}");

/**
 * Retrieve a company API token
 *
 * Returns a company API token to the person who received a mail with a code for it. A request for the token can order that mail. An unknown code, or one for another address or token, returns 400. Retrieving a token twice ends the one before. The sandbox sends no mails; it knows the example's code alone. Unverified: the status for an unknown code, and the end of the token before; the roles that may call it.
 *
 * @example
 * ```ts
 * const result = await retrieveApiToken(client, {"body":{"auth_token":"7d3k-92fh-example-code","email":"maren.holt@brightwater.example","user_guid":"92d5e1b8-7f40-4a36-b3c9-0e64a8d21f7b"}});
 * ```
 */
export const retrieveApiToken: Operation<RetrieveApiToken> = /* @__PURE__ */ operation("retrieveApiToken", "POST", "/v1/api-tokens/retrieve");

/**
 * List the company API tokens
 *
 * Returns every company API token of the customer, with who made it, when and for what. Each `token` is masked: 36 asterisks and the last four characters. The list is empty when no token exists. User API tokens are not in it.
 *
 * @example
 * ```ts
 * const result = await listApiTokens(client, {"customer_guid":"current"});
 * ```
 */
export const listApiTokens: Operation<ListApiTokens> = /* @__PURE__ */ operation("listApiTokens", "GET", "/v1/customers/{customer_guid}/api-tokens");

/**
 * Create a company API token
 *
 * Creates a company API token and returns it in full. This response is the only one that shows the whole `token`; the list of tokens masks it afterwards, so keep it in a safe place. It is valid until a user deletes it. Unverified: the right of VRM admins (sources conflict: HC 115014888388 (allowed), HC 28058859805079 (admins only)).
 *
 * @example
 * ```ts
 * const result = await createApiToken(client, {"customer_guid":"current","body":{"description":"Weekly supplier report"}});
 * ```
 */
export const createApiToken: Operation<CreateApiToken> = /* @__PURE__ */ operation("createApiToken", "POST", "/v1/customers/{customer_guid}/api-tokens");

/**
 * Delete a company API token
 *
 * Deletes a company API token for good. Calls with it return 401 from then on.
 *
 * @example
 * ```ts
 * const result = await deleteApiToken(client, {"customer_guid":"current","token_guid":"92d5e1b8-7f40-4a36-b3c9-0e64a8d21f7b"});
 * ```
 */
export const deleteApiToken: Operation<DeleteApiToken> = /* @__PURE__ */ operation("deleteApiToken", "DELETE", "/v1/customers/{customer_guid}/api-tokens/{token_guid}");

/**
 * List the companies of the portfolio
 *
 * Returns all companies the customer follows in one response, each with its newest rating, and the customer's own company under `my_company`. There are no pages; `GET /v2/portfolio` has them, and filters. `companies` is empty when the caller may see none. Unverified: the roles that may call it.
 *
 * @example
 * ```ts
 * const result = await listCompanies(client);
 * ```
 */
export const listCompanies: Operation<ListCompanies> = /* @__PURE__ */ operation("listCompanies", "GET", "/v1/companies");

/**
 * Search for companies
 *
 * Finds companies by name, by domain or by guid, whether or not they are in the portfolio. One of `name`, `domain` and `guids` is needed; without them the response is 400. No match is a success too: 200 with an empty `results`. Unverified: the roles that may call it.
 *
 * @example
 * ```ts
 * const result = await searchCompanies(client);
 * ```
 */
export const searchCompanies: Operation<SearchCompanies> = /* @__PURE__ */ operation("searchCompanies", "GET", "/v1/companies/search");

/**
 * Get the values infrastructure requests can be filtered by
 *
 * Returns what the customer's requests to change its network map can be filtered by: the companies they concern, who made them, their reasons, states and types. `attributed_to` and `requested_by` are empty when nobody made a request. Unverified: the words in the lists; the roles that may call it.
 *
 * @example
 * ```ts
 * const result = await getInfrastructureRequestSummaries(client);
 * ```
 */
export const getInfrastructureRequestSummaries: Operation<GetInfrastructureRequestSummaries> = /* @__PURE__ */ operation("getInfrastructureRequestSummaries", "GET", "/v1/companies/infrastructure/requests/summaries");

/**
 * Get a company
 *
 * Returns one company: what it is, its daily ratings of about a year (newest first), and its rating and grade in every risk vector. A number may be the text `N/A` where a vector has too little data. A company that left the portfolio returns 403. Unverified: the roles that may call it.
 *
 * @example
 * ```ts
 * const result = await getCompany(client, {"guid":"4f2b8a60-3c1d-4e7a-9b58-d06e1c7f2a93"});
 * ```
 */
export const getCompany: Operation<GetCompany> = /* @__PURE__ */ operation("getCompany", "GET", "/v1/companies/{guid}");

/**
 * Change what a customer notes about a company
 *
 * Sets the customer's own identifier of a company, or which description of the company represents it. What `contents` leaves out stays as it is, and null takes a note away. Returns the company as `GET` does. Unverified: the roles that may call it.
 *
 * @example
 * ```ts
 * const result = await updateCompany(client, {"guid":"4f2b8a60-3c1d-4e7a-9b58-d06e1c7f2a93","body":{"contents":{"custom_id":"SUP-0107"}}});
 * ```
 */
export const updateCompany: Operation<UpdateCompany> = /* @__PURE__ */ operation("updateCompany", "PATCH", "/v1/companies/{guid}");

/**
 * Get the tree a company belongs to
 *
 * Returns the company with everything it owns, level by level, under `children`. The company asked for is the root, whatever owns it. `children` is empty for a company that owns nothing. The rating of a company that the customer does not follow is null. Unverified: the company at the root; the roles that may call it.
 *
 * @example
 * ```ts
 * const result = await getCompanyTree(client, {"guid":"4f2b8a60-3c1d-4e7a-9b58-d06e1c7f2a93"});
 * ```
 */
export const getCompanyTree: Operation<GetCompanyTree> = /* @__PURE__ */ operation("getCompanyTree", "GET", "/v1/companies/{guid}/company-tree");

/**
 * Find companies in a tree
 *
 * Returns the guids of the companies in the tree below a company, itself included, that fit what was asked; all of them where nothing was. The list is empty when none fits. `name`, `domain` and `ip` each must fit; `q` is looked for in name and domain. Unverified: the roles that may call it.
 *
 * @example
 * ```ts
 * const result = await listCompanyTreeGuids(client, {"guid":"4f2b8a60-3c1d-4e7a-9b58-d06e1c7f2a93"});
 * ```
 */
export const listCompanyTreeGuids: Operation<ListCompanyTreeGuids> = /* @__PURE__ */ operation("listCompanyTreeGuids", "GET", "/v1/companies/{guid}/company-tree/guids");

/**
 * Get a company's ratings as points of a graph
 *
 * Returns the company's daily ratings of about a year as points, the oldest first: `x` is the day, `y` the rating. The last point is the newest rating. A day without a rating has no point. Unverified: the roles that may call it.
 *
 * @example
 * ```ts
 * const result = await getCompanyGraph(client, {"guid":"4f2b8a60-3c1d-4e7a-9b58-d06e1c7f2a93"});
 * ```
 */
export const getCompanyGraph: Operation<GetCompanyGraph> = /* @__PURE__ */ operation("getCompanyGraph", "GET", "/v1/companies/{guid}/graph_data");

/**
 * Count a company's addresses by country
 *
 * Returns how many of the company's IPv4 addresses are in each country; together they are the size of its network. Countries without an address are left out. Unverified: the two-letter names of countries; the roles that may call it.
 *
 * @example
 * ```ts
 * const result = await getCompanyCountries(client, {"guid":"4f2b8a60-3c1d-4e7a-9b58-d06e1c7f2a93"});
 * ```
 */
export const getCompanyCountries: Operation<GetCompanyCountries> = /* @__PURE__ */ operation("getCompanyCountries", "GET", "/v1/companies/{guid}/countries");

/**
 * List the networks and domains of a company
 *
 * Returns the networks and the domains that are attributed to a company, page by page. `results` is empty when there are none of the type. A company that is not followed returns 403. Unverified: the roles that may call it; the path and the fields (public client).
 *
 * @example
 * ```ts
 * const result = await listInfrastructure(client, {"guid":"4f2b8a60-3c1d-4e7a-9b58-d06e1c7f2a93"});
 * ```
 */
export const listInfrastructure: Operation<ListInfrastructure> = /* @__PURE__ */ operation("listInfrastructure", "GET", "/v1/companies/{guid}/infrastructure");

/**
 * Explain why an address belongs to a company
 *
 * Says why an address, a network or a domain is attributed to a company: one entry for each network or domain that matches, with the records that led there. The list is empty, or null, when it is not attributed to the company. One of `net_cidr` and `domain` is needed, and a host name in `net_cidr` returns 400. Unverified: the roles that may call it.
 *
 * @example
 * ```ts
 * const result = await listInfrastructureReasons(client, {"guid":"4f2b8a60-3c1d-4e7a-9b58-d06e1c7f2a93"});
 * ```
 */
export const listInfrastructureReasons: Operation<ListInfrastructureReasons> = /* @__PURE__ */ operation("listInfrastructureReasons", "GET", "/v1/companies/{guid}/infrastructure/reasons");

/**
 * Compare a company with underwriting guidelines
 *
 * Sorts the company's risk vectors into those that an insurer's guidelines pass, those they fail and those without a grade, and names the threats detected there. Every vector is in exactly one of the lists. A, B and C pass. Only insurance customers may see it; the sandbox shows it to everybody. Unverified: the grades that pass, and the customers that may see it.
 *
 * @example
 * ```ts
 * const result = await getUnderwritingGuidelines(client, {"guid":"4f2b8a60-3c1d-4e7a-9b58-d06e1c7f2a93"});
 * ```
 */
export const getUnderwritingGuidelines: Operation<GetUnderwritingGuidelines> = /* @__PURE__ */ operation("getUnderwritingGuidelines", "GET", "/v1/companies/{guid}/underwriting-guidelines");

/**
 * Export a company's risk vectors as CSV
 *
 * Returns a file with one line for each risk vector: its grade, its percentile and how many findings there are. A vector with too little data has `N/A`. Unverified: the names of the columns; the roles that may call it.
 *
 * @example
 * ```ts
 * const result = await exportRiskVectorSummaries(client, {"guid":"4f2b8a60-3c1d-4e7a-9b58-d06e1c7f2a93"});
 * ```
 */
export const exportRiskVectorSummaries: Operation<ExportRiskVectorSummaries> = /* @__PURE__ */ operation("exportRiskVectorSummaries", "GET", "/v1/companies/{guid}/risk-vectors/summaries");

/**
 * Get a company's logo
 *
 * Returns a picture that represents the company, the one `logo` in other responses refers to. It is an SVG. Unverified: the media type (public responses, which only have its address); the roles that may call it.
 *
 * @example
 * ```ts
 * const result = await getCompanyLogo(client, {"guid":"4f2b8a60-3c1d-4e7a-9b58-d06e1c7f2a93"});
 * ```
 */
export const getCompanyLogo: Operation<GetCompanyLogo> = /* @__PURE__ */ operation("getCompanyLogo", "GET", "/v1/companies/{guid}/logo-image");

/**
 * Get a picture of a company's ratings
 *
 * Returns a small line of the company's ratings of about a year, the one `sparkline` in other responses refers to. It is an SVG. Unverified: the media type (public responses, which only have its address); the roles that may call it.
 *
 * @example
 * ```ts
 * const result = await getCompanySparkline(client, {"guid":"4f2b8a60-3c1d-4e7a-9b58-d06e1c7f2a93"});
 * ```
 */
export const getCompanySparkline: Operation<GetCompanySparkline> = /* @__PURE__ */ operation("getCompanySparkline", "GET", "/v1/companies/{guid}/sparkline");

/**
 * List the findings of a company
 *
 * Returns what was observed about a company, page by page, with evidence, grade and severity. Filters add up: a finding must pass all of them. Without `sort` the order is not promised, so sort when reading more than one page. Domain squatting and security incidents are not among the findings. `results` is empty when nothing passes the filters. Unverified: the roles that may call it.
 *
 * @example
 * ```ts
 * const result = await listFindings(client, {"guid":"4f2b8a60-3c1d-4e7a-9b58-d06e1c7f2a93"});
 * ```
 */
export const listFindings: Operation<ListFindings> = /* @__PURE__ */ operation("listFindings", "GET", "/v1/companies/{guid}/findings");

/**
 * Count the findings of a company
 *
 * Counts the findings of a company that pass all filters, which are those of the list of findings. `expand` asks for more counts: of those first seen, last seen, still active, and resolved in the days from `start_date` to `end_date`. The counts without dates are of the last thirty days. All counts are 0 when nothing passes. Unverified: the days that the counts cover; the form of the response (sources conflict: an array in the Help Center, an object in the vendor definition); the roles that may call it.
 *
 * @example
 * ```ts
 * const result = await getFindingStatistics(client, {"guid":"4f2b8a60-3c1d-4e7a-9b58-d06e1c7f2a93"});
 * ```
 */
export const getFindingStatistics: Operation<GetFindingStatistics> = /* @__PURE__ */ operation("getFindingStatistics", "GET", "/v1/companies/{guid}/findings/statistics");

/**
 * Sum up a company's findings of one type
 *
 * Returns what was found of one type in each of three spans: the last 7 days, the last 14 days, and from 2 months to 14 days ago. A span has every vulnerability, infection or program once, with how often and on how many hosts. `stats` is empty for a span in which nothing was found. Unverified: the roles that may call it.
 *
 * @example
 * ```ts
 * const result = await getFindingSummary(client, {"guid":"4f2b8a60-3c1d-4e7a-9b58-d06e1c7f2a93"});
 * ```
 */
export const getFindingSummary: Operation<GetFindingSummary> = /* @__PURE__ */ operation("getFindingSummary", "GET", "/v1/companies/{guid}/findings/summary");

/**
 * Get the vulnerabilities to filter findings by
 *
 * Returns the vulnerabilities that the company's findings have, each once, to be used as values of the filter `vulnerabilities`. The list is empty when no finding has one. Unverified: the roles that may call it.
 *
 * @example
 * ```ts
 * const result = await getFindingFilters(client, {"guid":"4f2b8a60-3c1d-4e7a-9b58-d06e1c7f2a93"});
 * ```
 */
export const getFindingFilters: Operation<GetFindingFilters> = /* @__PURE__ */ operation("getFindingFilters", "GET", "/v1/companies/{guid}/findings/filters");

/**
 * List the comments on a finding
 *
 * Returns what the customer's users wrote about a finding, page by page, the oldest first. `results` is empty when nobody did. A finding that the company does not have returns 404. Unverified: the roles that may call it; the order and the pages.
 *
 * @example
 * ```ts
 * const result = await listFindingComments(client, {"guid":"4f2b8a60-3c1d-4e7a-9b58-d06e1c7f2a93","rolledup_observation_id":"uQyq5tvTJp5bvba482581w=="});
 * ```
 */
export const listFindingComments: Operation<ListFindingComments> = /* @__PURE__ */ operation("listFindingComments", "GET", "/v1/companies/{guid}/findings/{rolledup_observation_id}/comments");

/**
 * Look at the certificates that findings are about
 *
 * Connects to the places where up to twenty findings were seen, and returns the certificate each shows now. A finding without such a place has an `error` and no certificate; one that the company does not have is left out. In the sandbox no connection is made, and every place shows the same invented certificate. Unverified: the roles that may call it.
 *
 * @example
 * ```ts
 * const result = await queryLiveCertificates(client, {"guid":"4f2b8a60-3c1d-4e7a-9b58-d06e1c7f2a93","body":{"rolledup_observation_ids":["Wm9uZS10ZWxuZXQtMTcyMw=="],"timeout":10}});
 * ```
 */
export const queryLiveCertificates: Operation<QueryLiveCertificates> = /* @__PURE__ */ operation("queryLiveCertificates", "POST", "/v1/companies/{guid}/findings/live-certificates");

/**
 * List the events behind a company's findings
 *
 * Returns what was observed of compromised systems and of file sharing, event by event, newest first. `cursor.next` is null on the last page; until then, pass it on as `cursor`. `data` is empty for a company where nothing was observed. Forensics need an entitlement, else the response is 403; the sandbox's customers have it. Unverified: the fields of an event, and the parameter `limit`.
 *
 * @example
 * ```ts
 * const result = await listObservations(client, {"guid":"4f2b8a60-3c1d-4e7a-9b58-d06e1c7f2a93"});
 * ```
 */
export const listObservations: Operation<ListObservations> = /* @__PURE__ */ operation("listObservations", "GET", "/v1/companies/{guid}/observations");

/**
 * Count a company's events by risk vector
 *
 * Counts the findings of compromised systems and of file sharing by risk vector. A vector without any is there with a count of 0. Unverified: the roles that may call it.
 *
 * @example
 * ```ts
 * const result = await getObservationStatistics(client, {"guid":"4f2b8a60-3c1d-4e7a-9b58-d06e1c7f2a93"});
 * ```
 */
export const getObservationStatistics: Operation<GetObservationStatistics> = /* @__PURE__ */ operation("getObservationStatistics", "GET", "/v1/companies/{guid}/observations/statistics");

/**
 * Count the events of a company's industry
 *
 * Counts the findings of compromised systems and of file sharing at all companies of the company's industry, by risk vector, to compare the company's own with. A vector without any is there with a count of 0. Unverified: the roles that may call it.
 *
 * @example
 * ```ts
 * const result = await getIndustryStatistics(client, {"guid":"4f2b8a60-3c1d-4e7a-9b58-d06e1c7f2a93"});
 * ```
 */
export const getIndustryStatistics: Operation<GetIndustryStatistics> = /* @__PURE__ */ operation("getIndustryStatistics", "GET", "/v1/companies/{guid}/industries/statistics");

/**
 * Count a company's diligence findings by grade
 *
 * Counts the company's findings of diligence by risk vector and grade. A vector without any is there with zeros. Unverified: the roles that may call it.
 *
 * @example
 * ```ts
 * const result = await getDiligenceStatistics(client, {"guid":"4f2b8a60-3c1d-4e7a-9b58-d06e1c7f2a93"});
 * ```
 */
export const getDiligenceStatistics: Operation<GetDiligenceStatistics> = /* @__PURE__ */ operation("getDiligenceStatistics", "GET", "/v1/companies/{guid}/diligence/statistics");

/**
 * Count a company's findings over the past year
 *
 * Counts the findings of one risk vector, or of all, that there were at each of the past twelve months, by grade, the newest first. `grade` is the vector's grade then, and null where all vectors are counted. Unverified: the steps of a month; the roles that may call it.
 *
 * @example
 * ```ts
 * const result = await getDiligenceHistory(client, {"guid":"4f2b8a60-3c1d-4e7a-9b58-d06e1c7f2a93"});
 * ```
 */
export const getDiligenceHistory: Operation<GetDiligenceHistory> = /* @__PURE__ */ operation("getDiligenceHistory", "GET", "/v1/companies/{guid}/diligence/historical-statistics");

/**
 * List what was observed at addresses people work from
 *
 * Returns what was observed at up to fifty addresses, no matter who owns them, for a customer whose people work from home. One of `ips` and `bulk_request` is needed. `results` is empty when nothing was observed there in the time asked for. The customer must be entitled to it, else the response is 403; the sandbox's customers are.
 *
 * @example
 * ```ts
 * const result = await listHomeFindings(client);
 * ```
 */
export const listHomeFindings: Operation<ListHomeFindings> = /* @__PURE__ */ operation("listHomeFindings", "GET", "/v1/findings/wfh");

/**
 * List the findings that somebody sees to
 *
 * Returns the status and the assigned users of each finding of followed companies that has a status, page by page, the oldest first. `results` is empty when no finding passes the filters. Unverified: the roles that may call it; the order.
 *
 * @example
 * ```ts
 * const result = await listRemediations(client);
 * ```
 */
export const listRemediations: Operation<ListRemediations> = /* @__PURE__ */ operation("listRemediations", "GET", "/v1/remediations");

/**
 * Change the status or the users of a finding
 *
 * Changes the status of a finding, the users who see to it, or both, and returns them. The finding's `remediation_history` says the same from then on. What the body leaves out stays as it is. Unverified: the roles that may call it; the body of the response; that the id alone chooses the finding, whatever `evidence_key` and `risk_vector` are.
 *
 * @example
 * ```ts
 * const result = await updateRemediation(client, {"company_guid":"4f2b8a60-3c1d-4e7a-9b58-d06e1c7f2a93","body":{"rolledup_observation_id":"uQyq5tvTJp5bvba482581w==","evidence_key":"alderbrook.example","risk_vector":"spf","status":{"value":"Work In Progress","public":false},"assignments":["6b3f0c92-e418-4d75-b0a6-2e8c5f917d34"]}});
 * ```
 */
export const updateRemediation: Operation<UpdateRemediation> = /* @__PURE__ */ operation("updateRemediation", "PATCH", "/v1/remediations/{company_guid}");

/**
 * List the assets of a company
 *
 * Returns the hosts, addresses and apps of a company, page by page, each with how many findings are about it. Filters add up: an asset must pass all of them. `results` is empty when none does. Some filters need a package of the vendor's. Unverified: the filters and callers that get 403 without the package; the roles that may call it.
 *
 * @example
 * ```ts
 * const result = await listAssets(client, {"guid":"4f2b8a60-3c1d-4e7a-9b58-d06e1c7f2a93"});
 * ```
 */
export const listAssets: Operation<ListAssets> = /* @__PURE__ */ operation("listAssets", "GET", "/v1/companies/{guid}/assets");

/**
 * Count the findings of a company by asset
 *
 * Counts the findings about each asset by grade and by severity, and the same for all assets of each importance. Assets without a finding are there with zeros. Unverified: the roles that may call it.
 *
 * @example
 * ```ts
 * const result = await getAssetStatistics(client, {"guid":"4f2b8a60-3c1d-4e7a-9b58-d06e1c7f2a93"});
 * ```
 */
export const getAssetStatistics: Operation<GetAssetStatistics> = /* @__PURE__ */ operation("getAssetStatistics", "GET", "/v1/companies/{guid}/assets/statistics");

/**
 * Get the values a company's assets can be filtered by
 *
 * Returns the countries, hosting companies, services, programs, threats and so on that the company's assets have, each with the number of assets, and mostly with the number of findings. A list is empty where no asset has such a thing. Unverified: the roles that may call it.
 *
 * @example
 * ```ts
 * const result = await getAssetSummaries(client, {"guid":"4f2b8a60-3c1d-4e7a-9b58-d06e1c7f2a93"});
 * ```
 */
export const getAssetSummaries: Operation<GetAssetSummaries> = /* @__PURE__ */ operation("getAssetSummaries", "GET", "/v1/companies/{guid}/assets/summaries");

/**
 * List threats and how many companies they concern
 *
 * Returns the threats that there is evidence of at companies the customer follows, page by page, with how many of these are exposed and how many were and are no longer. `results` is empty when no followed company has evidence of any that passes the filters. This is version 2; version 1 of it is no longer served. Unverified: the roles that may call it.
 *
 * @example
 * ```ts
 * const result = await listThreats(client);
 * ```
 */
export const listThreats: Operation<ListThreats> = /* @__PURE__ */ operation("listThreats", "GET", "/v2/threats");

/**
 * Count threats by what they can be filtered by
 *
 * Counts the threats that there is evidence of at companies the customer follows, by category, by severity and by certainty. The lists are empty when there is none. Unverified: the fields of the response (HC 27149520869271, which only has the address); the roles that may call it.
 *
 * @example
 * ```ts
 * const result = await getThreatSummaries(client);
 * ```
 */
export const getThreatSummaries: Operation<GetThreatSummaries> = /* @__PURE__ */ operation("getThreatSummaries", "GET", "/v2/threats/summaries");

/**
 * List the companies a threat concerns
 *
 * Returns the followed companies with evidence of a threat, page by page, the one seen last first. `summaries` counts all of them, whatever the page. `results` is empty when no followed company has evidence of it. Unverified: the roles that may call it.
 *
 * @example
 * ```ts
 * const result = await listThreatCompanies(client, {"threat_guid":"6e993b1a-dd1d-4003-9fde-bad497441662"});
 * ```
 */
export const listThreatCompanies: Operation<ListThreatCompanies> = /* @__PURE__ */ operation("listThreatCompanies", "GET", "/v2/threats/{threat_guid}/companies");

/**
 * List the evidence of a threat at a company
 *
 * Returns where at a company a threat was seen, page by page, in the order of the places. `results` is empty for a followed company without evidence of it. Unverified: the roles that may call it.
 *
 * @example
 * ```ts
 * const result = await listThreatEvidence(client, {"threat_guid":"6e993b1a-dd1d-4003-9fde-bad497441662","company_guid":"4f2b8a60-3c1d-4e7a-9b58-d06e1c7f2a93"});
 * ```
 */
export const listThreatEvidence: Operation<ListThreatEvidence> = /* @__PURE__ */ operation("listThreatEvidence", "GET", "/v2/threats/{threat_guid}/companies/{company_guid}/evidence");

/**
 * Search the threats to a company
 *
 * Returns the threats that a followed company has evidence of and that pass all filters in the body. `results` is empty when none passes. `severity_level`, `evidence_certainty`, `expand` and `fields` must be arrays. A company that is not followed returns 403. Unverified: the roles that may call it; that the response has no `links`, and the status 400 where the API returns 422.
 *
 * @example
 * ```ts
 * const result = await queryCompanyThreats(client, {"guid":"4f2b8a60-3c1d-4e7a-9b58-d06e1c7f2a93","body":{"severity_level":["Severe","Material"],"exposure_detection":"EXPOSED","sort":"-dve_highest_score","limit":50,"expand":["remediation_tip","description"]}});
 * ```
 */
export const queryCompanyThreats: Operation<QueryCompanyThreats> = /* @__PURE__ */ operation("queryCompanyThreats", "POST", "/v2/companies/{guid}/threats/query");

/**
 * List leaks of credentials
 *
 * Returns the leaks that credentials are known from, page by page, the one added last first, whether or not they concern a followed company. `results` is empty beyond the last one. Unverified: the roles that may call it.
 *
 * @example
 * ```ts
 * const result = await listLeaks(client);
 * ```
 */
export const listLeaks: Operation<ListLeaks> = /* @__PURE__ */ operation("listLeaks", "GET", "/v1/exposed-credentials/leaks");

/**
 * List the companies that leaks concern
 *
 * Returns one entry for each leak that concerns a followed company, page by page, the one added last first, with how many records have an address of the company. `results` is empty when no leak concerns a followed company. Unverified: the roles that may call it.
 *
 * @example
 * ```ts
 * const result = await listAffectedCompanies(client);
 * ```
 */
export const listAffectedCompanies: Operation<ListAffectedCompanies> = /* @__PURE__ */ operation("listAffectedCompanies", "GET", "/v1/exposed-credentials/affected-companies");

/**
 * List the kinds of data that leaks contain
 *
 * Returns every kind of data that a leak may contain, by name and in words, all in one response. The list is never empty. Unverified: the fields of an entry; the roles that may call it.
 *
 * @example
 * ```ts
 * const result = await listDataClasses(client);
 * ```
 */
export const listDataClasses: Operation<ListDataClasses> = /* @__PURE__ */ operation("listDataClasses", "GET", "/v1/exposed-credentials/data-classes");

/**
 * Read the whole portfolio at its oldest address
 *
 * Returns what `GET /v1/portfolio` returns, at an address without a version that old programs still call. `companies` is empty when the customer follows none. Write new programs against the versions. Unverified: the roles that may call it.
 *
 * @example
 * ```ts
 * const result = await getLegacyPortfolio(client);
 * ```
 */
export const getLegacyPortfolio: Operation<GetLegacyPortfolio> = /* @__PURE__ */ operation("getLegacyPortfolio", "GET", "/portfolio");

/**
 * Read the whole portfolio
 *
 * Returns every company the customer follows in one response, in the form of `GET /v1/companies`, with filters for a folder, a tier or an earlier day. `companies` is empty when none passes them. The second version has pages and more filters. Unverified: the roles that may call it.
 *
 * @example
 * ```ts
 * const result = await getPortfolio(client);
 * ```
 */
export const getPortfolio: Operation<GetPortfolio> = /* @__PURE__ */ operation("getPortfolio", "GET", "/v1/portfolio");

/**
 * List the guids of the portfolio
 *
 * Returns the guids of all companies the customer follows as one list, empty when it follows none. Unverified: the form of the response (a public client, which only has the address); the roles that may call it.
 *
 * @example
 * ```ts
 * const result = await listPortfolioGuids(client);
 * ```
 */
export const listPortfolioGuids: Operation<ListPortfolioGuids> = /* @__PURE__ */ operation("listPortfolioGuids", "GET", "/v1/portfolio/guids");

/**
 * Summarize the ratings of the portfolio
 *
 * Returns how many followed companies are in each band of ratings, the lowest, middle and highest rating, and for each risk vector the average grade and how many companies are below it. The ratings are null when no company passes the filters. A folder and a tier at once are refused with 400. Unverified: the roles that may call it.
 *
 * @example
 * ```ts
 * const result = await getPortfolioStatistics(client);
 * ```
 */
export const getPortfolioStatistics: Operation<GetPortfolioStatistics> = /* @__PURE__ */ operation("getPortfolioStatistics", "GET", "/v1/portfolio/statistics");

/**
 * List the customer's own identifiers of companies
 *
 * Returns every followed company that has an identifier of the customer's own, with that identifier. The list is empty when none has one. Unverified: the form of an entry (the body of the bulk operation); the roles that may call it.
 *
 * @example
 * ```ts
 * const result = await listCustomIds(client);
 * ```
 */
export const listCustomIds: Operation<ListCustomIds> = /* @__PURE__ */ operation("listCustomIds", "GET", "/v1/portfolio/entity-custom-ids");

/**
 * Give a company an identifier of the customer's own
 *
 * Sets the identifier of one followed company, whether or not it had one. A company that is not followed is refused with 400. Unverified: the form of the body, and the status for a company that is not followed (the body of the bulk operation); the roles that may call it.
 *
 * @example
 * ```ts
 * const result = await setCustomId(client, {"body":{"guid":"4f2b8a60-3c1d-4e7a-9b58-d06e1c7f2a93","custom_id":"SUP-0107"}});
 * ```
 */
export const setCustomId: Operation<SetCustomId> = /* @__PURE__ */ operation("setCustomId", "POST", "/v1/portfolio/entity-custom-ids");

/**
 * Give and take identifiers of many companies
 *
 * Sets the identifiers of followed companies and removes others in one call. The response names what was new, what replaced another identifier and what was removed; companies that are not followed are in none of the three lists. Unverified: the roles that may call it.
 *
 * @example
 * ```ts
 * const result = await updateCustomIds(client, {"body":{"add":[{"guid":"4f2b8a60-3c1d-4e7a-9b58-d06e1c7f2a93","custom_id":"SUP-0108"}],"delete":[]}});
 * ```
 */
export const updateCustomIds: Operation<UpdateCustomIds> = /* @__PURE__ */ operation("updateCustomIds", "POST", "/v1/portfolio/entity-custom-ids/bulk");

/**
 * Read what monitored assets can be filtered by
 *
 * Returns the companies that assets under the customer's watch are attributed to, and the countries these assets are in. Both lists are empty when the customer watches none. Unverified: the lists (vendor definition, which shows one object); the roles that may call it.
 *
 * @example
 * ```ts
 * const result = await getMonitoredAssetSummaries(client);
 * ```
 */
export const getMonitoredAssetSummaries: Operation<GetMonitoredAssetSummaries> = /* @__PURE__ */ operation("getMonitoredAssetSummaries", "GET", "/v1/portfolio/monitored-assets/summaries");

/**
 * List the contacts at followed companies
 *
 * Returns the people whom the customer entered as contacts at the companies of the portfolio, as one list without pages. The list is empty when there are none. Unverified: the roles that may call it.
 *
 * @example
 * ```ts
 * const result = await listContacts(client);
 * ```
 */
export const listContacts: Operation<ListContacts> = /* @__PURE__ */ operation("listContacts", "GET", "/v1/portfolio/contacts");

/**
 * Enter a contact at a followed company
 *
 * Enters a person as a contact at a company of the portfolio and returns the contact. The domain of the address must be one of the company's; another returns 400. A company may have several contacts. Unverified: the roles that may call it; the status, the body of the response, and that a company may have several contacts.
 *
 * @example
 * ```ts
 * const result = await createContact(client, {"body":{"company_guid":"4f2b8a60-3c1d-4e7a-9b58-d06e1c7f2a93","friendly_name":"Selma","formal_name":"Selma Brandt","email":"selma.brandt@alderbrook.example","phone_number":"+41 44 555 01 08"}});
 * ```
 */
export const createContact: Operation<CreateContact> = /* @__PURE__ */ operation("createContact", "POST", "/v1/portfolio/contacts");

/**
 * Change a contact
 *
 * Changes a contact to what the body says and returns it. A telephone number that the body leaves out stays. The body's `guid` must be that of the path, and the address must have a domain of the company. A contact that does not exist returns 404. Unverified: the roles that may call it; the body of the response.
 *
 * @example
 * ```ts
 * const result = await updateContact(client, {"guid":"72d3a1c8-5b0e-4f96-8c47-e9160b3d2fa5","body":{"guid":"72d3a1c8-5b0e-4f96-8c47-e9160b3d2fa5","company_guid":"4f2b8a60-3c1d-4e7a-9b58-d06e1c7f2a93","friendly_name":"Jonas","formal_name":"Jonas Feld","email":"jonas.feld@alderbrook.example","phone_number":"+41 44 555 01 07"}});
 * ```
 */
export const updateContact: Operation<UpdateContact> = /* @__PURE__ */ operation("updateContact", "PATCH", "/v1/portfolio/contacts/{guid}");

/**
 * Count the portfolio's addresses by country
 *
 * Returns how many IPv4 addresses each followed company has in each country, the names of the countries, and the sums of all companies by the country's name. All three are empty without followed companies. Unverified: the roles that may call it; that the three objects lie side by side (public client).
 *
 * @example
 * ```ts
 * const result = await getPortfolioCountries(client);
 * ```
 */
export const getPortfolioCountries: Operation<GetPortfolioCountries> = /* @__PURE__ */ operation("getPortfolioCountries", "GET", "/v1/portfolio/countries");

/**
 * Get the values to filter the portfolio by
 *
 * Returns the infections, the open ports and the vulnerabilities that followed companies have, each once, to be used as values of filters. A list is empty when no company has one. Unverified: the roles that may call it; that the lists have plain texts (public client).
 *
 * @example
 * ```ts
 * const result = await getPortfolioFilters(client);
 * ```
 */
export const getPortfolioFilters: Operation<GetPortfolioFilters> = /* @__PURE__ */ operation("getPortfolioFilters", "GET", "/v1/portfolio/filters");

/**
 * List what followed companies are to the customer
 *
 * Returns the relationship of each followed company that has one, such as vendor, page by page. `results` is empty when no company passes the filters. Unverified: the roles that may call it; the fields (public client).
 *
 * @example
 * ```ts
 * const result = await listCompanyRelationships(client);
 * ```
 */
export const listCompanyRelationships: Operation<ListCompanyRelationships> = /* @__PURE__ */ operation("listCompanyRelationships", "GET", "/v1/company-relationships");

/**
 * List the ratings of the portfolio over time
 *
 * Returns every company the customer follows with its ratings at regular days, newest first, and how many companies of the world it does better than. There are no pages. The list is empty when the customer follows none, and the ratings of a company are when no day fits. Unverified: the roles that may call it.
 *
 * @example
 * ```ts
 * const result = await listPortfolioRatings(client);
 * ```
 */
export const listPortfolioRatings: Operation<ListPortfolioRatings> = /* @__PURE__ */ operation("listPortfolioRatings", "GET", "/v1/portfolio/ratings");

/**
 * List the ratings of chosen companies over time
 *
 * Returns what the `GET` of the same path returns, for the companies the body names instead of the whole portfolio; those that are not followed are left out. It changes nothing. Unverified: the field `guids` of the body; the roles that may call it.
 *
 * @example
 * ```ts
 * const result = await queryPortfolioRatings(client, {"body":{"guids":["4f2b8a60-3c1d-4e7a-9b58-d06e1c7f2a93"]}});
 * ```
 */
export const queryPortfolioRatings: Operation<QueryPortfolioRatings> = /* @__PURE__ */ operation("queryPortfolioRatings", "POST", "/v1/portfolio/ratings");

/**
 * List the risk vector grades of the portfolio
 *
 * Returns followed companies in pages, each with its grade in every risk vector: today's, or those at the end of each month of the last year. `results` is empty when no company passes the filters. Unverified: the roles that may call it.
 *
 * @example
 * ```ts
 * const result = await listPortfolioGrades(client);
 * ```
 */
export const listPortfolioGrades: Operation<ListPortfolioGrades> = /* @__PURE__ */ operation("listPortfolioGrades", "GET", "/v1/portfolio/risk-vectors/grades");

/**
 * List the licensed current ratings
 *
 * Returns the current ratings of the companies the customer has a rating license for, in pages. A license lets one read a rating without following the company. `results` is empty when there are none. Unverified: the roles that may call it.
 *
 * @example
 * ```ts
 * const result = await listCurrentRatings(client);
 * ```
 */
export const listCurrentRatings: Operation<ListCurrentRatings> = /* @__PURE__ */ operation("listCurrentRatings", "GET", "/v1/current-ratings");

/**
 * Read current ratings by license
 *
 * Returns the current rating of each company the body names. With `use_license` a license is used up for those that have none yet, as long as there are any left; without it, these come with a result code and no rating. A guid that no company has comes with a code as well, not with an error. Unverified: the roles that may call it.
 *
 * @example
 * ```ts
 * const result = await queryCurrentRatings(client, {"body":{"guids":["4f2b8a60-3c1d-4e7a-9b58-d06e1c7f2a93"],"use_license":false}});
 * ```
 */
export const queryCurrentRatings: Operation<QueryCurrentRatings> = /* @__PURE__ */ operation("queryCurrentRatings", "POST", "/v1/current-ratings");

/**
 * List the industries
 *
 * Returns the industries that companies are sorted into, each with the middle rating of its companies: those that occur in the portfolio, or all of them. An industry without rated companies has the rating null. `industries` is empty when the customer follows no company. Unverified: the roles that may call it.
 *
 * @example
 * ```ts
 * const result = await listIndustries(client);
 * ```
 */
export const listIndustries: Operation<ListIndustries> = /* @__PURE__ */ operation("listIndustries", "GET", "/v1/industries");

/**
 * Read one industry
 *
 * Returns an industry's middle rating at the end of each month of the last year, newest first, with the ratings that a tenth and nine tenths of its companies do not exceed, and how today's ratings are spread. Both lists are empty when it has no rated company. Unverified: the roles that may call it.
 *
 * @example
 * ```ts
 * const result = await getIndustry(client, {"slug":"technology"});
 * ```
 */
export const getIndustry: Operation<GetIndustry> = /* @__PURE__ */ operation("getIndustry", "GET", "/v1/industries/{slug}");

/**
 * Read the grades of an industry in a territory
 *
 * Returns the average grade in every risk vector, at the end of each month of the last year and newest first, of the companies of one industry in one territory; `company` names that group as if it were a company. `grades` is empty when there are too few companies for an average. Unverified: the roles that may call it.
 *
 * @example
 * ```ts
 * const result = await getTerritoryIndustryGrades(client, {"territory_guid":"aeea2c13-b5c5-4684-9ad0-2639b8cc11d0","industry_guid":"9eed40ea-1eb6-497c-931a-12b98201a158"});
 * ```
 */
export const getTerritoryIndustryGrades: Operation<GetTerritoryIndustryGrades> = /* @__PURE__ */ operation("getTerritoryIndustryGrades", "GET", "/v1/territories/{territory_guid}/industries/{industry_guid}/grades");

/**
 * List why a rating changed
 *
 * Returns the changes of one company's rating, newest first, each with the risk vectors that caused it and how far the company moved in them. The list is empty when the rating stayed the same in the days asked for. It needs an entitlement of the customer; without it the response is 403, as it is for a company that is not followed.
 *
 * @example
 * ```ts
 * const result = await listInsights(client, {"company":"4f2b8a60-3c1d-4e7a-9b58-d06e1c7f2a93"});
 * ```
 */
export const listInsights: Operation<ListInsights> = /* @__PURE__ */ operation("listInsights", "GET", "/v1/insights");

/**
 * List changes of ratings page by page
 *
 * Returns changes of ratings, newest first, of one company or of every company the customer follows, each with the risk vectors that caused it. `results` is empty when no rating changed in the days asked for. It needs an entitlement of the customer, as the insights do.
 *
 * @example
 * ```ts
 * const result = await listRatingChanges(client);
 * ```
 */
export const listRatingChanges: Operation<ListRatingChanges> = /* @__PURE__ */ operation("listRatingChanges", "GET", "/v1/insights/rating_changes");

/**
 * Compare a company with its peers
 *
 * Returns how many of a company's peers it does better than, in percent, for the rating and for each risk vector. The percentile is -1 where there is too little data, and for everything when it has no peers. A company that is not followed returns 403. Unverified: the roles that may call it; which companies are peers; that the response has no other fields.
 *
 * @example
 * ```ts
 * const result = await getPeerRatings(client, {"guid":"4f2b8a60-3c1d-4e7a-9b58-d06e1c7f2a93"});
 * ```
 */
export const getPeerRatings: Operation<GetPeerRatings> = /* @__PURE__ */ operation("getPeerRatings", "GET", "/v1/companies/{guid}/peer-analytics/ratings-distribution");

/**
 * Grade a company by the NIST framework
 *
 * Returns grades of a company for the functions, categories and subcategories of the NIST Cybersecurity Framework, by the risk vectors that are evidence for them. A subcategory without evidence has no grade and is not `supported`. A company that is not followed returns 403. Unverified: the roles that may call it; the path and the fields (public client); how the grades are computed (HC 115000901388).
 *
 * @example
 * ```ts
 * const result = await getNistReport(client, {"guid":"4f2b8a60-3c1d-4e7a-9b58-d06e1c7f2a93"});
 * ```
 */
export const getNistReport: Operation<GetNistReport> = /* @__PURE__ */ operation("getNistReport", "GET", "/v1/companies/{guid}/regulatory/nist");

/**
 * List the kinds of products the portfolio depends on
 *
 * Returns each kind of product that followed companies depend on, with the guids of these companies. `results` is empty when nothing is known of what they depend on. Unverified: the roles that may call it.
 *
 * @example
 * ```ts
 * const result = await listProductTypes(client);
 * ```
 */
export const listProductTypes: Operation<ListProductTypes> = /* @__PURE__ */ operation("listProductTypes", "GET", "/v1/portfolio/product-types");

/**
 * List the products the portfolio depends on
 *
 * Returns each product that followed companies depend on, how many of them do, and who provides it. `results` is empty when nothing is known of what they depend on. Unverified: the roles that may call it.
 *
 * @example
 * ```ts
 * const result = await listPortfolioProducts(client);
 * ```
 */
export const listPortfolioProducts: Operation<ListPortfolioProducts> = /* @__PURE__ */ operation("listPortfolioProducts", "GET", "/v1/portfolio/products");

/**
 * List the followed companies that depend on a product
 *
 * Returns the followed companies that depend on one product, each with how many of its domains do. `results` is empty when none does; a product that does not exist returns 404. Unverified: the roles that may call it.
 *
 * @example
 * ```ts
 * const result = await listProductCompanies(client, {"product_guid":"221f25ca-8064-4077-8e49-af60beb44a89"});
 * ```
 */
export const listProductCompanies: Operation<ListProductCompanies> = /* @__PURE__ */ operation("listProductCompanies", "GET", "/v1/portfolio/products/{product_guid}/companies");

/**
 * List the providers the portfolio depends on
 *
 * Returns each provider whose products followed companies depend on, how widely they do, and how critical that makes it among all of them. `results` is empty when nothing is known of what they depend on. Unverified: the roles that may call it.
 *
 * @example
 * ```ts
 * const result = await listPortfolioProviders(client);
 * ```
 */
export const listPortfolioProviders: Operation<ListPortfolioProviders> = /* @__PURE__ */ operation("listPortfolioProviders", "GET", "/v1/portfolio/providers");

/**
 * List the followed companies that depend on a provider
 *
 * Returns the followed companies that depend on some product of one provider, each with how many of its domains do. `results` is empty when none does; a provider that does not exist returns 404. Unverified: the roles that may call it.
 *
 * @example
 * ```ts
 * const result = await listProviderCompanies(client, {"provider_guid":"c528f44d-3a19-457b-9588-2b09c764673f"});
 * ```
 */
export const listProviderCompanies: Operation<ListProviderCompanies> = /* @__PURE__ */ operation("listProviderCompanies", "GET", "/v1/portfolio/providers/{provider_guid}/companies");

/**
 * List the products of a provider
 *
 * Returns the products of one provider that followed companies depend on. `results` is empty when they depend on none of them; a provider that does not exist returns 404. Unverified: the roles that may call it; the form of the response (sources conflict: a bare array, or a page).
 *
 * @example
 * ```ts
 * const result = await listProviderProducts(client, {"provider_guid":"c528f44d-3a19-457b-9588-2b09c764673f"});
 * ```
 */
export const listProviderProducts: Operation<ListProviderProducts> = /* @__PURE__ */ operation("listProviderProducts", "GET", "/v1/portfolio/providers/{provider_guid}/products");

/**
 * List the breaches that concern the portfolio
 *
 * Returns the breaches of followed companies and of the providers they depend on, newest first: one entry for each followed company that is concerned. There are no pages. The list is empty when no breach passes the filters. Unverified: the roles that may call it.
 *
 * @example
 * ```ts
 * const result = await listPortfolioBreaches(client);
 * ```
 */
export const listPortfolioBreaches: Operation<ListPortfolioBreaches> = /* @__PURE__ */ operation("listPortfolioBreaches", "GET", "/v1/portfolio/breaches");

/**
 * List the products a company depends on
 *
 * Returns each product that one company depends on, with how many of its domains do. `results` is empty when nothing is known of what it depends on. A company that is not followed returns 403. Unverified: the roles that may call it.
 *
 * @example
 * ```ts
 * const result = await listCompanyProducts(client, {"guid":"4f2b8a60-3c1d-4e7a-9b58-d06e1c7f2a93"});
 * ```
 */
export const listCompanyProducts: Operation<ListCompanyProducts> = /* @__PURE__ */ operation("listCompanyProducts", "GET", "/v1/companies/{guid}/products");

/**
 * Search the products a company depends on
 *
 * Returns the products that one company depends on and that pass all filters in the body, with how critical each is for the company. The list is empty when none passes. A company that is not followed returns 403. Unverified: the roles that may call it.
 *
 * @example
 * ```ts
 * const result = await queryCompanyProducts(client, {"guid":"4f2b8a60-3c1d-4e7a-9b58-d06e1c7f2a93"});
 * ```
 */
export const queryCompanyProducts: Operation<QueryCompanyProducts> = /* @__PURE__ */ operation("queryCompanyProducts", "POST", "/v1/companies/{guid}/products");

/**
 * List the products a company and its subsidiaries depend on
 *
 * Returns each product that a company, or one of those it owns, depends on, and how many of them do. `results` is empty when nothing is known of what they depend on. A company that is not followed returns 403. Unverified: the roles that may call it.
 *
 * @example
 * ```ts
 * const result = await listCompanyTreeProducts(client, {"guid":"4f2b8a60-3c1d-4e7a-9b58-d06e1c7f2a93"});
 * ```
 */
export const listCompanyTreeProducts: Operation<ListCompanyTreeProducts> = /* @__PURE__ */ operation("listCompanyTreeProducts", "GET", "/v1/companies/{guid}/company-tree/products");

/**
 * List who in a tree of companies depends on a product
 *
 * Returns those of a company and the ones it owns that depend on one product. `results` is empty when none does; a product that does not exist returns 404. A company that is not followed returns 403. Unverified: the roles that may call it.
 *
 * @example
 * ```ts
 * const result = await listCompanyTreeProductCompanies(client, {"guid":"4f2b8a60-3c1d-4e7a-9b58-d06e1c7f2a93","product_guid":"221f25ca-8064-4077-8e49-af60beb44a89"});
 * ```
 */
export const listCompanyTreeProductCompanies: Operation<ListCompanyTreeProductCompanies> = /* @__PURE__ */ operation("listCompanyTreeProductCompanies", "GET", "/v1/companies/{guid}/company-tree/products/{product_guid}/companies");

/**
 * List the breaches of a company's providers
 *
 * Returns the breaches that providers of one company had, newest first, and which of their products the company depends on. `results` is empty when none of them had any. A company that is not followed returns 403. Unverified: the roles that may call it.
 *
 * @example
 * ```ts
 * const result = await listProviderBreaches(client, {"guid":"4f2b8a60-3c1d-4e7a-9b58-d06e1c7f2a93"});
 * ```
 */
export const listProviderBreaches: Operation<ListProviderBreaches> = /* @__PURE__ */ operation("listProviderBreaches", "GET", "/v1/companies/{guid}/providers/breaches");

/**
 * List the providers a company depends on
 *
 * Returns each provider whose products one company depends on, and how critical that makes it for the company. `results` is empty when nothing is known of what it depends on. A company that is not followed returns 403. Unverified: the roles that may call it.
 *
 * @example
 * ```ts
 * const result = await listCompanyProviders(client, {"guid":"4f2b8a60-3c1d-4e7a-9b58-d06e1c7f2a93"});
 * ```
 */
export const listCompanyProviders: Operation<ListCompanyProviders> = /* @__PURE__ */ operation("listCompanyProviders", "GET", "/v1/companies/{guid}/providers");

/**
 * List the products a company's domain depends on
 *
 * Returns each product that one domain of a company depends on. `results` is empty when nothing is known of what it depends on. A domain of another company returns 404, and a company that is not followed 403. Unverified: the roles that may call it.
 *
 * @example
 * ```ts
 * const result = await listCompanyDomainProducts(client, {"guid":"4f2b8a60-3c1d-4e7a-9b58-d06e1c7f2a93","domain":"alderbrook.example"});
 * ```
 */
export const listCompanyDomainProducts: Operation<ListCompanyDomainProducts> = /* @__PURE__ */ operation("listCompanyDomainProducts", "GET", "/v1/companies/{guid}/domains/{domain}/products");

/**
 * List the providers a company's domain depends on
 *
 * Returns each provider whose products one domain of a company depends on. `results` is empty when nothing is known of what it depends on. A domain of another company returns 404, and a company that is not followed 403. Unverified: the roles that may call it.
 *
 * @example
 * ```ts
 * const result = await listCompanyDomainProviders(client, {"guid":"4f2b8a60-3c1d-4e7a-9b58-d06e1c7f2a93","domain":"alderbrook.example"});
 * ```
 */
export const listCompanyDomainProviders: Operation<ListCompanyDomainProviders> = /* @__PURE__ */ operation("listCompanyDomainProviders", "GET", "/v1/companies/{guid}/domains/{domain}/providers");

/**
 * List the products a domain depends on
 *
 * Returns each product that one domain of a followed company depends on. `results` is empty when nothing is known of what it depends on. A domain of no company returns 404, and that of a company that is not followed 403. Unverified: the roles that may call it; the path without a company (public client).
 *
 * @example
 * ```ts
 * const result = await listDomainProducts(client, {"domain":"alderbrook.example"});
 * ```
 */
export const listDomainProducts: Operation<ListDomainProducts> = /* @__PURE__ */ operation("listDomainProducts", "GET", "/v1/domains/{domain}/products");

/**
 * List the providers a domain depends on
 *
 * Returns each provider whose products one domain of a followed company depends on. `results` is empty when nothing is known of what it depends on. A domain of no company returns 404, and that of a company that is not followed 403. Unverified: the roles that may call it; the path without a company (public client).
 *
 * @example
 * ```ts
 * const result = await listDomainProviders(client, {"domain":"alderbrook.example"});
 * ```
 */
export const listDomainProviders: Operation<ListDomainProviders> = /* @__PURE__ */ operation("listDomainProviders", "GET", "/v1/domains/{domain}/providers");

/**
 * List the subsidiaries of a company
 *
 * Returns a company and those it owns, each with how the customer follows it; the subscription is null for those it does not follow. Without `company_guid` the customer's own company is meant. `subsidiaries` is empty when the company owns none. A company that does not exist is refused with 400. Unverified: the status for a company that does not exist; the roles that may call it.
 *
 * @example
 * ```ts
 * const result = await listSubsidiaries(client);
 * ```
 */
export const listSubsidiaries: Operation<ListSubsidiaries> = /* @__PURE__ */ operation("listSubsidiaries", "GET", "/v1/subsidiaries");

/**
 * Compare the customer's own companies over time
 *
 * Returns the ratings of the customer's own company and of its subsidiaries at regular days, or their grades in one risk vector when `lens` names it. Values are texts, whichever they are of. `results` has the own company alone when it owns no other. Unverified: the pages; the roles that may call it.
 *
 * @example
 * ```ts
 * const result = await getSubsidiaryStatistics(client);
 * ```
 */
export const getSubsidiaryStatistics: Operation<GetSubsidiaryStatistics> = /* @__PURE__ */ operation("getSubsidiaryStatistics", "GET", "/v1/subsidiaries/statistics");

/**
 * List the portfolio page by page
 *
 * Returns the companies the customer follows, filtered, sorted and in pages; `summaries` names the customer's own company. A company must pass all filters that are given. `results` is empty when none does. With `format=csv` the same rows come as a table. Unverified: the roles that may call it.
 *
 * @example
 * ```ts
 * const result = await listPortfolio(client);
 * ```
 */
export const listPortfolio: Operation<ListPortfolio> = /* @__PURE__ */ operation("listPortfolio", "GET", "/v2/portfolio");

/**
 * Query the portfolio page by page
 *
 * Returns what the `GET` of the same path returns, and takes the same filters in its query. It exists for lists of filters that other programs on the way would find too long for a `GET`. It changes nothing, and its `results` are empty when no company passes. Unverified: its purpose; the roles that may call it.
 *
 * @example
 * ```ts
 * const result = await queryPortfolio(client);
 * ```
 */
export const queryPortfolio: Operation<QueryPortfolio> = /* @__PURE__ */ operation("queryPortfolio", "POST", "/v2/portfolio");

/**
 * Read what the portfolio can be filtered by
 *
 * Returns, for each filter of `GET /v2/portfolio` that takes names, the names that occur in the portfolio, so that a program can offer them. A list is empty when nothing of its kind was found. Unverified: the roles that may call it.
 *
 * @example
 * ```ts
 * const result = await getPortfolioSummaries(client);
 * ```
 */
export const getPortfolioSummaries: Operation<GetPortfolioSummaries> = /* @__PURE__ */ operation("getPortfolioSummaries", "GET", "/v2/portfolio/summaries");

/**
 * List the folders
 *
 * Returns the folders the caller owns or was given a share in, as one list without pages, each with the guids of its companies. The list is empty when there are none. Unverified: the roles that may call it.
 *
 * @example
 * ```ts
 * const result = await listFolders(client);
 * ```
 */
export const listFolders: Operation<ListFolders> = /* @__PURE__ */ operation("listFolders", "GET", "/v1/folders");

/**
 * Create a folder
 *
 * Creates an empty folder that belongs to the caller and returns it. Companies are put into it by a change afterwards. Unverified: the required name (vendor definition); the roles that may call it.
 *
 * @example
 * ```ts
 * const result = await createFolder(client, {"body":{"name":"Cloud providers","description":"Whoever hosts our data"}});
 * ```
 */
export const createFolder: Operation<CreateFolder> = /* @__PURE__ */ operation("createFolder", "POST", "/v1/folders");

/**
 * Get a folder
 *
 * Returns one folder with the guids of its companies. A folder the caller neither owns nor was given a share in returns 404, as if it did not exist. Unverified: the status for the folder of somebody else.
 *
 * @example
 * ```ts
 * const result = await getFolder(client, {"guid":"1c9e7d34-5a80-4b62-8f1e-73d2a0b6c945"});
 * ```
 */
export const getFolder: Operation<GetFolder> = /* @__PURE__ */ operation("getFolder", "GET", "/v1/folders/{guid}");

/**
 * Change a folder
 *
 * Changes the fields that the body names, leaves the others as they are, and returns the folder. `companies` replaces the whole list. The body needs at least one field.
 *
 * @example
 * ```ts
 * const result = await updateFolder(client, {"guid":"1c9e7d34-5a80-4b62-8f1e-73d2a0b6c945","body":{"description":"Suppliers we cannot work without","companies":["4f2b8a60-3c1d-4e7a-9b58-d06e1c7f2a93"]}});
 * ```
 */
export const updateFolder: Operation<UpdateFolder> = /* @__PURE__ */ operation("updateFolder", "PATCH", "/v1/folders/{guid}");

/**
 * Delete a folder
 *
 * Deletes a folder for good. Its companies stay in the portfolio. Folders the API made itself cannot be deleted; their `is_deletable` is false.
 *
 * @example
 * ```ts
 * const result = await deleteFolder(client, {"guid":"1c9e7d34-5a80-4b62-8f1e-73d2a0b6c945"});
 * ```
 */
export const deleteFolder: Operation<DeleteFolder> = /* @__PURE__ */ operation("deleteFolder", "DELETE", "/v1/folders/{guid}");

/**
 * Add companies to a folder, or remove some
 *
 * Adds companies of the portfolio to a folder, removes some, or both, and says which. A company that is not in the portfolio is in `not_added`, and one that is not in the folder is in `not_removed`. Unverified: `not_removed`, and that both lists fit in one request (HC 360019759753); that a company that is in the folder already counts as added.
 *
 * @example
 * ```ts
 * const result = await updateFolderCompanies(client, {"guid":"1c9e7d34-5a80-4b62-8f1e-73d2a0b6c945","body":{"add_companies":["4f2b8a60-3c1d-4e7a-9b58-d06e1c7f2a93"]}});
 * ```
 */
export const updateFolderCompanies: Operation<UpdateFolderCompanies> = /* @__PURE__ */ operation("updateFolderCompanies", "PATCH", "/v1/folders/{guid}/companies");

/**
 * Get the rating history of a folder
 *
 * Returns the average rating of a folder's companies for every day of the last year, the newest last. `ratings` is empty when the folder has no companies. A folder the caller may not see returns 404. Unverified: the average as the value.
 *
 * @example
 * ```ts
 * const result = await getFolderHistory(client, {"guid":"1c9e7d34-5a80-4b62-8f1e-73d2a0b6c945"});
 * ```
 */
export const getFolderHistory: Operation<GetFolderHistory> = /* @__PURE__ */ operation("getFolderHistory", "GET", "/v1/folders/{guid}/graph_data");

/**
 * Sum up the findings of one type in a folder
 *
 * Returns what was found of one type at the folder's companies in the last 7 days, in the last 14 days, and from two months to 14 days ago. `stats` is empty for a span in which nothing was found, and in a folder without companies. Unverified: the roles that may call it; that the spans are those of a single company (HC 4418981713047).
 *
 * @example
 * ```ts
 * const result = await getFolderFindingSummary(client, {"guid":"1c9e7d34-5a80-4b62-8f1e-73d2a0b6c945"});
 * ```
 */
export const getFolderFindingSummary: Operation<GetFolderFindingSummary> = /* @__PURE__ */ operation("getFolderFindingSummary", "GET", "/v1/folders/{guid}/findings/summary");

/**
 * List the kinds of products a folder depends on
 *
 * Returns each kind of product that the folder's companies depend on, with their guids. `results` is empty when nothing is known of what they depend on. A folder that the caller may not see returns 404. Unverified: the roles that may call it.
 *
 * @example
 * ```ts
 * const result = await listFolderProductTypes(client, {"guid":"1c9e7d34-5a80-4b62-8f1e-73d2a0b6c945"});
 * ```
 */
export const listFolderProductTypes: Operation<ListFolderProductTypes> = /* @__PURE__ */ operation("listFolderProductTypes", "GET", "/v1/folders/{guid}/product-types");

/**
 * List the products a folder depends on
 *
 * Returns each product that the folder's companies depend on, how many of them do, and who provides it. `results` is empty when nothing is known of what they depend on. A folder that the caller may not see returns 404. Unverified: the roles that may call it.
 *
 * @example
 * ```ts
 * const result = await listFolderProducts(client, {"guid":"1c9e7d34-5a80-4b62-8f1e-73d2a0b6c945"});
 * ```
 */
export const listFolderProducts: Operation<ListFolderProducts> = /* @__PURE__ */ operation("listFolderProducts", "GET", "/v1/folders/{guid}/products");

/**
 * List the providers a folder depends on
 *
 * Returns each provider whose products the folder's companies depend on, and how critical that makes it for the folder. `results` is empty when nothing is known of what they depend on. A folder that the caller may not see returns 404. Unverified: the roles that may call it.
 *
 * @example
 * ```ts
 * const result = await listFolderProviders(client, {"guid":"1c9e7d34-5a80-4b62-8f1e-73d2a0b6c945"});
 * ```
 */
export const listFolderProviders: Operation<ListFolderProviders> = /* @__PURE__ */ operation("listFolderProviders", "GET", "/v1/folders/{guid}/providers");

/**
 * List the companies of a folder that depend on a provider
 *
 * Returns those of the folder's companies that depend on some product of one provider. `results` is empty when none does. A provider that does not exist returns 404, and so does a folder. Unverified: the roles that may call it.
 *
 * @example
 * ```ts
 * const result = await listFolderProviderCompanies(client, {"guid":"1c9e7d34-5a80-4b62-8f1e-73d2a0b6c945","provider_guid":"c528f44d-3a19-457b-9588-2b09c764673f"});
 * ```
 */
export const listFolderProviderCompanies: Operation<ListFolderProviderCompanies> = /* @__PURE__ */ operation("listFolderProviderCompanies", "GET", "/v1/folders/{guid}/providers/{provider_guid}/companies");

/**
 * List the products of a provider that a folder uses
 *
 * Returns the products of one provider that the folder's companies depend on. `results` is empty when they depend on none of them. A provider that does not exist returns 404, and so does a folder. Unverified: the roles that may call it.
 *
 * @example
 * ```ts
 * const result = await listFolderProviderProducts(client, {"guid":"1c9e7d34-5a80-4b62-8f1e-73d2a0b6c945","provider_guid":"c528f44d-3a19-457b-9588-2b09c764673f"});
 * ```
 */
export const listFolderProviderProducts: Operation<ListFolderProviderProducts> = /* @__PURE__ */ operation("listFolderProviderProducts", "GET", "/v1/folders/{guid}/providers/{provider_guid}/products");

/**
 * List the tiers
 *
 * Returns the customer's tiers, the most important first, as one list without pages, each with the guids of its companies. The list is empty when there are no tiers. Unverified: the roles that may call it.
 *
 * @example
 * ```ts
 * const result = await listTiers(client);
 * ```
 */
export const listTiers: Operation<ListTiers> = /* @__PURE__ */ operation("listTiers", "GET", "/v1/tiers");

/**
 * Create a tier
 *
 * Creates a tier, puts the named companies into it and returns it. The companies must be in the portfolio, and leave the tiers they were in. Unverified: the body and the response; the roles that may call it.
 *
 * @example
 * ```ts
 * const result = await createTier(client, {"body":{"name":"On trial","description":"New suppliers in their first quarter","companies":[]}});
 * ```
 */
export const createTier: Operation<CreateTier> = /* @__PURE__ */ operation("createTier", "POST", "/v1/tiers");

/**
 * Count the companies of each tier
 *
 * Returns, for each tier, how many companies it has and how many of them are to be monitored, reviewed or escalated; a tier without companies is there with zeros. `folder` counts the companies of one folder only. Unverified: the roles that may call it.
 *
 * @example
 * ```ts
 * const result = await summarizeTiers(client);
 * ```
 */
export const summarizeTiers: Operation<SummarizeTiers> = /* @__PURE__ */ operation("summarizeTiers", "GET", "/v1/tiers/summary");

/**
 * Get a tier
 *
 * Returns one tier with the guids of its companies, in the form that the list of tiers has. Unverified: the form of the response (the list of tiers); the roles that may call it.
 *
 * @example
 * ```ts
 * const result = await getTier(client, {"tier_guid":"b58f2d07-6c1e-4a93-8d4f-e2a70c95b316"});
 * ```
 */
export const getTier: Operation<GetTier> = /* @__PURE__ */ operation("getTier", "GET", "/v1/tiers/{tier_guid}");

/**
 * Change a tier
 *
 * Changes the fields that the body names, leaves the others as they are, and returns the tier. `companies` replaces the whole list; a company put into this tier leaves the one it was in. Unverified: the roles that may call it.
 *
 * @example
 * ```ts
 * const result = await updateTier(client, {"tier_guid":"b58f2d07-6c1e-4a93-8d4f-e2a70c95b316","body":{"description":"Whoever we cannot replace within a week"}});
 * ```
 */
export const updateTier: Operation<UpdateTier> = /* @__PURE__ */ operation("updateTier", "PATCH", "/v1/tiers/{tier_guid}");

/**
 * Replace a tier
 *
 * Makes the tier what the body says and returns it. What the body leaves out goes back to its default: an empty description, no mails, the same rank. Unverified: the default of what is left out; the roles that may call it.
 *
 * @example
 * ```ts
 * const result = await replaceTier(client, {"tier_guid":"b58f2d07-6c1e-4a93-8d4f-e2a70c95b316","body":{"name":"Vital","description":"Whoever we cannot replace within a week","companies":["4f2b8a60-3c1d-4e7a-9b58-d06e1c7f2a93"],"email_enabled":true}});
 * ```
 */
export const replaceTier: Operation<ReplaceTier> = /* @__PURE__ */ operation("replaceTier", "PUT", "/v1/tiers/{tier_guid}");

/**
 * Delete a tier
 *
 * Deletes a tier for good. Its companies stay in the portfolio, in no tier, and the tiers after it move up. Unverified: the roles that may call it.
 *
 * @example
 * ```ts
 * const result = await deleteTier(client, {"tier_guid":"b58f2d07-6c1e-4a93-8d4f-e2a70c95b316"});
 * ```
 */
export const deleteTier: Operation<DeleteTier> = /* @__PURE__ */ operation("deleteTier", "DELETE", "/v1/tiers/{tier_guid}");

/**
 * Change the companies of a tier
 *
 * Adds companies to a tier, removes others from it, and returns the effect on each. A company that is not in the portfolio cannot be added, and one that is not in the tier cannot be removed; the others are changed all the same. Unverified: the roles that may call it; the two lists in one request (HC 360021278053, which shows one at a time).
 *
 * @example
 * ```ts
 * const result = await updateTierCompanies(client, {"tier_guid":"b58f2d07-6c1e-4a93-8d4f-e2a70c95b316","body":{"add_companies":["4f2b8a60-3c1d-4e7a-9b58-d06e1c7f2a93"]}});
 * ```
 */
export const updateTierCompanies: Operation<UpdateTierCompanies> = /* @__PURE__ */ operation("updateTierCompanies", "PATCH", "/v1/tiers/{tier_guid}/companies");

/**
 * Sum up the findings of one type in a tier
 *
 * Returns what was found of one type at the tier's companies in the last 7 days, in the last 14 days, and from two months to 14 days ago. `stats` is empty for a span in which nothing was found, and in a tier without companies. Unverified: the roles that may call it; the path below a tier.
 *
 * @example
 * ```ts
 * const result = await getTierFindingSummary(client, {"tier_guid":"b58f2d07-6c1e-4a93-8d4f-e2a70c95b316"});
 * ```
 */
export const getTierFindingSummary: Operation<GetTierFindingSummary> = /* @__PURE__ */ operation("getTierFindingSummary", "GET", "/v1/tiers/{tier_guid}/findings/summary");

/**
 * List the kinds of products a tier depends on
 *
 * Returns each kind of product that the tier's companies depend on, with their guids. `results` is empty when nothing is known of what they depend on. A tier that does not exist returns 404. Unverified: the roles that may call it.
 *
 * @example
 * ```ts
 * const result = await listTierProductTypes(client, {"tier_guid":"b58f2d07-6c1e-4a93-8d4f-e2a70c95b316"});
 * ```
 */
export const listTierProductTypes: Operation<ListTierProductTypes> = /* @__PURE__ */ operation("listTierProductTypes", "GET", "/v1/tiers/{tier_guid}/product-types");

/**
 * List the products a tier depends on
 *
 * Returns each product that the tier's companies depend on, how many of them do, and who provides it. `results` is empty when nothing is known of what they depend on. A tier that does not exist returns 404. Unverified: the roles that may call it.
 *
 * @example
 * ```ts
 * const result = await listTierProducts(client, {"tier_guid":"b58f2d07-6c1e-4a93-8d4f-e2a70c95b316"});
 * ```
 */
export const listTierProducts: Operation<ListTierProducts> = /* @__PURE__ */ operation("listTierProducts", "GET", "/v1/tiers/{tier_guid}/products");

/**
 * List the providers a tier depends on
 *
 * Returns each provider whose products the tier's companies depend on, and how critical that makes it for the tier. `results` is empty when nothing is known of what they depend on. A tier that does not exist returns 404. Unverified: the roles that may call it.
 *
 * @example
 * ```ts
 * const result = await listTierProviders(client, {"tier_guid":"b58f2d07-6c1e-4a93-8d4f-e2a70c95b316"});
 * ```
 */
export const listTierProviders: Operation<ListTierProviders> = /* @__PURE__ */ operation("listTierProviders", "GET", "/v1/tiers/{tier_guid}/providers");

/**
 * List the companies of a tier that depend on a provider
 *
 * Returns those of the tier's companies that depend on some product of one provider. `results` is empty when none does. A provider that does not exist returns 404, and so does a tier. Unverified: the roles that may call it.
 *
 * @example
 * ```ts
 * const result = await listTierProviderCompanies(client, {"tier_guid":"b58f2d07-6c1e-4a93-8d4f-e2a70c95b316","provider_guid":"c528f44d-3a19-457b-9588-2b09c764673f"});
 * ```
 */
export const listTierProviderCompanies: Operation<ListTierProviderCompanies> = /* @__PURE__ */ operation("listTierProviderCompanies", "GET", "/v1/tiers/{tier_guid}/providers/{provider_guid}/companies");

/**
 * List the products of a provider that a tier uses
 *
 * Returns the products of one provider that the tier's companies depend on. `results` is empty when they depend on none of them. A provider that does not exist returns 404, and so does a tier. Unverified: the roles that may call it.
 *
 * @example
 * ```ts
 * const result = await listTierProviderProducts(client, {"tier_guid":"b58f2d07-6c1e-4a93-8d4f-e2a70c95b316","provider_guid":"c528f44d-3a19-457b-9588-2b09c764673f"});
 * ```
 */
export const listTierProviderProducts: Operation<ListTierProviderProducts> = /* @__PURE__ */ operation("listTierProviderProducts", "GET", "/v1/tiers/{tier_guid}/providers/{provider_guid}/products");

/**
 * Get the subscriptions by kind
 *
 * Returns, by kind of subscription, how many companies may be followed, how many more, and which ones are; beside these, which features the customer has. A kind that the customer never bought is left out. Unverified: the roles that may call it.
 *
 * @example
 * ```ts
 * const result = await getSubscriptions(client);
 * ```
 */
export const getSubscriptions: Operation<GetSubscriptions> = /* @__PURE__ */ operation("getSubscriptions", "GET", "/v1/subscriptions");

/**
 * Subscribe to companies
 *
 * Follows companies, grouped by the kind of subscription they shall have, and puts them into a folder where one is named. The response is 200 even when nothing could be done: it says for each company how it went. A company is named by its guid, or by the address of its site. Unverified: the media type of the body (sources conflict: HC 360019135213 (JSON), vendor definition (a form)).
 *
 * @example
 * ```ts
 * const result = await subscribeCompanies(client, {"body":{"alerts-only":{"companies":[{"guid":"a5c07e31-48d9-4b62-9f1e-c37d80b6e245","name":"Fennel Court Legal"}],"folder":"Critical suppliers"}}});
 * ```
 */
export const subscribeCompanies: Operation<SubscribeCompanies> = /* @__PURE__ */ operation("subscribeCompanies", "POST", "/v1/subscriptions");

/**
 * Change many subscriptions
 *
 * Adds, deletes and replaces subscriptions, 1000 companies at most. The response is 200 even when nothing could be done; `errors` says for which companies and why, and the others are done. Added companies enter the named folders and tier; deleted ones leave the portfolio, its folders and tiers. `modified` names the deleted and the replaced ones. Unverified: the companies that `modified` names.
 *
 * @example
 * ```ts
 * const result = await changeSubscriptions(client, {"body":{"add":[{"guid":"a5c07e31-48d9-4b62-9f1e-c37d80b6e245","type":"alerts-only","folder":["Critical suppliers"],"tier":"Vital"}]}});
 * ```
 */
export const changeSubscriptions: Operation<ChangeSubscriptions> = /* @__PURE__ */ operation("changeSubscriptions", "POST", "/v1/subscriptions/bulk");

/**
 * List the expired subscriptions
 *
 * Returns the companies whose subscription ended, page by page, with the rating last seen and how it changed since. Companies that are followed again are left out unless `include_active_subscriptions` asks for them. `results` is empty when no subscription ever ended. Unverified: the roles that may call it.
 *
 * @example
 * ```ts
 * const result = await listExpiredSubscriptions(client);
 * ```
 */
export const listExpiredSubscriptions: Operation<ListExpiredSubscriptions> = /* @__PURE__ */ operation("listExpiredSubscriptions", "GET", "/v1/subscriptions/expired");

/**
 * Delete a subscription
 *
 * Stops following a company: it leaves the portfolio, its folders and tiers, and one more company may be followed. The customer's own companies cannot be unsubscribed. A company that is not followed returns 404. Unverified: the rule for the customer's own companies.
 *
 * @example
 * ```ts
 * const result = await deleteSubscription(client, {"company_guid":"4f2b8a60-3c1d-4e7a-9b58-d06e1c7f2a93"});
 * ```
 */
export const deleteSubscription: Operation<DeleteSubscription> = /* @__PURE__ */ operation("deleteSubscription", "DELETE", "/v1/subscriptions/{company_guid}");

/**
 * List the company requests
 *
 * Returns the requests of all users of the customer, page by page, the newest first. `company` is null until the company was found or rated. `results` is empty when nobody asked for anything. Unverified: the roles that may call it.
 *
 * @example
 * ```ts
 * const result = await listCompanyRequests(client);
 * ```
 */
export const listCompanyRequests: Operation<ListCompanyRequests> = /* @__PURE__ */ operation("listCompanyRequests", "GET", "/v2/company-requests");

/**
 * Request a company
 *
 * Asks the vendor to rate the company that owns a domain, and returns the request. A domain that was requested before returns 400 and the existing request. In the sandbox nobody works on a request: one for the domain of a company that is there is complete at once, all others stay pending. Unverified: the roles that may call it.
 *
 * @example
 * ```ts
 * const result = await createCompanyRequest(client, {"body":{"domain":"sorrel-hill-dairy.example","subscription_type":"continuous_monitoring"}});
 * ```
 */
export const createCompanyRequest: Operation<CreateCompanyRequest> = /* @__PURE__ */ operation("createCompanyRequest", "POST", "/v2/company-requests");

/**
 * Request many companies
 *
 * Takes a CSV file with a domain in each line and asks for all of them; domains that were asked for before are passed over. The response comes before the work is done, and has the first request. The file has a column `domain`, or no heading and the domain first. Unverified: the request that the response has, and the form of the file; the roles that may call it.
 *
 * @example
 * ```ts
 * const result = await uploadCompanyRequests(client, {"body":{"file":"domain\nteasel-and-sons.example\ncomfrey-labs.example\n","subscription_type":"continuous_monitoring"}});
 * ```
 */
export const uploadCompanyRequests: Operation<UploadCompanyRequests> = /* @__PURE__ */ operation("uploadCompanyRequests", "POST", "/v2/company-requests/bulk");

/**
 * Get a company request
 *
 * Returns one request of the customer, with the company once there is one. Unverified: the roles that may call it.
 *
 * @example
 * ```ts
 * const result = await getCompanyRequest(client, {"guid":"7e95b0d2-14c8-4f6a-8b37-a2d60e51c9f4"});
 * ```
 */
export const getCompanyRequest: Operation<GetCompanyRequest> = /* @__PURE__ */ operation("getCompanyRequest", "GET", "/v2/company-requests/{guid}");

/**
 * Change a company request
 *
 * Changes the kind of subscription that the company shall have once it is rated, and returns the request. Unverified: the fields that can be changed (vendor definition); the roles that may call it.
 *
 * @example
 * ```ts
 * const result = await updateCompanyRequest(client, {"guid":"7e95b0d2-14c8-4f6a-8b37-a2d60e51c9f4","body":{"subscription_type":"alerts-only"}});
 * ```
 */
export const updateCompanyRequest: Operation<UpdateCompanyRequest> = /* @__PURE__ */ operation("updateCompanyRequest", "PATCH", "/v2/company-requests/{guid}");

/**
 * Delete a company request
 *
 * Takes a request back. A company that was found by it stays. Unverified: the roles that may call it.
 *
 * @example
 * ```ts
 * const result = await deleteCompanyRequest(client, {"guid":"7e95b0d2-14c8-4f6a-8b37-a2d60e51c9f4"});
 * ```
 */
export const deleteCompanyRequest: Operation<DeleteCompanyRequest> = /* @__PURE__ */ operation("deleteCompanyRequest", "DELETE", "/v2/company-requests/{guid}");

/**
 * Create a company report
 *
 * Returns a report about one followed company as a PDF file: the rating, its history and every risk vector. Ask for `application/pdf` in `Accept`. A company that is not in the portfolio returns 403. The content of the sandbox's file is its own.
 *
 * @example
 * ```ts
 * const result = await createReport(client, {"body":{"params":{"company":"4f2b8a60-3c1d-4e7a-9b58-d06e1c7f2a93"}}});
 * ```
 */
export const createReport: Operation<CreateReport> = /* @__PURE__ */ operation("createReport", "POST", "/v1/reports");

/**
 * Preview a company
 *
 * Returns what is shown of a company before it is followed: who it is, how it is rated, and how each risk vector compares with the industry, without grades. The company need not be in the portfolio. Unverified: the roles that may call it.
 *
 * @example
 * ```ts
 * const result = await getCompanyPreview(client, {"guid":"4f2b8a60-3c1d-4e7a-9b58-d06e1c7f2a93"});
 * ```
 */
export const getCompanyPreview: Operation<GetCompanyPreview> = /* @__PURE__ */ operation("getCompanyPreview", "GET", "/v1/companies/{guid}/reports/company-preview");

/**
 * Download the rating history
 *
 * Returns the daily ratings of a followed company over the last year as a CSV file, the newest first. CSV is the only format. A company that is not in the portfolio returns 403. Unverified: the names of the columns.
 *
 * @example
 * ```ts
 * const result = await downloadRatingsHistory(client, {"guid":"4f2b8a60-3c1d-4e7a-9b58-d06e1c7f2a93","format":"csv"});
 * ```
 */
export const downloadRatingsHistory: Operation<DownloadRatingsHistory> = /* @__PURE__ */ operation("downloadRatingsHistory", "GET", "/v1/companies/{guid}/reports/ratings-history");

/**
 * Download the networks or domains of a company
 *
 * Returns the networks, the domains, or both that are attributed to a followed company as a CSV file. It has only the line of names when there are none. CSV is the only format. A company that is not in the portfolio returns 403. Unverified: the roles that may call it; the names of the columns.
 *
 * @example
 * ```ts
 * const result = await downloadInfrastructure(client, {"guid":"4f2b8a60-3c1d-4e7a-9b58-d06e1c7f2a93","format":"csv"});
 * ```
 */
export const downloadInfrastructure: Operation<DownloadInfrastructure> = /* @__PURE__ */ operation("downloadInfrastructure", "GET", "/v1/companies/{guid}/reports/infrastructure");

/**
 * Rate a site at once
 *
 * Returns a quick rating of the company that runs a site, followed or not, and compares it with an industry where one is named. Each site counts once against the quota of fast ratings. A used-up quota is refused with 403. An address without a host returns 400. Unverified: the counting, and the status when the quota is used up.
 *
 * @example
 * ```ts
 * const result = await createFastRating(client, {"body":{"url":"https://www.foxglove-bakeries.example","company":"Foxglove Bakeries"}});
 * ```
 */
export const createFastRating: Operation<CreateFastRating> = /* @__PURE__ */ operation("createFastRating", "POST", "/v1/fast-ratings");

/**
 * Get the quota of fast ratings
 *
 * Returns how many fast ratings were bought, used and are left, as texts. Unverified: the roles that may call it.
 *
 * @example
 * ```ts
 * const result = await getFastRatingQuota(client);
 * ```
 */
export const getFastRatingQuota: Operation<GetFastRatingQuota> = /* @__PURE__ */ operation("getFastRatingQuota", "GET", "/v1/fast-ratings/quota");

/**
 * List the users
 *
 * Returns the users of the customer, page by page. Company API tokens count as users, too, but are left out unless `is_company_api_token` asks for them. `results` is empty when nobody passes the filters. Unverified: the roles that may call it (the documentation of version 1).
 *
 * @example
 * ```ts
 * const result = await listUsers(client);
 * ```
 */
export const listUsers: Operation<ListUsers> = /* @__PURE__ */ operation("listUsers", "GET", "/v2/users");

/**
 * Create a user
 *
 * Creates a user of the customer and returns it. The user gets a mail to activate the account; until then the status is `Created`. Without a role it is a plain user. The sandbox sends no mail. Unverified: the default role, and the form of the response.
 *
 * @example
 * ```ts
 * const result = await createUser(client, {"body":{"email":"ida.winter@brightwater.example","formal_name":"Ida Winter","friendly_name":"Ida","roles":[{"slug":"customer_user"}]}});
 * ```
 */
export const createUser: Operation<CreateUser> = /* @__PURE__ */ operation("createUser", "POST", "/v2/users");

/**
 * Get a user
 *
 * Returns one user of the customer in the form that the list of users has. With `current` it is the user the calling token belongs to. Unverified: the form of the response (the list of users); the roles that may look at others (the documentation of version 1).
 *
 * @example
 * ```ts
 * const result = await getUser(client, {"guid":"6b3f0c92-e418-4d75-b0a6-2e8c5f917d34"});
 * ```
 */
export const getUser: Operation<GetUser> = /* @__PURE__ */ operation("getUser", "GET", "/v2/users/{guid}");

/**
 * Change a user
 *
 * Changes the fields that the body names, leaves the others as they are, and returns the user; the body needs at least one field. A user who is deactivated can neither sign in nor use a token any more. Unverified: the form of the response; what users may change about themselves.
 *
 * @example
 * ```ts
 * const result = await updateUser(client, {"guid":"6b3f0c92-e418-4d75-b0a6-2e8c5f917d34","body":{"landing_page":"SPM"}});
 * ```
 */
export const updateUser: Operation<UpdateUser> = /* @__PURE__ */ operation("updateUser", "PATCH", "/v2/users/{guid}");

/**
 * Delete a user
 *
 * Deletes a user for good: the name is gone from all lists, the user's token dead at once, and the place in the quota free. Folders the user made stay. Users cannot delete themselves. Unverified: the rule that users cannot delete themselves.
 *
 * @example
 * ```ts
 * const result = await deleteUser(client, {"guid":"c4d19e60-7b25-4f83-a0e6-58f3b7d2914c"});
 * ```
 */
export const deleteUser: Operation<DeleteUser> = /* @__PURE__ */ operation("deleteUser", "DELETE", "/v2/users/{guid}");

/**
 * Require a second factor
 *
 * Requires a user to sign in with a second factor. A user without one sets it up at the next sign-in. Nothing changes for a user who has one. Unverified: the roles that may call it.
 *
 * @example
 * ```ts
 * const result = await requireUserMfa(client, {"guid":"6b3f0c92-e418-4d75-b0a6-2e8c5f917d34"});
 * ```
 */
export const requireUserMfa: Operation<RequireUserMfa> = /* @__PURE__ */ operation("requireUserMfa", "POST", "/v2/users/{guid}/require-mfa");

/**
 * Reset a second factor
 *
 * Removes the second factor of a user, who sets up another one at the next sign-in, for example after losing a telephone. It returns 400 when the user does not need one. Unverified: the roles that may call it.
 *
 * @example
 * ```ts
 * const result = await resetUserMfa(client, {"guid":"6b3f0c92-e418-4d75-b0a6-2e8c5f917d34"});
 * ```
 */
export const resetUserMfa: Operation<ResetUserMfa> = /* @__PURE__ */ operation("resetUserMfa", "POST", "/v2/users/{guid}/reset-mfa");

/**
 * Restart a pending second factor
 *
 * Restarts the setup of a second factor that a user has not finished. It returns 400 when nothing is pending. Unverified: the effect (vendor definition, which only names it).
 *
 * @example
 * ```ts
 * const result = await resetPendingUserMfa(client, {"guid":"c4d19e60-7b25-4f83-a0e6-58f3b7d2914c"});
 * ```
 */
export const resetPendingUserMfa: Operation<ResetPendingUserMfa> = /* @__PURE__ */ operation("resetPendingUserMfa", "POST", "/v2/users/{guid}/reset-pending-mfa");

/**
 * Send the activation mail again
 *
 * Sends the mail to activate the account once more to a user who has not done so, and returns 400 for all others. The sandbox sends no mail. Unverified: the roles that may call it; the status 201 (sources conflict: a public client (201), vendor definition (200)).
 *
 * @example
 * ```ts
 * const result = await resendActivationEmail(client, {"guid":"c4d19e60-7b25-4f83-a0e6-58f3b7d2914c"});
 * ```
 */
export const resendActivationEmail: Operation<ResendActivationEmail> = /* @__PURE__ */ operation("resendActivationEmail", "POST", "/v2/users/{guid}/resend-activation-email");

/**
 * List the users in one piece
 *
 * Returns the active users of the customer as one list without pages; version 2 of the list has pages and more filters. `include_details` adds groups, roles and dates; `show_all` adds users who are not active, and company API tokens. The list is empty when `view_company` names a company that nobody may see.
 *
 * @example
 * ```ts
 * const result = await listUserAccounts(client);
 * ```
 */
export const listUserAccounts: Operation<ListUserAccounts> = /* @__PURE__ */ operation("listUserAccounts", "GET", "/v1/users");

/**
 * Get the current user
 *
 * Returns the user the calling token belongs to, and the customer behind it. It is a cheap way to learn whether a token works. `fields=customer` narrows the response to the customer.
 *
 * @example
 * ```ts
 * const result = await getCurrentUser(client);
 * ```
 */
export const getCurrentUser: Operation<GetCurrentUser> = /* @__PURE__ */ operation("getCurrentUser", "GET", "/v1/users/current");

/**
 * Get the user quota
 *
 * Returns how many users the customer has, how many of them are active, and how many more may be. Users who have not activated their accounts yet count as active. Unverified: the counting of users who have not activated their accounts; the roles that may call it.
 *
 * @example
 * ```ts
 * const result = await getUserQuota(client);
 * ```
 */
export const getUserQuota: Operation<GetUserQuota> = /* @__PURE__ */ operation("getUserQuota", "GET", "/v1/users/quota");

/**
 * List the companies a user looked at
 *
 * Returns the companies that a user looked at in the vendor's application, once by how often and once by how recently. Both lists are empty for somebody who looked at none. Only admins and group admins may ask about others. The sandbox counts no looks; its response is made up. Unverified: the roles that may ask about others.
 *
 * @example
 * ```ts
 * const result = await listCompanyViews(client, {"guid":"6b3f0c92-e418-4d75-b0a6-2e8c5f917d34"});
 * ```
 */
export const listCompanyViews: Operation<ListCompanyViews> = /* @__PURE__ */ operation("listCompanyViews", "GET", "/v1/users/{guid}/company-views");

/**
 * List recent alerts in the older form
 *
 * Returns the alerts of the last thirty days as one list without pages, newest first, each with its address. The list is empty when there were none. The second version has pages and filters. Unverified: the thirty days; the roles that may call it.
 *
 * @example
 * ```ts
 * const result = await listLegacyAlerts(client);
 * ```
 */
export const listLegacyAlerts: Operation<ListLegacyAlerts> = /* @__PURE__ */ operation("listLegacyAlerts", "GET", "/v1/alerts");

/**
 * Read an alert about a changed rating
 *
 * Returns one alert that a rating rose or fell by much, with the ratings before and after. An alert of another kind, and one that does not exist, returns 404. Unverified: the roles that may call it.
 *
 * @example
 * ```ts
 * const result = await getPercentAlert(client, {"guid":47110815});
 * ```
 */
export const getPercentAlert: Operation<GetPercentAlert> = /* @__PURE__ */ operation("getPercentAlert", "GET", "/v1/alerts/percent/{guid}");

/**
 * Read an alert about a vulnerability
 *
 * Returns one alert that a vulnerability was found at a followed company. An alert of another kind, and one that does not exist, returns 404. Unverified: the roles that may call it.
 *
 * @example
 * ```ts
 * const result = await getVulnerabilityAlert(client, {"guid":47110816});
 * ```
 */
export const getVulnerabilityAlert: Operation<GetVulnerabilityAlert> = /* @__PURE__ */ operation("getVulnerabilityAlert", "GET", "/v1/alerts/vulnerability/{guid}");

/**
 * List alerts page by page
 *
 * Returns the customer's notifications about the companies it follows, newest first: a rating that changed by much or crossed a line, a grade that fell, a vulnerability, an incident, a provider's breach. A user token gets the alerts of its user's settings, a company token those of the default ones. `results` is empty when no alert passes the filters.
 *
 * @example
 * ```ts
 * const result = await listAlerts(client);
 * ```
 */
export const listAlerts: Operation<ListAlerts> = /* @__PURE__ */ operation("listAlerts", "GET", "/v2/alerts");

/**
 * List the alerts of the last daily run
 *
 * Returns the alerts that the newest daily run made, in the form and with the filters of the list of all alerts. `results` is empty when that run made none; older alerts are in the list of all. Unverified: the roles that may call it.
 *
 * @example
 * ```ts
 * const result = await listLatestAlerts(client);
 * ```
 */
export const listLatestAlerts: Operation<ListLatestAlerts> = /* @__PURE__ */ operation("listLatestAlerts", "GET", "/v2/alerts/latest");

/**
 * List the companies that an alert concerns
 *
 * Returns the followed companies that an alert is about: all with the vulnerability, all that depend on the provider, or the one whose rating changed. `results` is empty when none matches `q`; an alert that does not exist returns 404. Unverified: the roles that may call it.
 *
 * @example
 * ```ts
 * const result = await listAlertCompanies(client, {"guid":47110816});
 * ```
 */
export const listAlertCompanies: Operation<ListAlertCompanies> = /* @__PURE__ */ operation("listAlertCompanies", "GET", "/v2/alerts/{guid}/affected-companies");
