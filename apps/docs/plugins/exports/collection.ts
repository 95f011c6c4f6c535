import type { OpenApiDocument, Target } from "@signet/snippets";
import { sampleScalar, writeSnippet } from "@signet/snippets";
import type { Contract } from "../reference/contract.ts";
import { listOperations } from "../reference/contract.ts";

/** The request that the snippets of an operation send. */
type Model = Parameters<Target["write"]>[0];

/** One request of a collection. */
export interface CollectionRequest {
  readonly id: string;
  readonly tag: string;
  readonly summary: string;
  readonly request: Model;
}

/** The request of every operation, the same that its snippets send. */
export function collectionRequests(contract: Contract): CollectionRequest[] {
  return listOperations(contract).map(({ id, tag, summary }) => ({
    id,
    tag,
    summary,
    request: requestOf(contract, id),
  }));
}

/** The path of a request with its values, percent-encoded. */
export function pathOf({ server, address }: Model): string {
  return address.slice(server.length);
}

/** The address of a request behind its base, its query encoded. */
export function addressOf(request: Model): string {
  const { query } = request;
  const path = pathOf(request);
  const pairs = query.map(({ name, value }) => `${encodeURIComponent(name)}=${encodeURIComponent(String(value))}`);
  return pairs.length === 0 ? path : `${path}?${pairs.join("&")}`;
}

/** A target is handed the whole request; this one keeps it instead of writing it down. */
function requestOf(document: OpenApiDocument, id: string): Model {
  const kept: Model[] = [];
  const keeper: Target = {
    name: "curl",
    language: "bash",
    lang: "",
    label: "",
    file: "",
    comment: "",
    write(request) {
      kept.push(request);
      return "";
    },
  };
  writeSnippet(document, id, keeper, { sampleScalar });
  const [request] = kept;
  if (request === undefined) throw new Error(`There is no request for ${id}.`);
  return request;
}
