import { createSnippet, targetNames } from "@signet/snippets";
import type { Application, Contract } from "./contract.ts";
import { listOperations } from "./contract.ts";
import type { Segment } from "./highlight.ts";
import { highlight } from "./highlight.ts";

/** A language that the pages show. */
export type ShownTarget = (typeof targetNames)[number];

/** A snippet as a page shows it: the same call for one or more addresses, the first of which is shown at first. */
export interface Sample {
  readonly operation: string;
  readonly method: string;
  /** The application where its callers copy their token. */
  readonly application: Application;
  readonly target: ShownTarget;
  /** What stands in the token's place. */
  readonly token: string;
  readonly texts: readonly SampleText[];
}

/** A snippet for one address. */
export interface SampleText {
  readonly server: string;
  readonly segments: readonly Segment[];
  /** The same call with the token read from the environment. */
  readonly environment: string;
}

/** A program that a page can show or copy. */
export interface SnippetText {
  readonly operation: string;
  readonly method: string;
  readonly target: ShownTarget;
  readonly server: string;
  readonly token: string;
  readonly code: string;
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
  { server, token = "api_token" }: SampleOptions = {},
): Sample {
  const servers = server === undefined ? contract.servers.map(({ url }) => url) : [server];
  const name = target as ShownTarget;
  const texts = servers.map((address) => {
    const snippet = createSnippet(contract, operation, name, { server: address, token });
    const environment = createSnippet(contract, operation, name, { server: address, credentialsFrom: "environment" });
    return {
      server: address,
      segments: highlight(snippet.code, snippet.language, snippet.token),
      environment: environment.code,
    };
  });
  return { operation, ...factsOf(contract, operation), target: name, token, texts };
}

/** What the contract says of an operation beside its request. */
function factsOf(contract: Contract, id: string): Facts {
  const all = factsByContract.get(contract) ?? listFacts(contract);
  factsByContract.set(contract, all);
  const facts = all.get(id);
  if (facts === undefined) throw new Error(`The contract does not say which application ${id} belongs to.`);
  return facts;
}

type Facts = Pick<Sample, "method" | "application">;

function listFacts(contract: Contract): Map<string, Facts> {
  const byTag = new Map(contract.tags.map((tag) => [tag.name, tag["x-application"]]));
  return new Map(
    listOperations(contract).flatMap(({ id, method, tag }) => {
      const application = byTag.get(tag);
      return application === undefined ? [] : [[id, { method, application }] as const];
    }),
  );
}

/** The three snippets of an operation. */
export function createSamples(contract: Contract, operation: string): Sample[] {
  return targetNames.map((target) => createSample(contract, operation, target));
}

/** Every program that a snippet can show or put on the clipboard. */
export function textsOf({ operation, method, target, token, texts }: Sample): SnippetText[] {
  return texts.flatMap(({ server, segments, environment }) =>
    [codeOf(segments), environment].map((code) => ({ operation, method, target, server, token, code })),
  );
}

/** The text of coloured code. */
export function codeOf(segments: readonly Segment[]): string {
  return segments.map(([text]) => text).join("");
}

/** A contract is read once for all of its samples. */
const factsByContract = new WeakMap<Contract, Map<string, Facts>>();
