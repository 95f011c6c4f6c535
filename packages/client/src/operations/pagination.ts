import { ClientError } from "../errors.ts";
import { joinedParameters } from "../generated/operation-table.ts";
import type { OperationInfo, PaginationKind, RequestInput } from "./operation-info.ts";
import { serializePath } from "./path.ts";
import { serializeQuery } from "./query.ts";

/** The fields of a page that link to the next one. */
type Data = { links?: { next?: unknown } | null; count?: unknown; cursor?: { next?: unknown } | null };

/** Steps through the pages of a list. A position is a string that identifies the start of a page. */
export interface Pagination {
  /** The position of the first page. */
  readonly start: string;
  /** Returns the request input for the page at a position. */
  inputAt(position: string): RequestInput;
  /** Returns the next page's position, `undefined` after the last page, or an error for an invalid link. */
  next(data: unknown, position: string): string | undefined | ClientError;
}

export function createPagination(operation: OperationInfo, baseUrl: string, input: RequestInput): Pagination {
  const { pagination, path } = operation;
  if (pagination === undefined) return { start: "", inputAt: () => input, next: () => undefined };
  return paginations[pagination](input, new URL(baseUrl + serializePath(path, input.path)));
}

type Create = (input: RequestInput, list: URL) => Pagination;

const paginations: Readonly<Record<PaginationKind, Create>> = {
  links: (input, list) => ({
    start: serializeQuery(input.query),
    inputAt(position) {
      if (position === "" || position === this.start) return input;
      if (!position.startsWith("?")) throw invalid("the option from must be a position of this list");
      return { ...input, query: parseQuery(position) };
    },
    next: (data) => followLink((data as Data).links?.next ?? undefined, list),
  }),
  offset: (input) => ({
    start: `${input.query.offset ?? 0}`,
    inputAt(position) {
      return position === this.start ? input : withQuery(input, "offset", Number(position));
    },
    next: (data, position) => {
      const { length } = listOf(data);
      const next = Number(position) + length;
      return length > 0 && next < Number((data as Data).count) ? `${next}` : undefined;
    },
  }),
  cursor: (input) => ({
    start: `${input.query.cursor ?? ""}`,
    inputAt: (position) => (position === "" ? input : withQuery(input, "cursor", position)),
    next: (data) => {
      const next = (data as Data).cursor?.next || undefined;
      return next === undefined || typeof next === "string" ? next : invalid("the next page's cursor is not a string");
    },
  }),
};

/** Parses a link's query so that serializing it gives the same text. */
function parseQuery(search: string): RequestInput["query"] {
  const query: Record<string, unknown[]> = Object.create(null);
  for (const pair of search.slice(1).split("&").filter(Boolean)) {
    const [key = "", ...rest] = pair.split("=");
    const name = decode(key);
    const value = rest.join("=");
    query[name] = [
      ...(query[name] ?? []),
      ...(joinedParameters.includes(name) ? value.split(",") : [value]).map(decode),
    ];
  }
  return query;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll("+", " "));
  } catch {
    throw invalid("the link to the next page has invalid percent-encoding");
  }
}

export function totalOf(data: unknown): number | undefined {
  const { count }: { count?: unknown } = Object(data);
  return typeof count === "number" ? count : undefined;
}

function withQuery(input: RequestInput, name: string, value: unknown): RequestInput {
  return { ...input, query: { ...input.query, [name]: value } };
}

export function listOf(data: unknown): readonly unknown[] {
  const { results, data: inner }: { results?: unknown; data?: unknown } = Object(data);
  return [data, results, inner].find((value) => Array.isArray(value)) ?? [];
}

/** Returns the query of the next page's link if it points to the same list on the same server. */
function followLink(next: unknown, list: URL): string | undefined | ClientError {
  if (next === undefined) return undefined;
  const url = typeof next === "string" && next.length <= longestLink ? URL.parse(next) : null;
  if (
    url?.origin !== list.origin ||
    url.protocol !== "https:" ||
    url.username + url.password ||
    !isSameList(url, list)
  ) {
    return invalid(`the link to the next page does not point to the same list on ${list.host}`);
  }
  return url.search;
}

/** The paths in the API's links may have a leading /ratings or a trailing slash. */
function isSameList(a: URL, b: URL): boolean {
  const [left, right] = [a, b].map(({ pathname }) => pathname.replace(/^\/ratings(?=\/)|\/$/g, ""));
  return left === right;
}

function invalid(message: string): ClientError {
  return new ClientError("ERR_INVALID_LINK", message);
}

const longestLink = 8_192;
