export { parseExact } from "./document/exact.ts";
export type { Json, JsonObject } from "./document/json.ts";
export { ExactNumber } from "./document/json.ts";
export type {
  Encoding,
  MediaType,
  OpenApiDocument,
  Operation,
  Parameter,
  PathItem,
  Referable,
  Reference,
  RequestBody,
  Response,
  Schema,
  SecurityRequirement,
  SecurityScheme,
  Server,
  ServerVariable,
  WithExamples,
} from "./document/openapi-document.ts";
export type { FoundOperation } from "./document/operation.ts";
export { listOperations } from "./document/operation.ts";
export type { SnippetErrorCode } from "./errors.ts";
export { SnippetError } from "./errors.ts";
export type { HarField, HarParameter, HarRequest } from "./har/har.ts";
export type { HarOptions } from "./har/har-snippet.ts";
export { createSnippetFromHar, writeSnippetFromHar } from "./har/har-snippet.ts";
export type { RequestOptions } from "./request/create-request.ts";
export { sampleScalar } from "./sample/sample-scalar.ts";
export { curl } from "./targets/curl.ts";
export { python } from "./targets/python.ts";
export { pythonPages } from "./targets/python-pages.ts";
export type { Target, TargetName } from "./targets/target.ts";
export { targetNames } from "./targets/targets.ts";
export { typescript } from "./targets/typescript.ts";
export { typescriptClient } from "./targets/typescript-client.ts";
export { typescriptPages } from "./targets/typescript-pages.ts";
export type { CredentialKind, CredentialRange, TokenRange } from "./write/code.ts";
export type { CodeSample } from "./write/code-samples.ts";
export { codeSamples } from "./write/code-samples.ts";
export type { SnippetOptions } from "./write/create-snippet.ts";
export { createSnippet } from "./write/create-snippet.ts";
export type { SecretOptions } from "./write/credentials.ts";
export type { Snippet, WritingOptions } from "./write/snippet.ts";
export { writeSnippet } from "./write/snippet.ts";
