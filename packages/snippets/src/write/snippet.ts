import type { OpenApiDocument } from "../document/openapi-document.ts";
import { findOperation } from "../document/operation.ts";
import type { RequestModel, RequestOptions } from "../request/create-request.ts";
import { createRequest } from "../request/create-request.ts";
import type { Target, TargetName } from "../targets/target.ts";
import type { CredentialRange, TokenRange } from "./code.ts";
import { readMarks } from "./code.ts";
import type { SecretOptions } from "./credentials.ts";
import { placeSecrets } from "./credentials.ts";

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
  /** Where the token and every other credential stand, or the environment variables that hold them. */
  readonly credentials: readonly CredentialRange[];
}

/** How a snippet is written, whatever its request. */
export interface WritingOptions extends SecretOptions {
  /**
   * Whether the code handles errors: what the server answers, and no answer.
   *
   * @defaultValue `false`: Python and TypeScript stop at an error's status, curl shows the answer
   */
  readonly errors?: boolean | undefined;
  /**
   * The file that takes the answer.
   *
   * @defaultValue none: the answer is printed; one that is not text goes to a file named for the operation
   */
  readonly download?: string | undefined;
}

/**
 * Writes the code that calls an operation, like {@link createSnippet}, for a target that is passed itself: a bundle then
 * holds no other target.
 */
export function writeSnippet(
  document: OpenApiDocument,
  operationId: string,
  target: Target,
  options: RequestOptions & WritingOptions = {},
): Snippet {
  const found = findOperation(document, operationId);
  const request = createRequest(document, found, options);
  return writeRequest(target.read?.(request, document, found) ?? request, target, options);
}

/** Writes a request that is made already. */
export function writeRequest(request: RequestModel, target: Target, options: WritingOptions): Snippet {
  const { errors = false, download = downloadOf(request) } = options;
  const marked = target.write(request, { placed: placeSecrets(request, options), errors, download });
  return { operationId: request.operationId, target: target.name, language: target.language, ...readMarks(marked) };
}

/** What is not text would be shown as noise: it goes to a file. */
function downloadOf({ success, operationId }: RequestModel): string | undefined {
  if (success.kind !== "binary") return undefined;
  const name = operationId.match(/\w+/g)?.join("-") ?? "answer";
  const [, ending = "bin"] = /\/(\w{3,4})$/.exec(success.mediaType ?? "") ?? [];
  return `${name}.${ending}`;
}
