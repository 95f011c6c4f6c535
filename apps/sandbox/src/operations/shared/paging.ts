import type { components } from "@signet/client";
import type { SelectQueryBuilder } from "kysely";
import { sortItems } from "./sorting.ts";

/** The part of a list that a request asks for. */
export interface PageQuery {
  limit?: number;
  offset?: number;
}

/** The parameters of lists whose pages have no links. */
export interface ListQuery extends PageQuery {
  q?: string;
  sort?: string[];
}

/** A page that has links to its neighbors. */
export interface Page<T> {
  links: components["schemas"]["PageLinks"];
  count: number;
  results: T[];
}

/** A page that has no links but repeats the request. */
export interface OffsetPage<T> {
  count: number;
  query: components["schemas"]["PageRequest"];
  results: T[];
}

/** Fills in the defaults: 100 results from the beginning. */
export function pageOf({ limit = 100, offset = 0 }: PageQuery): Required<PageQuery> {
  return { limit, offset };
}

/** Counts the rows of a query that selects no columns yet. */
export async function countRows<DB, T extends keyof DB>(rows: SelectQueryBuilder<DB, T, object>): Promise<number> {
  const counted = rows.select((select) => select.fn.countAll<number>().as("count"));
  return ((await counted.executeTakeFirstOrThrow()) as { count: number }).count;
}

/** Wraps the results of one page; `count` is the number of results on all pages. */
export function toPage<T>(
  { origin, pathname, search }: URL,
  { limit, offset }: Required<PageQuery>,
  count: number,
  results: T[],
): Page<T> {
  const link = (to: number) => {
    const query = new URLSearchParams(search);
    query.set("limit", String(limit));
    query.set("offset", String(to));
    return `${origin}${pathname}?${query}`;
  };
  return {
    links: {
      next: limit < count - offset ? link(offset + limit) : null,
      previous: offset > 0 ? link(Math.max(0, offset - limit)) : null,
    },
    count,
    results,
  };
}

/** Cuts a page out of a whole list. */
export function slicePage<T>(url: URL, query: PageQuery, all: readonly T[]): Page<T> {
  const page = pageOf(query);
  return toPage(url, page, all.length, all.slice(page.offset, page.offset + page.limit));
}

/** Wraps the results of one page without links. */
export function toOffsetPage<T>(query: ListQuery, count: number, results: T[]): OffsetPage<T> {
  return { count, query: { ...pageOf(query), q: query.q ?? "", sort: (query.sort ?? []).join(",") }, results };
}

/** Searches every text of the items for `q`, sorts them, and cuts a page out of them. */
export function sliceOffsetPage<T extends object>(query: ListQuery, all: readonly T[]): OffsetPage<T> {
  const text = (query.q ?? "").toLowerCase();
  const found = sortItems(
    all.filter((item) => textOf(item).includes(text)),
    query.sort,
  );
  const { limit, offset } = pageOf(query);
  return toOffsetPage(query, found.length, found.slice(offset, offset + limit));
}

function textOf(item: object): string {
  const texts = Object.values(item).flat();
  return texts
    .filter((value) => typeof value === "string")
    .join("\n")
    .toLowerCase();
}
