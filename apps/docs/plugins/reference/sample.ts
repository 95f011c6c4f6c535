import {
  createSnippet,
  type FoundOperation,
  listOperations,
  type OpenApiDocument,
  SnippetError,
  targetNames,
} from "@signet/snippets";
import { type ColoredCode, highlight } from "./highlight.ts";
import type { ReferenceOptions, TokenSource } from "./options.ts";
import type { DescribedServer, ReferenceDocument } from "./pages/document.ts";
import { tagsOf } from "./pages/operation-page.ts";
import { baseUrls, ownServers } from "./pages/servers.ts";
import type { SampleRequest } from "./sample-key.ts";

/** A language that the pages show. */
export type ShownTarget = (typeof targetNames)[number];

/** The snippets of an operation in one language. */
export interface Sample {
  readonly operation: string;
  readonly target: ShownTarget;
  /** The token, or its placeholder, in the code. Missing where the code has the document's own placeholders. */
  readonly token?: string | undefined;
  readonly snippets: readonly ServerSnippet[];
  /** Says how the snippets were run. */
  readonly note?: string | undefined;
}

/** The snippet for one server. */
export interface ServerSnippet extends ColoredCode {
  readonly server: string;
  readonly serverName: string;
  /** The same call with the token from the environment, for the clipboard. */
  readonly environment: string;
  /** Where the token is copied. */
  readonly source?: TokenSource;
}

/**
 * Writes the snippets of an operation in one language, for each of its servers or the given one; pages show the first of them first.
 *
 * @throws SnippetError when there is no such operation or target.
 */
export function createSample(
  document: OpenApiDocument,
  operation: string,
  target: ShownTarget,
  options: Pick<ReferenceOptions, "token" | "serverNames">,
  { server, token = options.token?.placeholder }: Pick<SampleRequest, "server" | "token"> = {},
): Sample {
  const found = listOperations(document).find(({ operationId }) => operationId === operation);
  const described = document as ReferenceDocument;
  const servers = server === undefined && found ? serversOf(described, found) : [server ?? placeholderServer];
  const tag = described.tags?.find(({ name }) => found && tagsOf(found)[0] === name);
  const snippets = servers.map((address): ServerSnippet => {
    const { code, language, token: places } = createSnippet(document, operation, target, { server: address, token });
    const environment = createSnippet(document, operation, target, { server: address, credentialsFrom: "environment" });
    return {
      server: address,
      serverName: options.serverNames?.[address] ?? nameOf(described, found, address),
      ...highlight(code, language, places),
      environment: options.token ? environment.code : code,
      ...(options.token && { source: options.token.source(address, tag) }),
    };
  });
  return { operation, target, token, snippets };
}

/**
 * Writes the snippets of an operation in every language that can express it.
 *
 * @param report - receives the reason for each language without a snippet.
 */
export function createSamples(
  document: OpenApiDocument,
  operation: string,
  options: Pick<ReferenceOptions, "token" | "serverNames">,
  report: (what: string) => void,
): Sample[] {
  return targetNames.flatMap((target) => {
    try {
      return createSample(document, operation, target, options);
    } catch (error) {
      if (!(error instanceof SnippetError)) throw error;
      report(`the ${target} snippet (${error.message})`);
      return [];
    }
  });
}

/** Lists the absolute base URLs of an operation. */
function serversOf(document: ReferenceDocument, found: FoundOperation): string[] {
  const urls = baseUrls(document, found).map((url) => (url.startsWith("//") ? `https:${url}` : url));
  const absolute = urls.filter((url) => /^https?:\/\//i.test(url));
  // A server without a path would get the path of the first one.
  const [first = placeholderServer] = absolute;
  return [first, ...absolute.slice(1).filter((url) => pathOf(url) !== "/" || pathOf(first) === "/")];
}

function pathOf(url: string): string {
  return URL.parse(url)?.pathname ?? "/";
}

/** Stands for the host of a document that has only paths as servers. */
const placeholderServer = "https://server.example";

/** Returns the description of a server if it fits on a button, else its host. */
function nameOf(document: ReferenceDocument, found: FoundOperation | undefined, address: string): string {
  const own = found ? ownServers(found) : [];
  const servers: readonly DescribedServer[] = own.length > 0 ? own : (document.servers ?? []);
  const { description = "" } = servers.find(({ url }) => url === address) ?? {};
  if (description !== "" && description.length <= 24) return description;
  return URL.parse(address)?.host || address;
}
