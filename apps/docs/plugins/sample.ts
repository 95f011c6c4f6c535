import type { TargetName } from "@signet/snippets";
import { createSnippet, targetNames } from "@signet/snippets";
import type { Contract } from "./contract.ts";
import type { Segment } from "./highlight.ts";
import { highlight } from "./highlight.ts";

/** A snippet as a page shows it. */
export interface Sample {
  readonly operation: string;
  readonly target: TargetName;
  readonly server: string;
  readonly token: string;
  readonly segments: readonly Segment[];
}

/** What a page may ask of a snippet. */
export interface SampleOptions {
  readonly server?: string | undefined;
  readonly token?: string | undefined;
}

/**
 * Writes a snippet and cuts it for display.
 *
 * @throws SnippetError when the contract has no such operation, or there is no such target.
 */
export function createSample(
  contract: Contract,
  operation: string,
  target: string,
  { server = contract.servers[0]?.url ?? "", token = "api_token" }: SampleOptions = {},
): Sample {
  const snippet = createSnippet(contract, operation, target as TargetName, { server, token });
  const segments = highlight(snippet.code, snippet.language, snippet.token);
  return { operation, target: snippet.target, server, token, segments };
}

/** The three snippets of an operation. */
export function createSamples(contract: Contract, operation: string): Sample[] {
  return targetNames.map((target) => createSample(contract, operation, target));
}
