export type { CredentialKind, CredentialRange, TokenRange } from "./code.ts";
export type { CodeSample } from "./code-samples.ts";
export { codeSamples } from "./code-samples.ts";
export type { SnippetOptions } from "./create-snippet.ts";
export { createSnippet } from "./create-snippet.ts";
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
} from "./document.ts";
export type { SnippetErrorCode } from "./errors.ts";
export { SnippetError } from "./errors.ts";
export { parseExact } from "./exact.ts";
export type { HarField, HarParameter, HarRequest } from "./har.ts";
export type { HarOptions } from "./har-snippet.ts";
export { createSnippetFromHar, writeSnippetFromHar } from "./har-snippet.ts";
export type { Json, JsonObject } from "./json.ts";
export { ExactNumber } from "./json.ts";
export type { FoundOperation } from "./operation.ts";
export { listOperations } from "./operation.ts";
export type { RequestOptions } from "./request.ts";
export { sampleScalar } from "./sample-scalar.ts";
export type { SecretOptions } from "./secrets.ts";
export type { Snippet, WritingOptions } from "./snippet.ts";
export { writeSnippet } from "./snippet.ts";
export type { Target, TargetName } from "./target.ts";
export { curl } from "./targets/curl.ts";
export { python } from "./targets/python.ts";
export { pythonPages } from "./targets/python-pages.ts";
export { typescript } from "./targets/typescript.ts";
export { typescriptClient } from "./targets/typescript-client.ts";
export { typescriptPages } from "./targets/typescript-pages.ts";
export { targetNames } from "./targets.ts";
