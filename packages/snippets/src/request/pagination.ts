import type { OpenApiDocument, Response } from "../document/openapi-document.ts";
import type { FoundOperation } from "../document/operation.ts";
import { resolve } from "../document/reference.ts";
import { SnippetError } from "../errors.ts";
import { wholeSchema } from "../sample/whole-schema.ts";
import type { Pagination, RequestModel } from "./request-model.ts";

/**
 * Adds pagination to a request: as the operation's `x-pagination` names it, else by the next page's URL in `links.next`
 * or `next`.
 */
export function paginate(
  request: RequestModel,
  document: OpenApiDocument,
  { operation, operationId, method }: FoundOperation,
): RequestModel {
  const entry = method === "get" ? operation.responses?.["200"] : undefined;
  const { content } = resolve<Response>(document, entry ?? {});
  const page = wholeSchema(document, content?.["application/json"]?.schema).properties ?? {};
  const hasPath = ([first = "", second]: readonly string[]) =>
    Object.hasOwn(page, first) &&
    (second === undefined || Object.hasOwn(wholeSchema(document, page[first]).properties ?? {}, second));
  const [items] = Object.entries(page).find(([, schema]) => wholeSchema(document, schema).type === "array") ?? [];
  const declared = operation["x-pagination"] ?? "links";
  const [style, next] = strategies.find(([name, path]) => name === declared && hasPath(path)) ?? [];
  if (style && next && items !== undefined) {
    const { query } = request;
    const hasOffset = style !== "offset" || query.some(({ name }) => name === "offset");
    return {
      ...request,
      query: hasOffset ? query : [...query, { name: "offset", value: 0 }],
      pagination: { style, next, items },
    };
  }
  throw new SnippetError(
    "ERR_NO_PAGES",
    `${operationId} is not paginated: a page needs a list and links.next or next, or what x-pagination names.`,
  );
}

const strategies: readonly (readonly [style: Pagination["style"], next: readonly string[]])[] = [
  ["links", ["links", "next"]],
  ["links", ["next"]],
  ["offset", ["count"]],
  ["cursor", ["cursor", "next"]],
];
