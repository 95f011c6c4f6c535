import type { HarOptions } from "../options.ts";
import type { TargetName } from "../targets/target.ts";
import { type Snippet, writeSnippet } from "../write/write-snippet.ts";
import { createRequestFromHar, type HarRequest } from "./create-request-from-har.ts";

/**
 * Writes the code that sends a HAR 1.2 request. Credentials of the request are written as the language does, and `token`
 * and `password` replace them.
 *
 * @throws {@link SnippetError} when the request cannot be sent as it is; its `code` names the reason.
 *
 * @example
 * ```ts
 * const { code } = createSnippetFromHar({ method: "GET", url: "https://api.library.example/v1/books" }, "curl");
 * ```
 */
export function createSnippetFromHar(har: HarRequest, target: TargetName, options: HarOptions = {}): Snippet {
  return writeSnippet(createRequestFromHar(har, options), target, options);
}
