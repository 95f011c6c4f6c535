/**
 * This file was generated from the contract by `pnpm generate`.
 * Do not make direct changes to the file.
 */

import type { components } from "./contract.ts";

type Schema<Name extends keyof components["schemas"]> = components["schemas"][Name];

/** The disclaimer that applies to all responses. */
export interface Disclaimer extends Schema<"Disclaimer"> {}

/** The reasons by the name of the parameter or field; under `body` those of the body as a whole. */
export interface FieldErrors extends Schema<"FieldErrors"> {}

/** The problems of the parameters or the body. */
export interface ValidationError extends Schema<"ValidationError"> {}

/** Why a request was refused. */
export interface ApiError extends Schema<"ApiError"> {}

/** A resource of the API and where it is. */
export interface ApiResource extends Schema<"ApiResource"> {}

/** A version of the API. */
export interface ApiVersion extends Schema<"ApiVersion"> {}

/** A lower-case UUID. */
export type Guid = Schema<"Guid">;

/** A category of the NIST Cybersecurity Framework. */
export interface NistCategory extends Schema<"NistCategory"> {}

/** A kind of public disclosure. */
export interface DisclosureCategory extends Schema<"DisclosureCategory"> {}

/** A range of ratings, both ends included. */
export interface RatingRange extends Schema<"RatingRange"> {}

/** The ranges that ratings fall into. */
export interface RatingRanges extends Schema<"RatingRanges"> {}

/** The relationship of a company to a customer. */
export interface RelationshipType extends Schema<"RelationshipType"> {}

/** One of the groups that risk vectors fall into. */
export type RiskCategory = Schema<"RiskCategory">;

/** A risk vector, by the name that requests use. */
export type RiskVector = Schema<"RiskVector">;

/** The facts about a risk vector that are the same for all companies. */
export interface RiskVectorDetails extends Schema<"RiskVectorDetails"> {}

/** The facts about the risk vectors that are the same for all companies. */
export interface RiskVectorDefaults extends Schema<"RiskVectorDefaults"> {}

/** A role, by the name that requests use. */
export type RoleSlug = Schema<"RoleSlug">;

/** A role. */
export interface DefaultRole extends Schema<"DefaultRole"> {}

/** A kind of subscription. */
export interface SubscriptionTypeName extends Schema<"SubscriptionTypeName"> {}

/** A value with a name and what it means. */
export interface NamedValue extends Schema<"NamedValue"> {}

/** An assessment of web applications. */
export interface AssessmentName extends Schema<"AssessmentName"> {}

/** The values that other responses use and that seldom change. */
export interface Defaults extends Schema<"Defaults"> {}

/** A vulnerability that findings may name. */
export interface KnownVulnerability extends Schema<"KnownVulnerability"> {}

/** A lower-case UUID, or the word `current`. */
export type GuidOrCurrent = Schema<"GuidOrCurrent">;

/** The settings of a customer. */
export interface CustomerSettings extends Schema<"CustomerSettings"> {}

/** A customer of the vendor, and what it set. */
export interface CustomerAccount extends Schema<"CustomerAccount"> {}

/** The settings to change. */
export interface CustomerChanges extends Schema<"CustomerChanges"> {}

/** The proof that the sender got the mail. */
export interface ApiTokenRetrieval extends Schema<"ApiTokenRetrieval"> {}

/** A company API token. */
export interface RetrievedApiToken extends Schema<"RetrievedApiToken"> {}

/** A role carried by a company API token. */
export interface ApiTokenRole extends Schema<"ApiTokenRole"> {}

/** The details of a company API token, without the token itself. */
export interface ApiTokenDetails extends Schema<"ApiTokenDetails"> {}

/** A company API token as the list shows it, its secret masked. */
export type ApiToken = Schema<"ApiToken">;

/** The company API token to make. */
export interface ApiTokenRequest extends Schema<"ApiTokenRequest"> {}

/** A company API token just made, with its full secret. */
export type CreatedApiToken = Schema<"CreatedApiToken">;

/** A security rating. Higher is better; null means not rated. */
export type Rating = Schema<"Rating">;

/** The way the company's network was mapped. Several words are separated by commas, among them `CURATED`, `PROVISIONAL`, `SELF-PUBLISHED`, `PRIVATE` and `COUNTRY`. */
export type CompanyType = Schema<"CompanyType">;

/** A company in the customer's list. */
export interface ListedCompany extends Schema<"ListedCompany"> {}

/** The customer's companies in one piece. */
export interface CompanyList extends Schema<"CompanyList"> {}

/** The addresses of the neighboring pages, absolute and on the host that was asked. */
export interface PageLinks extends Schema<"PageLinks"> {}

/** The number of results in all, not only on this page. */
export type PageCount = Schema<"PageCount">;

/** Another company, by guid and name. */
export interface CompanyReference extends Schema<"CompanyReference"> {}

/** More about a match. Only the fields that `expand` asks for. */
export interface CompanyMatchDetails extends Schema<"CompanyMatchDetails"> {}

/** A company that matches a search, in the portfolio or not. */
export interface CompanyMatch extends Schema<"CompanyMatch"> {}

/** A page of companies that match a search. */
export interface CompanyMatchPage extends Schema<"CompanyMatchPage"> {}

/** A reason or a state, by its name for readers and its name for requests. */
export interface RequestWord extends Schema<"RequestWord"> {}

/** The filters of requests to change a network map. */
export interface InfrastructureRequestSummaries extends Schema<"InfrastructureRequestSummaries"> {}

/** A whole number, or the text `N/A` where there is too little data. */
export type NumberOrNotAvailable = Schema<"NumberOrNotAvailable">;

/** A letter grade, or `N/A` where there is too little data. */
export type Grade = Schema<"Grade">;

/** A company's rating and grade in one risk vector. */
export interface RiskVectorRating extends Schema<"RiskVectorRating"> {}

/** The security rating of one day. */
export interface DailyRating extends Schema<"DailyRating"> {}

/** Another company and how it relates to this one. */
export interface RelatedCompany extends Schema<"RelatedCompany"> {}

/** The caller's permissions for the company. */
export interface CompanyPermissions extends Schema<"CompanyPermissions"> {}

/** One company in detail. */
export interface Company extends Schema<"Company"> {}

/** Changes of a company. */
export interface CompanyUpdate extends Schema<"CompanyUpdate"> {}

/** A company and what it owns. */
export interface CompanyTree extends Schema<"CompanyTree"> {}

/** A company's ratings as points of a graph. */
export interface CompanyGraph extends Schema<"CompanyGraph"> {}

/** Where a company's addresses are. */
export interface CompanyCountries extends Schema<"CompanyCountries"> {}

/** A network or a domain that is attributed to a company. */
export interface Infrastructure extends Schema<"Infrastructure"> {}

/** A page of networks and domains. */
export interface InfrastructurePage extends Schema<"InfrastructurePage"> {}

/** A record that ties a network or a domain to a company. */
export interface AttributionReason extends Schema<"AttributionReason"> {}

/** A network or a domain that belongs to a company, and why. */
export interface Attribution extends Schema<"Attribution"> {}

/** A risk vector and its grade. */
export interface GuidelineVector extends Schema<"GuidelineVector"> {}

/** A threat, or a group of them, by its guid. */
export interface DetectedThreat extends Schema<"DetectedThreat"> {}

/** A company compared with the guidelines of an insurer. */
export interface UnderwritingGuidelines extends Schema<"UnderwritingGuidelines"> {}

/** Why a finding counts towards the rating, or why not. */
export type FindingImpact = Schema<"FindingImpact">;

/** The band a severity falls into. */
export type SeverityCategory = Schema<"SeverityCategory">;

/** A grade to filter findings by. */
export type FindingGradeFilter = Schema<"FindingGradeFilter">;

/** The importance of an asset; `none` where that is not known. */
export type ImportanceCategory = Schema<"ImportanceCategory">;

/** The progress of the customer with a finding. */
export type RemediationLabel = Schema<"RemediationLabel">;

/** A tag of an asset or a finding. */
export interface TagDetail extends Schema<"TagDetail"> {}

/** A tag of an asset, and whether it comes from the network the asset is in. */
export type AssetTagDetail = Schema<"AssetTagDetail">;

/** A host, an address or an app that a finding is about. */
export interface FindingAsset extends Schema<"FindingAsset"> {}

/** The grade of a finding, from `GOOD` to `BAD`. Null or `NONE` where it is not graded. It may be missing when the finding is remediated. */
export type FindingGrade = Schema<"FindingGrade">;

/** A problem and its solution. */
export interface Remediation extends Schema<"Remediation"> {}

/** A known vulnerability the finding gives reason to expect. */
export interface FindingVulnerability extends Schema<"FindingVulnerability"> {}

/** The evidence. Which fields there are depends on the risk vector. */
export interface FindingDetails extends Schema<"FindingDetails"> {}

/** The last request to look again, and what came of it. */
export interface RemediationHistory extends Schema<"RemediationHistory"> {}

/** Something observed about a company's systems, over a span of days. */
export interface Finding extends Schema<"Finding"> {}

/** A page of findings. */
export interface FindingPage extends Schema<"FindingPage"> {}

/** The number of findings. The counts beyond `count` are there when `expand` names them. */
export type FindingStatistics = Schema<"FindingStatistics">;

/** A vulnerability, an infection or a program, and how often it was found. */
export interface FindingSummaryEntry extends Schema<"FindingSummaryEntry"> {}

/** The findings in a span of days. */
export interface FindingSummary extends Schema<"FindingSummary"> {}

/** Values to filter findings by. */
export interface FindingFilters extends Schema<"FindingFilters"> {}

/** A comment on a finding. */
export interface FindingComment extends Schema<"FindingComment"> {}

/** A page of comments on a finding. */
export interface FindingCommentPage extends Schema<"FindingCommentPage"> {}

/** The findings to look at. */
export interface LiveCertificateQuery extends Schema<"LiveCertificateQuery"> {}

/** The certificate that a place shows now, or why there is none. */
export interface LiveCertificate extends Schema<"LiveCertificate"> {}

/** The certificates that were looked at. */
export interface LiveCertificateList extends Schema<"LiveCertificateList"> {}

/** Something that was observed at an address. */
export interface Observation extends Schema<"Observation"> {}

/** A page of events. */
export interface ObservationPage extends Schema<"ObservationPage"> {}

/** The number of findings by risk vector. */
export interface VectorCounts extends Schema<"VectorCounts"> {}

/** The number of findings by grade. */
export interface GradeCounts extends Schema<"GradeCounts"> {}

/** The number of findings by risk vector and grade. */
export interface DiligenceCounts extends Schema<"DiligenceCounts"> {}

/** The number of findings over time. */
export interface DiligenceHistory extends Schema<"DiligenceHistory"> {}

/** An observation, and the companies whose address it was made at. */
export type HomeFinding = Schema<"HomeFinding">;

/** A page of observations at addresses. */
export interface HomeFindingPage extends Schema<"HomeFindingPage"> {}

/** The status of a finding, and who sees to it. Unverified: all fields but those of the request. */
export interface RemediationRecord extends Schema<"RemediationRecord"> {}

/** A page of findings with a status. */
export interface RemediationPage extends Schema<"RemediationPage"> {}

/** The finding, and what to change. */
export interface RemediationChanges extends Schema<"RemediationChanges"> {}

/** The support of a program by its maker. */
export type ProductSupport = Schema<"ProductSupport">;

/** The findings about an asset, or about several, in numbers. */
export interface AssetFindings extends Schema<"AssetFindings"> {}

/** A program that listens at an asset. */
export interface AssetProduct extends Schema<"AssetProduct"> {}

/** A cloud, and the regions and services of it. */
export interface CloudContext extends Schema<"CloudContext"> {}

/** A host, an address or an app of a company. */
export interface Asset extends Schema<"Asset"> {}

/** A page of assets. */
export interface AssetPage extends Schema<"AssetPage"> {}

/** Findings by grade and by severity. */
export interface AssetStats extends Schema<"AssetStats"> {}

/** Findings by asset, and by the importance of assets. */
export interface AssetStatistics extends Schema<"AssetStatistics"> {}

/** Assets in numbers. */
export interface AssetCounts extends Schema<"AssetCounts"> {}

/** A company, and the assets that it hosts or that come from it. */
export interface AssetCompany extends Schema<"AssetCompany"> {}

/** The filters of a company's assets. */
export interface AssetSummaries extends Schema<"AssetSummaries"> {}

/** The certainty of the evidence. */
export type EvidenceCertainty = Schema<"EvidenceCertainty">;

/** Details of a piece of evidence. */
export interface EvidenceTag extends Schema<"EvidenceTag"> {}

/** A widespread weakness. */
export interface Threat extends Schema<"Threat"> {}

/** A page of threats. */
export interface ThreatPage extends Schema<"ThreatPage"> {}

/** Threats in numbers. Unverified: the fields (HC 27149520869271, which only has the address). */
export interface ThreatSummaries extends Schema<"ThreatSummaries"> {}

/** The state of an exposure to a threat. */
export type ExposureDetection = Schema<"ExposureDetection">;

/** A company that a threat concerns. */
export interface ThreatCompany extends Schema<"ThreatCompany"> {}

/** A page of companies that a threat concerns. */
export interface ThreatCompanyPage extends Schema<"ThreatCompanyPage"> {}

/** A place where a threat was seen. */
export interface ThreatEvidence extends Schema<"ThreatEvidence"> {}

/** A page of evidence. */
export interface ThreatEvidencePage extends Schema<"ThreatEvidencePage"> {}

/** The filters of a search for threats. A threat must pass all of them, and one value of each list. */
export interface CompanyThreatQuery extends Schema<"CompanyThreatQuery"> {}

/** A threat to a company. It lacks fields that `fields` does not name. */
export interface CompanyThreat extends Schema<"CompanyThreat"> {}

/** The threats to a company. */
export interface CompanyThreatPage extends Schema<"CompanyThreatPage"> {}

/** A kind of data that a leak may contain. */
export interface DataClass extends Schema<"DataClass"> {}

/** A leak that credentials are known from. */
export interface Leak extends Schema<"Leak"> {}

/** A page of leaks. */
export interface LeakPage extends Schema<"LeakPage"> {}

/** A leak at a company. */
export interface AffectedCompany extends Schema<"AffectedCompany"> {}

/** A page of companies that leaks concern. */
export interface AffectedCompanyPage extends Schema<"AffectedCompanyPage"> {}

/** The spread of the ratings. The ratings are null when no company is counted. */
export interface RatingStatistics extends Schema<"RatingStatistics"> {}

/** The portfolio's average in one risk vector. */
export interface RiskVectorAverage extends Schema<"RiskVectorAverage"> {}

/** Figures of the whole portfolio. A part that was not asked for is left out. */
export interface PortfolioStatistics extends Schema<"PortfolioStatistics"> {}

/** A company and the customer's own identifier for it. */
export interface CustomId extends Schema<"CustomId"> {}

/** A company, by its guid. */
export interface CompanyOnly extends Schema<"CompanyOnly"> {}

/** Identifiers to set and to remove. */
export interface CustomIdChanges extends Schema<"CustomIdChanges"> {}

/** The outcome of a bulk change. */
export interface CustomIdReport extends Schema<"CustomIdReport"> {}

/** A country, by code and name. */
export interface CodedCountry extends Schema<"CodedCountry"> {}

/** The values that occur among the monitored assets. */
export interface MonitoredAssetSummaries extends Schema<"MonitoredAssetSummaries"> {}

/** A person at a followed company. */
export interface Contact extends Schema<"Contact"> {}

/** The contact to enter. */
export interface ContactRequest extends Schema<"ContactRequest"> {}

/** The contact as it shall be. */
export interface ContactChanges extends Schema<"ContactChanges"> {}

/** The addresses of followed companies by country. */
export interface PortfolioCountries extends Schema<"PortfolioCountries"> {}

/** The values that filters of the portfolio may have. */
export interface PortfolioFilterValues extends Schema<"PortfolioFilterValues"> {}

/** What a followed company is to the customer. */
export interface CompanyRelationship extends Schema<"CompanyRelationship"> {}

/** A page of relationships. */
export interface CompanyRelationshipPage extends Schema<"CompanyRelationshipPage"> {}

/** A rating of one day and its place among all ratings. */
export interface RankedRating extends Schema<"RankedRating"> {}

/** A company and its ratings, newest first. */
export interface RatingSeries extends Schema<"RatingSeries"> {}

/** Companies and their ratings over time. */
export type RatingSeriesList = Schema<"RatingSeriesList">;

/** The companies that are meant. */
export interface ChosenCompanies extends Schema<"ChosenCompanies"> {}

/** A grade in one risk vector. The percentile is null where there is too little data. */
export interface VectorGrade extends Schema<"VectorGrade"> {}

/** The grades of one day. */
export interface DatedGrades extends Schema<"DatedGrades"> {}

/** A company, or a group of them, and its grades over time, newest first. */
export interface GradeHistory extends Schema<"GradeHistory"> {}

/** A page of companies and their grades. */
export interface GradeHistoryPage extends Schema<"GradeHistoryPage"> {}

/** The band a rating falls into. */
export type RatingCategory = Schema<"RatingCategory">;

/** A company's current rating. */
export interface CurrentRating extends Schema<"CurrentRating"> {}

/** A page of current ratings. */
export interface CurrentRatingPage extends Schema<"CurrentRatingPage"> {}

/** The companies whose rating is asked for. */
export interface CurrentRatingRequest extends Schema<"CurrentRatingRequest"> {}

/** A company's current rating, or under `result` why there is none. */
export interface CurrentRatingResult extends Schema<"CurrentRatingResult"> {}

/** Ratings, and how many licenses are used. */
export interface CurrentRatingReport extends Schema<"CurrentRatingReport"> {}

/** An industry's average in one risk vector, null where there is too little data. */
export interface IndustryVector extends Schema<"IndustryVector"> {}

/** An industry, or a part of one. */
export interface ListedIndustry extends Schema<"ListedIndustry"> {}

/** The industries, in one piece. */
export interface IndustryList extends Schema<"IndustryList"> {}

/** An industry's ratings on one day. */
export interface IndustryRating extends Schema<"IndustryRating"> {}

/** The number of companies rated from `min` up to, not including, `max`. */
export interface RatingShare extends Schema<"RatingShare"> {}

/** An industry over time and today. */
export interface Industry extends Schema<"Industry"> {}

/** The kind of change. */
export type ChangeType = Schema<"ChangeType">;

/** A risk vector that moved a rating. The percentiles are the company's, before and after. */
export interface RatingReason extends Schema<"RatingReason"> {}

/** The grade before and after. */
export interface GradeChange extends Schema<"GradeChange"> {}

/** A risk vector that moved a rating, and the grades before and after. */
export type InsightReason = Schema<"InsightReason">;

/** A change of a company's rating and its reasons. */
export interface Insight extends Schema<"Insight"> {}

/** A change of a company's rating. */
export interface RatingChange extends Schema<"RatingChange"> {}

/** A page of changes of ratings. */
export interface RatingChangePage extends Schema<"RatingChangePage"> {}

/** How a company compares with its peers in a risk vector. */
export interface PeerRiskVector extends Schema<"PeerRiskVector"> {}

/** How a company compares with its peers. */
export interface PeerRatings extends Schema<"PeerRatings"> {}

/** A subcategory, with its grade where there is evidence. */
export interface NistSubcategory extends Schema<"NistSubcategory"> {}

/** A category of a function. */
export interface NistGradedCategory extends Schema<"NistGradedCategory"> {}

/** A function of the framework. */
export interface NistFunction extends Schema<"NistFunction"> {}

/** The grades of a company by the NIST Cybersecurity Framework. */
export interface NistReport extends Schema<"NistReport"> {}

/** The request, repeated by lists without links. */
export interface PageRequest extends Schema<"PageRequest"> {}

/** A kind of product and the companies that depend on one. */
export interface ProductType extends Schema<"ProductType"> {}

/** A page of kinds of products, without links; the next one begins at a higher `offset`. */
export interface ProductTypePage extends Schema<"ProductTypePage"> {}

/** The source of a dependence, an observation or the customer. */
export type RelationshipSource = Schema<"RelationshipSource">;

/** A product and how far companies depend on it. */
export interface Dependency extends Schema<"Dependency"> {}

/** A page of products, without links; the next one begins at a higher `offset`. */
export interface DependencyPage extends Schema<"DependencyPage"> {}

/** A company that depends on a product or a provider. */
export interface Dependent extends Schema<"Dependent"> {}

/** A page of companies, without links; the next one begins at a higher `offset`. */
export interface DependentPage extends Schema<"DependentPage"> {}

/** A provider and how far the portfolio depends on it. */
export interface Provider extends Schema<"Provider"> {}

/** A page of providers, without links; the next one begins at a higher `offset`. */
export interface ProviderPage extends Schema<"ProviderPage"> {}

/** A page of the products of a provider, without links; the next one begins at a higher `offset`. */
export type ProviderProductPage = Schema<"ProviderProductPage">;

/** A breach, as it became known. */
export interface Breach extends Schema<"Breach"> {}

/** A breach and a followed company that it concerns. */
export type PortfolioBreach = Schema<"PortfolioBreach">;

/** The filters of a search for products. A product must pass all of them, and one value of each list. */
export interface ProductQuery extends Schema<"ProductQuery"> {}

/** A product that a company depends on, and how critical it is for the company. */
export type RatedDependency = Schema<"RatedDependency">;

/** A product that a company depends on. */
export interface UsedProduct extends Schema<"UsedProduct"> {}

/** A company and the products of the provider that it depends on. */
export interface DependentCompany extends Schema<"DependentCompany"> {}

/** A breach of a provider and who depends on it. */
export type ProviderBreach = Schema<"ProviderBreach">;

/** A page of breaches, without links; the next one begins at a higher `offset`. */
export interface ProviderBreachPage extends Schema<"ProviderBreachPage"> {}

/** A company and how the customer follows it. */
export interface FollowedCompany extends Schema<"FollowedCompany"> {}

/** A company and those it owns. */
export interface SubsidiaryList extends Schema<"SubsidiaryList"> {}

/** A rating or a grade of one day, as text. */
export interface DatedValue extends Schema<"DatedValue"> {}

/** The values of one company, newest first. */
export interface CompanyValues extends Schema<"CompanyValues"> {}

/** A page of companies and their values over time. */
export interface SubsidiaryStatistics extends Schema<"SubsidiaryStatistics"> {}

/** A way in which a company's network was mapped. */
export type MappingType = Schema<"MappingType">;

/** A value with a name for readers and a slug for requests. */
export interface NamedSlug extends Schema<"NamedSlug"> {}

/** How sure the mapping of the network is, and which of several descriptions of the company this is. */
export interface PortfolioDetails extends Schema<"PortfolioDetails"> {}

/** A company of the portfolio. */
export interface PortfolioCompany extends Schema<"PortfolioCompany"> {}

/** A page of the portfolio. */
export interface PortfolioPage extends Schema<"PortfolioPage"> {}

/** The values that occur in the portfolio, by filter; each list is sorted and names nothing twice. */
export interface PortfolioSummaries extends Schema<"PortfolioSummaries"> {}

/** A user a folder is shared with. */
export interface FolderGuest extends Schema<"FolderGuest"> {}

/** The others who may see and change a folder. */
export interface FolderSharing extends Schema<"FolderSharing"> {}

/** A named group of portfolio companies. */
export interface Folder extends Schema<"Folder"> {}

/** The folder to create. */
export interface FolderRequest extends Schema<"FolderRequest"> {}

/** The fields to change. At least one. */
export interface FolderChanges extends Schema<"FolderChanges"> {}

/** The companies to add and to remove. At least one of the lists. */
export interface FolderCompanyChanges extends Schema<"FolderCompanyChanges"> {}

/** The result of a change of a folder's companies, by their guids. */
export interface FolderCompanyReport extends Schema<"FolderCompanyReport"> {}

/** The rating of one day. */
export interface RatingPoint extends Schema<"RatingPoint"> {}

/** A name and the ratings that go with it, day by day. */
export interface RatingHistory extends Schema<"RatingHistory"> {}

/** A rank of importance, and the portfolio companies that were put into it. A company is in one tier at most. */
export interface Tier extends Schema<"Tier"> {}

/** The name of the tier. */
export type TierName = Schema<"TierName">;

/** The purpose of the tier. */
export type TierDescription = Schema<"TierDescription">;

/** The place the tier shall have; the others move up or down. Left out, a new tier is the last. Unverified: the meaning of a rank in a request. */
export type TierRank = Schema<"TierRank">;

/** The guids of all companies the tier will have from now on. They leave the tiers they were in. */
export type TierCompanies = Schema<"TierCompanies">;

/** The whole tier as it shall be. */
export interface TierContent extends Schema<"TierContent"> {}

/** The companies of a tier that call for one action. */
export interface TierCategory extends Schema<"TierCategory"> {}

/** The number of companies of a tier, in all and by the action they call for. */
export interface TierSummary extends Schema<"TierSummary"> {}

/** The fields to change. At least one. */
export interface TierChanges extends Schema<"TierChanges"> {}

/** The companies to add to a tier, and those to remove from it. At least one of the two lists. */
export interface TierCompanyChanges extends Schema<"TierCompanyChanges"> {}

/** The effect on each company that the request names. */
export interface TierCompanyResult extends Schema<"TierCompanyResult"> {}

/** A company that is followed. */
export interface SubscribedCompany extends Schema<"SubscribedCompany"> {}

/** One kind of subscription. */
export interface SubscriptionPlan extends Schema<"SubscriptionPlan"> {}

/** The subscriptions by kind, and the features of the customer. */
export interface Subscriptions extends Schema<"Subscriptions"> {}

/** A company, by its guid or by the address of its site. */
export interface CompanyToSubscribe extends Schema<"CompanyToSubscribe"> {}

/** The companies that shall have one kind of subscription. */
export interface SubscribeOrder extends Schema<"SubscribeOrder"> {}

/** The companies to follow, by kind of subscription. */
export interface SubscribeOrders extends Schema<"SubscribeOrders"> {}

/** The outcome for one company. */
export interface SubscribeResult extends Schema<"SubscribeResult"> {}

/** The outcome for one kind of subscription. */
export interface SubscribeOutcome extends Schema<"SubscribeOutcome"> {}

/** The outcomes by kind of subscription. */
export interface SubscribeOutcomes extends Schema<"SubscribeOutcomes"> {}

/** A kind of subscription, by the name that requests use. */
export type SubscriptionSlug = Schema<"SubscriptionSlug">;

/** A company to follow. */
export interface BulkAddition extends Schema<"BulkAddition"> {}

/** A company to follow no more. */
export interface BulkDeletion extends Schema<"BulkDeletion"> {}

/** A company to follow in the place of another. */
export interface BulkReplacement extends Schema<"BulkReplacement"> {}

/** Subscriptions to add, delete and replace. At least one of them. */
export interface BulkChanges extends Schema<"BulkChanges"> {}

/** Why something was not done for a company. */
export interface BulkError extends Schema<"BulkError"> {}

/** The changes that were made, and the errors. */
export interface BulkOutcome extends Schema<"BulkOutcome"> {}

/** A company whose subscription ended. */
export interface ExpiredSubscription extends Schema<"ExpiredSubscription"> {}

/** A page of expired subscriptions. */
export interface ExpiredPage extends Schema<"ExpiredPage"> {}

/** The company that a request led to. */
export interface RequestedCompany extends Schema<"RequestedCompany"> {}

/** The user who made the request. */
export interface Requester extends Schema<"Requester"> {}

/** A request to rate the company that owns a domain. */
export interface CompanyRequest extends Schema<"CompanyRequest"> {}

/** A page of requests. */
export interface CompanyRequestPage extends Schema<"CompanyRequestPage"> {}

/** A domain of the company. */
export type CompanyDomain = Schema<"CompanyDomain">;

/** The company to request. */
export interface CompanyRequestOrder extends Schema<"CompanyRequestOrder"> {}

/** The domain was requested before. */
export interface DuplicateCompanyRequest extends Schema<"DuplicateCompanyRequest"> {}

/** The companies to request. */
export interface CompanyRequestUpload extends Schema<"CompanyRequestUpload"> {}

/** The changes. */
export interface CompanyRequestChanges extends Schema<"CompanyRequestChanges"> {}

/** The subject of the report. */
export interface ReportParameters extends Schema<"ReportParameters"> {}

/** The report to make. */
export interface ReportOrder extends Schema<"ReportOrder"> {}

/** A rating, and how it compares with the industry. */
export interface PreviewedRating extends Schema<"PreviewedRating"> {}

/** A company compared with its industry in one risk vector. */
export interface PreviewedVector extends Schema<"PreviewedVector"> {}

/** A company as its preview shows it. */
export interface PreviewedCompany extends Schema<"PreviewedCompany"> {}

/** The preview of a company that is not followed yet. */
export interface CompanyPreview extends Schema<"CompanyPreview"> {}

/** The site to rate. */
export interface FastRatingOrder extends Schema<"FastRatingOrder"> {}

/** A risk vector of a quick rating. What there is too little data for is null. */
export interface FastRatingVector extends Schema<"FastRatingVector"> {}

/** The average of an industry in one risk vector. */
export interface IndustryVectorAverage extends Schema<"IndustryVectorAverage"> {}

/** The grade of an industry. */
export interface IndustryGrade extends Schema<"IndustryGrade"> {}

/** The number of fast ratings that were bought, used and are left. */
export interface FastRatingQuotaDetails extends Schema<"FastRatingQuotaDetails"> {}

/** A quick rating. */
export interface FastRating extends Schema<"FastRating"> {}

/** The number of fast ratings that were bought, used and are left, as texts. */
export interface FastRatingQuota extends Schema<"FastRatingQuota"> {}

/** The state of the user's account. */
export type UserStatus = Schema<"UserStatus">;

/** An access control group. */
export interface UserGroup extends Schema<"UserGroup"> {}

/** A role of a user. */
export interface UserRole extends Schema<"UserRole"> {}

/** A feature that is switched on or off for one user. */
export interface UserFeature extends Schema<"UserFeature"> {}

/** The mails that the user gets. */
export interface EmailPreferences extends Schema<"EmailPreferences"> {}

/** A person, or a company API token, that may use the customer's account. */
export interface User extends Schema<"User"> {}

/** A page of users. */
export interface UserPage extends Schema<"UserPage"> {}

/** The access control group the user shall belong to. */
export interface UserGroupChoice extends Schema<"UserGroupChoice"> {}

/** The role the user shall have. It must be exactly one. Unverified: the single role. */
export type UserRoleChoice = Schema<"UserRoleChoice">;

/** A feature to switch on or off for one user. */
export interface UserFeatureChoice extends Schema<"UserFeatureChoice"> {}

/** The user to create. Unverified: the required fields. */
export interface UserRequest extends Schema<"UserRequest"> {}

/** The fields to change. At least one. */
export interface UserChanges extends Schema<"UserChanges"> {}

/** A role of a user in the form of version 1. */
export interface AccountRole extends Schema<"AccountRole"> {}

/** A user in the form of version 1. The fields from `date_joined` on are there with `include_details` alone. Unverified: the fields without `include_details`. */
export interface UserAccount extends Schema<"UserAccount"> {}

/** The customer the user belongs to. */
export interface Customer extends Schema<"Customer"> {}

/** The user the calling token belongs to. */
export interface CurrentUser extends Schema<"CurrentUser"> {}

/** The number of users, and the most that there may be. */
export interface UserQuota extends Schema<"UserQuota"> {}

/** A company that a user looked at. */
export interface ViewedCompany extends Schema<"ViewedCompany"> {}

/** The companies a user looked at. */
export interface CompanyViews extends Schema<"CompanyViews"> {}

/** The kind of an alert. */
export type AlertType = Schema<"AlertType">;

/** The urgency of an alert. */
export type AlertSeverity = Schema<"AlertSeverity">;

/** An alert in the form of the first version. */
export interface LegacyAlert extends Schema<"LegacyAlert"> {}

/** The details beyond the trigger. The fields depend on the kind of the alert. */
export interface AlertDetails extends Schema<"AlertDetails"> {}

/** A notification about a company. */
export interface Alert extends Schema<"Alert"> {}

/** A page of alerts. */
export interface AlertPage extends Schema<"AlertPage"> {}

/** A company that an alert concerns. */
export interface AlertCompany extends Schema<"AlertCompany"> {}

/** A page of companies that an alert concerns. */
export interface AlertCompanyPage extends Schema<"AlertCompanyPage"> {}
