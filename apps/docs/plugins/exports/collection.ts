import type { RequestModel } from "@signet/snippets";
import { createRequest } from "@signet/snippets";
import type { Contract } from "../reference/contract.ts";
import { listOperations } from "../reference/contract.ts";

/** One request of a collection. */
export interface CollectionRequest {
  readonly id: string;
  readonly tag: string;
  readonly summary: string;
  readonly request: RequestModel;
}

/** The request of every operation, the same that its snippets send. */
export function collectionRequests(contract: Contract): CollectionRequest[] {
  return listOperations(contract).map(({ id, tag, summary }) => ({
    id,
    tag,
    summary,
    request: createRequest(contract, id),
  }));
}

/** The path of a request with its values, percent-encoded. */
export function pathOf({ path }: RequestModel): string {
  return path;
}

/** The address of a request behind its base, its query encoded. */
export function addressOf(request: RequestModel): string {
  const { query } = request;
  const path = pathOf(request);
  const pairs = query.map(({ name, value }) => `${encodeURIComponent(name)}=${encodeURIComponent(String(value))}`);
  return pairs.length === 0 ? path : `${path}?${pairs.join("&")}`;
}
