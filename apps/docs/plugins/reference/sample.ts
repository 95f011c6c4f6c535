import { createSnippet, type targetNames } from "@signet/snippets";
import { type Application, applicationOf, describedOperations, type ReferenceDocument } from "./document.ts";
import { type ColoredCode, highlight } from "./highlight.ts";
import type { SampleRequest } from "./sample-key.ts";

/** A language that the pages show. */
export type ShownTarget = (typeof targetNames)[number];

/** The snippets of an operation in one language. */
export interface Sample {
  readonly operation: string;
  readonly application: Application;
  readonly target: ShownTarget;
  /** The token, or its placeholder, in the code. */
  readonly token: string;
  readonly snippets: readonly (ColoredCode & { readonly server: string; readonly environment: string })[];
  /** The program that ran the snippets, with its version. */
  readonly tool?: string | undefined;
}

/**
 * Writes the snippets of an operation in one language, for each server or the given one; pages show the first of them first.
 *
 * @throws SnippetError when there is no such operation or target.
 */
export function createSample(
  document: ReferenceDocument,
  operation: string,
  target: ShownTarget,
  { server, token = "api_token" }: Pick<SampleRequest, "server" | "token"> = {},
): Sample {
  const servers = server === undefined ? document.servers.map(({ url }) => url) : [server];
  const snippets = servers.map((address) => {
    const { code, language, token: places } = createSnippet(document, operation, target, { server: address, token });
    // The same call with the token from the environment, for the clipboard.
    const environment = createSnippet(document, operation, target, { server: address, credentialsFrom: "environment" });
    return { server: address, ...highlight(code, language, places), environment: environment.code };
  });
  const found = describedOperations(document).find(({ operationId }) => operationId === operation);
  const [tag = ""] = found?.operation.tags ?? [];
  return { operation, application: applicationOf(document, tag), target, token, snippets };
}
