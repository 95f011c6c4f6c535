import type { TokenRange } from "./code.ts";
import { joinPieces } from "./code.ts";
import type { OpenApiDocument } from "./document.ts";
import { SnippetError } from "./errors.ts";
import { createRequest } from "./request.ts";
import type { Target } from "./target.ts";
import type { TargetName } from "./targets.ts";
import { targetNames, targets } from "./targets.ts";

/** Code that makes one call. */
export interface Snippet {
  readonly operationId: string;
  readonly target: TargetName;
  /** The language's name, as highlighters know it. */
  readonly language: Target["language"];
  /** A whole program, without a line break at its end. */
  readonly code: string;
  /** Where the token stands in `code`, in UTF-16 code units; empty for a call that needs none. */
  readonly token: readonly TokenRange[];
}

/** What {@link createSnippet} may be told. */
export interface SnippetOptions {
  /**
   * The base address.
   *
   * @defaultValue the document's first server
   */
  readonly server?: string;
  /**
   * The token, or the word that stands for it.
   *
   * @defaultValue `"api_token"`
   */
  readonly token?: string;
}

/**
 * Writes the code that calls an operation: the least the call needs, with the document's own examples.
 *
 * @param document - a bundled OpenAPI 3.0 or 3.1 document.
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
  const { server, token = "api_token" } = options;
  if (!Object.hasOwn(targets, target)) {
    throw new SnippetError(
      "ERR_UNKNOWN_TARGET",
      `There is no target ${JSON.stringify(target)}. Known: ${targetNames.join(", ")}.`,
    );
  }
  if (!userId.test(token)) {
    throw new SnippetError("ERR_INVALID_TOKEN", "A token is visible ASCII without a colon, which would end it.");
  }
  const { language, write } = targets[target];
  const request = createRequest(document, operationId, server);
  return { operationId, target, language, ...joinPieces(write(request, token)) };
}

/** RFC 7617 §2: a user-id holds no colon and no control character; beyond ASCII, clients do not agree on its bytes. */
const userId = /^[!-9;-~]+$/;
