import type { OpenApiDocument } from "../document/openapi-document.ts";
import type { RequestOptions } from "../request/create-request.ts";
import { sampleScalar } from "../sample/sample-scalar.ts";
import type { TargetName } from "../targets/target.ts";
import { targetFor } from "../targets/targets.ts";
import type { Snippet, WritingOptions } from "./snippet.ts";
import { writeSnippet } from "./snippet.ts";

/** What {@link createSnippet} may be told. */
export interface SnippetOptions extends RequestOptions, WritingOptions {
  /**
   * Whether the code follows the pages of a list. Python and TypeScript can.
   *
   * @defaultValue `false`
   */
  readonly pages?: boolean | undefined;
  /**
   * What TypeScript calls with: `@signet/client`, or fetch.
   *
   * @defaultValue `"signet"` for the document that this client is made from, else `"fetch"`
   */
  readonly client?: "signet" | "fetch" | undefined;
}

/**
 * Writes the code that calls an operation: the least the call needs, with the document's own examples.
 *
 * @param document - a bundled OpenAPI 3.0 or 3.1 document. It is read once: pass another object when it changes.
 * @param operationId - the operation's id, or its method and path, such as `GET /v1/books`.
 * @throws {@link SnippetError} when the document or an option does not allow a correct snippet; its `code` says why.
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
  return writeSnippet(document, operationId, targetFor(document, target, options), {
    sampleScalar,
    ...options,
  });
}
