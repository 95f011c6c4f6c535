export type { AuthErrorCode, TokenSource } from "@signet/auth";
export type { Middleware } from "openapi-fetch";
export { createClient } from "./client.ts";
export type { Call, Client } from "./client-type.ts";
export type { ClientErrorCode, ErrorDetails } from "./errors.ts";
export { ClientError } from "./errors.ts";
export type { BulkOptions, Checkpoint, Outcome, Progress } from "./features/bulk.ts";
export { bulk } from "./features/bulk.ts";
export type { FileCheckpoint } from "./features/checkpoint.ts";
export { openCheckpoint } from "./features/checkpoint.ts";
export type { Item, Items, Page } from "./features/page-types.ts";
export { items, pages } from "./features/pages.ts";
export { stream } from "./features/stream.ts";
export type { Data } from "./features/unwrap.ts";
export { unwrap } from "./features/unwrap.ts";
export type { FetchPaths } from "./fetch-client.ts";
export { asFetchClient } from "./fetch-client.ts";
export type { components, operations, paths } from "./generated/contract.ts";
// A type per operation and per schema: GetCompany, Company.
export type * from "./generated/operation-types.ts";
export type * from "./generated/schemas.ts";
export type { BodyInput, CallOptions, Input, ParseAs, PathInput, StreamInput } from "./operations/call-types.ts";
export type { Operation } from "./operations/operation.ts";
export type { OperationInfo } from "./operations/operation-info.ts";
export type { CallSettings, ClientOptions, PageSettings, RateLimitOptions, RetryOptions } from "./options.ts";
export type { Log, LogEntry, LogLevel, LogName, LogOptions } from "./transport/log.ts";
export { createLog } from "./transport/log.ts";
export type { ResponseInfo, UnexpectedReason } from "./transport/response-info.ts";
export type {
  AnyResult,
  FailureResult,
  Result,
  StreamResult,
  SuccessResult,
  UnexpectedResult,
} from "./transport/result.ts";
export { StatusError } from "./transport/status-error.ts";
