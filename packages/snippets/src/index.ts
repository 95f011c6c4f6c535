export { parseExact } from "./document/exact.ts";
export type { Json, JsonObject } from "./document/json.ts";
export { ExactNumber } from "./document/json.ts";
export type {
  Content,
  MediaType,
  Method,
  OpenApiDocument,
  Operation,
  Parameter,
  PathItem,
  Referable,
  RequestBody,
  Response,
  Schema,
  SecurityRequirement,
  SecurityScheme,
  Server,
  WithExamples,
} from "./document/openapi-document.ts";
export type { FoundOperation } from "./document/operation.ts";
export { listOperations, listParameters } from "./document/operation.ts";
export { resolve as resolveReference } from "./document/reference.ts";
export type { SnippetErrorCode } from "./errors.ts";
export { SnippetError } from "./errors.ts";
export type { HarField, HarParameter, HarRequest } from "./har/create-request-from-har.ts";
export { createRequestFromHar } from "./har/create-request-from-har.ts";
export { createSnippetFromHar } from "./har/create-snippet-from-har.ts";
export type { CredentialOptions, HarOptions, RequestOptions, SnippetOptions, WritingOptions } from "./options.ts";
export { createRequest } from "./request/create-request.ts";
export type {
  BodyModel,
  BodyPart,
  Credential,
  ExpectedResponse,
  FilledParameter,
  OriginalCredentials,
  Pagination,
  Pair,
  QueryPair,
  RequestModel,
} from "./request/request-model.ts";
export { curl } from "./targets/curl.ts";
export { go } from "./targets/go.ts";
export { java } from "./targets/java.ts";
export { javascript } from "./targets/javascript.ts";
export { python } from "./targets/python.ts";
export type { RenderContext, Target, TargetName } from "./targets/target.ts";
export { allTargetNames, targetNames } from "./targets/targets.ts";
export { typescript } from "./targets/typescript.ts";
export type { CodeSample, CodeSamplesOptions } from "./write/code-samples.ts";
export { codeSamples } from "./write/code-samples.ts";
export { createSnippet } from "./write/create-snippet.ts";
export type { BasicCredentials, ResolvedCredentials } from "./write/credentials.ts";
export type { CredentialKind, CredentialRange, CredentialSegment, Segment, Text, TextRange } from "./write/text.ts";
export type { Snippet } from "./write/write-snippet.ts";
export { writeSnippet } from "./write/write-snippet.ts";
