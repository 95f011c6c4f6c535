export type { TokenRange } from "./code.ts";
export type {
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
  WithExamples,
} from "./document.ts";
export type { SnippetErrorCode } from "./errors.ts";
export { SnippetError } from "./errors.ts";
export type { Snippet, SnippetOptions } from "./snippet.ts";
export { createSnippet } from "./snippet.ts";
export type { TargetName } from "./targets.ts";
export { targetNames } from "./targets.ts";
