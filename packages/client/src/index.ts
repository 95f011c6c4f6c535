export type { AuthErrorCode, TokenSource } from "@signet/auth";
export { AuthError } from "@signet/auth";
export type { Call, Client } from "./client.ts";
export { createClient } from "./client.ts";
export type { ClientErrorCode, ErrorDetails } from "./errors.ts";
export { ClientError } from "./errors.ts";
export type { BulkOptions, Checkpoint, Outcome, Progress } from "./features/bulk.ts";
export { bulk } from "./features/bulk.ts";
export type { FileCheckpoint } from "./features/checkpoint.ts";
export { openCheckpoint } from "./features/checkpoint.ts";
export type { Item, Page, PageSettings } from "./features/pages.ts";
export { items, pages } from "./features/pages.ts";
export type { Streamed } from "./features/stream.ts";
export { stream } from "./features/stream.ts";
export type { Data } from "./features/unwrap.ts";
export { StatusError, unwrap } from "./features/unwrap.ts";
export type { components, operations, paths } from "./generated/contract.ts";
// biome-ignore format: one name per line would hide the other exports
export type {
  AccountRole, AffectedCompany, AffectedCompanyPage, Alert, AlertCompany, AlertCompanyPage, AlertDetails, AlertPage,
  AlertSeverity, AlertType, ApiError, ApiResource, ApiToken, ApiTokenDetails, ApiTokenRequest, ApiTokenRetrieval,
  ApiTokenRole, ApiVersion, AssessmentName, Asset, AssetCompany, AssetCounts, AssetFindings, AssetPage, AssetProduct,
  AssetStatistics, AssetStats, AssetSummaries, AssetTagDetail, Attribution, AttributionReason, Breach, BulkAddition,
  BulkChanges, BulkDeletion, BulkError, BulkOutcome, BulkReplacement, ChangeType, ChosenCompanies, CloudContext,
  CodedCountry, Company, CompanyCountries, CompanyDomain, CompanyGraph, CompanyList, CompanyMatch,
  CompanyMatchDetails, CompanyMatchPage, CompanyOnly, CompanyPermissions, CompanyPreview, CompanyReference,
  CompanyRequest, CompanyRequestChanges, CompanyRequestOrder, CompanyRequestPage, CompanyRequestUpload,
  CompanyToSubscribe, CompanyTree, CompanyType, CompanyUpdate, CompanyValues, CompanyViews, CreatedApiToken,
  CurrentRating, CurrentRatingPage, CurrentRatingReport, CurrentRatingRequest, CurrentRatingResult, CurrentUser,
  Customer, CustomerAccount, CustomerChanges, CustomerSettings, CustomId, CustomIdChanges, CustomIdReport,
  DailyRating, DataClass, DatedGrades, DatedValue, DefaultRole, Defaults, Dependency, DependencyPage, Dependent,
  DependentCompany, DependentPage, DetectedThreat, DiligenceCounts, DiligenceHistory, Disclaimer, DisclosureCategory,
  DuplicateCompanyRequest, EmailPreferences, EvidenceCertainty, EvidenceTag, ExpiredPage, ExpiredSubscription,
  ExposureDetection, FastRating, FastRatingOrder, FastRatingQuota, FastRatingQuotaDetails, FastRatingVector, Finding,
  FindingAsset, FindingDetails, FindingFilters, FindingGrade, FindingGradeFilter, FindingImpact, FindingPage,
  FindingStatistics, FindingSummary, FindingSummaryEntry, FindingVulnerability, Folder, FolderChanges, FolderGuest,
  FolderRequest, FolderSharing, FollowedCompany, Grade, GradeChange, GradeCounts, GradeHistory, GradeHistoryPage,
  Guid, GuidelineVector, GuidOrCurrent, HomeFinding, HomeFindingPage, ImportanceCategory, Industry, IndustryGrade,
  IndustryList, IndustryRating, IndustryVector, IndustryVectorAverage, InfrastructureRequestSummaries, Insight,
  InsightReason, KnownVulnerability, Leak, LeakPage, LegacyAlert, ListedCompany, ListedIndustry, LiveCertificate,
  LiveCertificateList, LiveCertificateQuery, MappingType, MonitoredAssetSummaries, NamedSlug, NamedValue,
  NistCategory, NumberOrNotAvailable, Observation, ObservationPage, PageCount, PageLinks, PageRequest,
  PortfolioBreach, PortfolioCompany, PortfolioPage, PortfolioStatistics, PortfolioSummaries, PreviewedCompany,
  PreviewedRating, PreviewedVector, ProductSupport, ProductType, ProductTypePage, Provider, ProviderBreach,
  ProviderBreachPage, ProviderPage, RankedRating, Rating, RatingCategory, RatingChange, RatingChangePage,
  RatingHistory, RatingPoint, RatingRange, RatingRanges, RatingReason, RatingSeries, RatingSeriesList, RatingShare,
  RatingStatistics, RelatedCompany, RelationshipSource, RelationshipType, Remediation, RemediationHistory,
  RemediationLabel, ReportOrder, ReportParameters, RequestedCompany, Requester, RequestWord, RetrievedApiToken,
  RiskCategory, RiskVector, RiskVectorAverage, RiskVectorDefaults, RiskVectorDetails, RiskVectorRating, RoleSlug,
  SeverityCategory, SubscribedCompany, SubscribeOrder, SubscribeOrders, SubscribeOutcome, SubscribeOutcomes,
  SubscribeResult, SubscriptionPlan, SubscriptionSlug, Subscriptions, SubscriptionTypeName, SubsidiaryList,
  SubsidiaryStatistics, TagDetail, Threat, ThreatCompany, ThreatCompanyPage, ThreatEvidence, ThreatEvidencePage,
  ThreatPage, ThreatSummaries, Tier, TierCategory, TierChanges, TierCompanies, TierContent, TierDescription,
  TierMembers, TierName, TierRank, TierSummary, UnderwritingGuidelines, UsedProduct, User, UserAccount, UserChanges,
  UserFeature, UserGroup, UserGroupChoice, UserPage, UserQuota, UserRequest, UserRole, UserRoleChoice, UserStatus,
  ValidationError, VectorCounts, VectorGrade, ViewedCompany,
} from "./generated/schemas.ts";
export type { BodyInput, CallOptions, FormatInput, Input } from "./operations/call-types.ts";
export type { ClientRequest } from "./operations/compose.ts";
export type { Operation } from "./operations/operation.ts";
export type { OperationInfo, Pagination, Paginator, RequestInput } from "./operations/operation-info.ts";
export type { CallSettings, ClientOptions, Retry } from "./options.ts";
export type { CallState, Hold } from "./transport/call-state.ts";
export type { Log, LogEntry, LogLevel, LogName, LogOptions } from "./transport/log.ts";
export { createLog } from "./transport/log.ts";
export type { Limit } from "./transport/rate-limiter.ts";
export type { Answered, AnyResult, DeclaredResult, Result, UnexpectedResult } from "./transport/result.ts";
export type { Middleware, Send, Transport } from "./transport/transport.ts";
export { createTransport } from "./transport/transport.ts";
