import { createRequest, type RequestModel } from "@signet/snippets";
import { describedOperations, type ReferenceDocument } from "../reference/document.ts";

export type CollectionRequest = ReturnType<typeof collectionRequests>[number];

/** Creates the request of every operation, the same that its snippets send. */
export function collectionRequests(document: ReferenceDocument) {
  return describedOperations(document).map(({ operationId, operation: { tags, summary } }) => ({
    tag: tags[0] ?? "",
    summary,
    request: createRequest(document, operationId),
  }));
}

export function pathAndQuery({ path, query }: RequestModel): string {
  const pairs = query.map(({ name, value }) => `${encodeURIComponent(name)}=${encodeURIComponent(String(value))}`);
  return pairs.length === 0 ? path : `${path}?${pairs.join("&")}`;
}
