import type { FoundOperation } from "@signet/snippets";
import { codeHtml, type Html } from "../html.ts";
import type { Markdown } from "../markdown.ts";
import { listValues } from "../schema/constraints.ts";
import { entriesOf, listOf } from "../schema/keywords.ts";
import type { DescribedServer, ReferenceDocument } from "./document.ts";

export interface PageServer {
  readonly url: string;
  readonly description: Html;
  readonly variables: readonly { readonly name: string; readonly text: Html }[];
}

export function describeServers(markdown: Markdown, servers: readonly DescribedServer[] | undefined): PageServer[] {
  return listOf(servers).map(({ url, description = "", variables }) => ({
    url,
    description: markdown.line(description),
    variables: entriesOf(variables).map(([name, { default: value, enum: values, description: text = "" }]) => ({
      name,
      text: [
        markdown.line(text),
        value === undefined ? "" : `Default: ${codeHtml(String(value))}.`,
        values === undefined ? "" : `One of ${listValues(values)}.`,
      ]
        .filter((part) => part !== "")
        .join(" "),
    })),
  }));
}

/** Returns the servers that an operation or its path has instead of the document's. */
export function ownServers({
  operation,
  pathItem,
}: Pick<FoundOperation, "operation" | "pathItem">): readonly DescribedServer[] {
  return (
    [operation.servers, pathItem.servers].map((servers) => listOf(servers)).find((servers) => servers.length > 0) ?? []
  );
}

/** Lists the base URLs of an operation, with their variables filled. */
export function baseUrls(document: ReferenceDocument, found: Pick<FoundOperation, "operation" | "pathItem">): string[] {
  const own = ownServers(found);
  return (own.length > 0 ? own : listOf(document.servers)).map(({ url, variables = {} }) =>
    url.replaceAll(/\{([^{}]*)\}/g, (whole, name: string) => {
      const variable = Object.hasOwn(variables, name) ? variables[name] : undefined;
      return String(variable?.default ?? variable?.enum?.[0] ?? whole);
    }),
  );
}
