import type { OpenApiDocument, Response } from "../document/openapi-document.ts";
import type { FoundOperation } from "../document/operation.ts";
import { resolve } from "../document/reference.ts";
import { SnippetError } from "../errors.ts";
import { wholeSchema } from "../sample/sample.ts";
import type { RequestModel } from "./create-request.ts";

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
 * Adds to a request how the pages of its answer follow each other: as the operation's `x-pagination` says, else by the next
 * page's address, as `links.next` or `next`.
 *
 * @throws {@link SnippetError} `ERR_NO_PAGES` when its answer has no such thing.
 */
export function followPages(
  request: RequestModel,
  document: OpenApiDocument,
  { operation, operationId, method }: FoundOperation,
): RequestModel {
  const entry = method === "get" ? operation.responses?.["200"] : undefined;
  const { content } = resolve<Response>(document, entry ?? {});
  const page = wholeSchema(document, content?.["application/json"]?.schema).properties ?? {};
  const leads = ([first = "", second]: readonly string[]) =>
    Object.hasOwn(page, first) &&
    (second === undefined || Object.hasOwn(wholeSchema(document, page[first]).properties ?? {}, second));
  const [items] = Object.entries(page).find(([, schema]) => wholeSchema(document, schema).type === "array") ?? [];
  const said = operation["x-pagination"];
  const [style, next] = ways.find(([way, names]) => leads(names) && way === (said ?? "links")) ?? [];
  if (style && next && items !== undefined) {
    const { query } = request;
    const isCounted = style !== "offset" || query.some(({ name }) => name === "offset");
    return {
      ...request,
      query: isCounted ? query : [...query, { name: "offset", value: 0 }],
      pages: { style, next, items },
    };
  }
  throw new SnippetError(
    "ERR_NO_PAGES",
    `${operationId} has no pages to follow: a page has a list and links.next or next, or what its x-pagination names.`,
  );
}

const ways: readonly (readonly [style: Pages["style"], next: readonly string[]])[] = [
  ["links", ["links", "next"]],
  ["links", ["next"]],
  ["offset", ["count"]],
  ["cursor", ["cursor", "next"]],
];
