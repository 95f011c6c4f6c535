import { ClientError } from "../errors.ts";
import type { Pagination, RequestInput } from "./operation-info.ts";
import { serializePath } from "./path.ts";
import { serializeQuery } from "./query.ts";

/** A list's page as it is at run time. */
type Data = { links?: { next?: unknown } | null; count?: unknown; cursor?: { next?: unknown } | null };

/** A list that comes as one page. */
export const singlePage: Pagination = (_baseUrl, _operation, input) => ({
  start: "",
  requestFor: () => [input],
  next: () => undefined,
});

/** A list whose pages link to the next one. */
export const links: Pagination = (baseUrl, operation, input) => {
  const list = new URL(baseUrl + serializePath(operation.path, input.path));
  return {
    start: serializeQuery(input.query, operation.joined),
    requestFor: (position) => {
      // It is joined to the path: only a query leaves that as it is.
      if (position !== "" && !position.startsWith("?")) throw invalid("the option from is no position in this list");
      return [input, position];
    },
    next: (data) => followLink((data as Data).links?.next ?? undefined, list),
  };
};

/** A list whose pages begin at an item's number. */
export const offset: Pagination = (_baseUrl, _operation, input) => ({
  start: `${input.query.offset ?? 0}`,
  requestFor: (position) => [position === "0" ? input : withQuery(input, "offset", Number(position))],
  next: (data, position) => {
    const { length } = listOf(data);
    const next = Number(position) + length;
    return length > 0 && next < Number((data as Data).count) ? `${next}` : undefined;
  },
});

/** A list whose pages name the next one. */
export const cursor: Pagination = (_baseUrl, _operation, input) => ({
  start: `${input.query.cursor ?? ""}`,
  requestFor: (position) => [position === "" ? input : withQuery(input, "cursor", position)],
  next: (data) => {
    const next = (data as Data).cursor?.next || undefined;
    return next === undefined || typeof next === "string" ? next : invalid("the cursor of the next page is no text");
  },
});

function withQuery(input: RequestInput, name: string, value: unknown): RequestInput {
  return { ...input, query: { ...input.query, [name]: value } };
}

/** What stands in a page, however it is wrapped. */
export function listOf(data: unknown): readonly unknown[] {
  const { results, data: inner }: { results?: unknown; data?: unknown } = Object(data);
  return [data, results, inner].find((each) => Array.isArray(each)) ?? [];
}

/** The query of the link to the next page, for as long as it names the same list of the same server. */
function followLink(next: unknown, list: URL): string | undefined | ClientError {
  if (next === undefined) return undefined;
  const url = typeof next === "string" && next.length <= longestLink ? URL.parse(next) : null;
  if (url?.origin !== list.origin || url.protocol !== "https:" || url.username + url.password || !sameList(url, list)) {
    return invalid(`the link to the next page does not lead to the same list on ${list.host}`);
  }
  return url.search;
}

/** The API answers with and without /ratings before its paths, and with and without a slash behind, and links either way. */
function sameList(one: URL, other: URL): boolean {
  const [left, right] = [one, other].map(({ pathname }) => pathname.replace(/^\/ratings(?=\/)|\/$/g, ""));
  return left === right;
}

function invalid(message: string): ClientError {
  return new ClientError("ERR_INVALID_LINK", message);
}

const longestLink = 8_192;
