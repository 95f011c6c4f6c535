import type { OpenApiDocument } from "../document/openapi-document.ts";
import type { SnippetOptions } from "../options.ts";
import { createRequest } from "../request/create-request.ts";
import type { TargetName } from "../targets/target.ts";
import { targetOf } from "../targets/targets.ts";
import { type Snippet, writeSnippet } from "./write-snippet.ts";

/**
 * Writes the code that calls an operation: {@link createRequest} and {@link writeSnippet} in one.
 *
 * @param document - a bundled OpenAPI 3.0 or 3.1 document. Operations are indexed once: pass a new object when it changes.
 * @param operationId - the operation's id, or its method and path, such as `GET /v1/books`.
 * @throws {@link SnippetError} when the document or an option does not allow a correct snippet; its `code` names the reason.
 *
 * @example
 * ```ts
 * const { code } = createSnippet(document, "listCompanies", "curl");
 * ```
 */
export function createSnippet(
  document: OpenApiDocument,
  operationId: string,
  target: TargetName,
  options: SnippetOptions = {},
): Snippet {
  const found = targetOf(target);
  const request = createRequest(document, operationId, options);
  return writeSnippet(request, found, options);
}
