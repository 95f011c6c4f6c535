import { createRequest, listOperations, type RequestModel } from "@signet/snippets";
import type { ReferenceDocument } from "../reference/pages/document.ts";
import { tagsOf, titleOf } from "../reference/pages/operation-page.ts";

export type CollectionRequest = ReturnType<typeof collectionRequests>[number];

/** Creates the request of every operation, the same that its snippets send. */
export function collectionRequests(document: ReferenceDocument) {
  return listOperations(document).map((found) => ({
    tag: tagsOf(found)[0] ?? "",
    summary: titleOf(found),
    request: createRequest(document, found.operationId),
  }));
}

export function pathAndQuery({ path, query }: RequestModel): string {
  const pairs = query.map(({ name, value }) => `${encodeURIComponent(name)}=${encodeURIComponent(String(value))}`);
  return pairs.length === 0 ? path : `${path}?${pairs.join("&")}`;
}
