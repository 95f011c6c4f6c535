import type { TargetName } from "@signet/snippets";
import { createSnippet } from "@signet/snippets";
import type { Application, ReferenceDocument } from "./document.ts";
import { applicationOf, describedOperations } from "./document.ts";
import type { ColoredCode } from "./highlight.ts";
import { highlight } from "./highlight.ts";

/** The same call in one language for one or more servers; pages show the first of them first. */
export interface Sample {
  readonly operation: string;
  /** The vendor's application where callers copy their token. */
  readonly application: Application;
  readonly target: TargetName;
  /** The text in the token's place. */
  readonly token: string;
  readonly snippets: readonly ServerSnippet[];
}

export interface ServerSnippet extends ColoredCode {
  readonly server: string;
  /** The same call with the token from the environment, for the clipboard. */
  readonly environment: string;
}

export interface SampleOptions {
  /** @defaultValue every server of the document */
  readonly server?: string | undefined;
  /** @defaultValue `"api_token"` */
  readonly token?: string | undefined;
}

/**
 * Writes the snippets of an operation in one language.
 *
 * @throws SnippetError when there is no such operation or target.
 */
export function createSample(
  document: ReferenceDocument,
  operation: string,
  target: TargetName,
  { server, token = "api_token" }: SampleOptions = {},
): Sample {
  const servers = server === undefined ? document.servers.map(({ url }) => url) : [server];
  const snippets = servers.map((address): ServerSnippet => {
    const { code, language, token: places } = createSnippet(document, operation, target, { server: address, token });
    const environment = createSnippet(document, operation, target, { server: address, credentialsFrom: "environment" });
    return { server: address, ...highlight(code, language, places), environment: environment.code };
  });
  const found = describedOperations(document).find(({ operationId }) => operationId === operation);
  const [tag = ""] = found?.operation.tags ?? [];
  return { operation, application: applicationOf(document, tag), target, token, snippets };
}
