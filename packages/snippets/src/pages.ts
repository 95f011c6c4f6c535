import type { OpenApiDocument, Response } from "./document.ts";
import { SnippetError } from "./errors.ts";
import type { FoundOperation } from "./operation.ts";
import { resolve } from "./reference.ts";
import { wholeSchema } from "./sample.ts";

/** How the pages of a list follow each other. */
export interface Pages {
  /** What the next page is asked by: its address, a higher `offset`, or a `cursor`. */
  readonly style: "links" | "offset" | "cursor";
  /** The names that lead to it in a page: `links`, `next`; for `offset`, to how many items there are in all. */
  readonly next: readonly string[];
  /** The name of the list. */
  readonly items: string;
}

/**
 * Reads from an operation's answer how its pages follow each other: a list, and the next page's address as `links.next`
 * or `next`.
 *
 * @throws {@link SnippetError} `ERR_NO_PAGES` when its answer has no such thing.
 */
export function pagesOf(document: OpenApiDocument, { operation, operationId, method }: FoundOperation): Pages {
  const entry = method === "get" ? operation.responses?.["200"] : undefined;
  const { content = {} } = entry ? resolve<Response>(document, entry) : {};
  const page = wholeSchema(document, content["application/json"]?.schema).properties ?? {};
  const links = wholeSchema(document, page.links).properties ?? {};
  const next = "next" in links ? ["links", "next"] : "next" in page ? ["next"] : undefined;
  const [items] = Object.entries(page).find(([, schema]) => wholeSchema(document, schema).type === "array") ?? [];
  if (next && items !== undefined) return { style: "links", next, items };
  throw new SnippetError(
    "ERR_NO_PAGES",
    `${operationId} has no pages to follow: a page has a list, and links.next or next.`,
  );
}
