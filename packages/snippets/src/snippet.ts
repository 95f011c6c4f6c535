import type { CredentialRange, TokenRange } from "./code.ts";
import { readMarks } from "./code.ts";
import type { OpenApiDocument } from "./document.ts";
import type { RequestModel, RequestOptions } from "./request.ts";
import { createRequest } from "./request.ts";
import type { SecretOptions } from "./secrets.ts";
import { placeSecrets } from "./secrets.ts";
import type { Target, TargetName } from "./target.ts";

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
  /**
   * What TypeScript calls with: `@signet/client`, or fetch.
   *
   * @defaultValue `"signet"` for the document that this client is made from, else `"fetch"`
   */
  readonly client?: "signet" | "fetch" | undefined;
}

/** What {@link createSnippet} may be told. */
export interface SnippetOptions extends WritingOptions {
  /**
   * The base address.
   *
   * @defaultValue the document's first server
   */
  readonly server?: string | undefined;
  /**
   * Values for the `{names}` in the server's address.
   *
   * @defaultValue the document's own defaults
   */
  readonly serverVariables?: Readonly<Record<string, string>> | undefined;
  /**
   * Whether every optional parameter and field is sent, too.
   *
   * @defaultValue `false`
   */
  readonly all?: boolean | undefined;
  /**
   * Whether the code follows the pages of a list. Python and TypeScript can.
   *
   * @defaultValue `false`
   */
  readonly pages?: boolean | undefined;
  /**
   * The media type of the body.
   *
   * @defaultValue JSON if the operation takes it, else a form, a text or a file
   */
  readonly contentType?: string | undefined;
  /**
   * The media type of the answer, such as `text/csv`; sent as `Accept`.
   *
   * @defaultValue what the server chooses
   */
  readonly accept?: string | undefined;
  /**
   * The path of the file that an upload sends.
   *
   * @defaultValue `"upload.bin"`
   */
  readonly file?: string | undefined;
}

/**
 * Writes the code that calls an operation, like {@link createSnippet}, for a target that is passed itself: a bundle then
 * holds no other target.
 */
export function writeSnippet(
  document: OpenApiDocument,
  operationId: string,
  target: Target,
  options: SnippetOptions = {},
): Snippet {
  return writeRequest(createRequest(document, operationId, options satisfies RequestOptions), target, options);
}

/** Writes a request that is made already. */
export function writeRequest(request: RequestModel, target: Target, options: WritingOptions): Snippet {
  const { errors = false, download = downloadOf(request), client } = options;
  const marked = target.write(request, { placed: placeSecrets(request, options), errors, download, client });
  const { code, token, credentials } = readMarks(marked);
  return { operationId: request.operationId, target: target.name, language: target.language, code, token, credentials };
}

/** What is not text would be shown as noise: it goes to a file. */
function downloadOf({ success, operationId }: RequestModel): string | undefined {
  if (success.kind !== "binary") return undefined;
  const name = operationId.replace(/[^\w.-]+/g, "-").replace(/^[-.]+|-+$/g, "") || "answer";
  const [, ending = "bin"] = /\/(pdf|zip|png|jpeg|gif|webp)\b/i.exec(success.mediaType ?? "") ?? [];
  return `${name}.${ending}`;
}
