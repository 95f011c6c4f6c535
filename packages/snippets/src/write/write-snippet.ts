import type { WritingOptions } from "../options.ts";
import type { RequestModel } from "../request/request-model.ts";
import type { Target, TargetName } from "../targets/target.ts";
import { targetOf } from "../targets/targets.ts";
import { resolveCredentials } from "./credentials.ts";
import { type CredentialRange, segmentsOf, type TextRange } from "./text.ts";

/** A program that sends one request. */
export interface Snippet {
  readonly operationId: string;
  readonly target: Target["name"];
  /** The language's name in syntax highlighters. */
  readonly language: Target["language"];
  /** A complete program, without a line break at its end. */
  readonly code: string;
  /** The positions of the token in `code`; empty for a request without credentials. */
  readonly token: readonly TextRange[];
  /** The positions of all credentials, and of environment variables that contain them. */
  readonly credentials: readonly CredentialRange[];
}

/**
 * Writes a request in one language.
 *
 * @throws {@link SnippetError} when the language or an option does not allow a correct snippet; its `code` names the reason.
 */
export function writeSnippet(
  request: RequestModel,
  target: TargetName | Target,
  options: WritingOptions = {},
): Snippet {
  const { errors = false, download = downloadOf(request), client = request.defaults?.client ?? "fetch" } = options;
  const { pythonClient = "requests" } = options;
  const { name, language, write } = typeof target === "string" ? targetOf(target) : target;
  const credentialsInPlace = resolveCredentials(request, options);
  const text = write(request, { credentials: credentialsInPlace, errors, download, client, pythonClient });
  let code = "";
  const credentials: CredentialRange[] = [];
  for (const { text: part, kind } of segmentsOf(text)) {
    const start = code.length;
    code += part;
    if (kind !== undefined) credentials.push({ kind, start, end: code.length });
  }
  const token = credentials.filter(({ kind }) => kind === "token").map(({ start, end }) => ({ start, end }));
  return { operationId: request.operationId, target: name, language, code, token, credentials };
}

/** A binary response would print noise: it is saved to a file. */
function downloadOf({ response, operationId }: RequestModel): string | undefined {
  if (response.kind !== "binary") return undefined;
  const name = operationId.match(/\w+/g)?.join("-") ?? "response";
  const [, ending = "bin"] = /\/(\w{3,4})$/.exec(response.mediaType ?? "") ?? [];
  return `${name}.${ending}`;
}
