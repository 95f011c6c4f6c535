import type { SelectQueryBuilder } from "kysely";
import { sortItems } from "./sorting.ts";

export interface PageQuery {
  limit?: number;
  offset?: number;
}

/** The parameters of lists whose pages have no links. */
export interface ListQuery extends PageQuery {
  q?: string;
  sort?: string[];
}

export function pageOf({ limit = 100, offset = 0 }: PageQuery): Required<PageQuery> {
  return { limit, offset };
}

/** Reads one page of a query: `rows.$call(executePage(page))`. */
export function executePage({ limit, offset }: Required<PageQuery>) {
  return <DB, T extends keyof DB, O>(rows: SelectQueryBuilder<DB, T, O>) => rows.limit(limit).offset(offset).execute();
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
) {
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

export function slicePage<T>(url: URL, query: PageQuery, all: readonly T[]) {
  const page = pageOf(query);
  return toPage(url, page, all.length, all.slice(page.offset, page.offset + page.limit));
}

export function toOffsetPage<T>(query: ListQuery, count: number, results: T[]) {
  return { count, query: { ...pageOf(query), q: query.q ?? "", sort: (query.sort ?? []).join(",") }, results };
}

export function sliceOffsetPage<T extends object>(query: ListQuery, all: readonly T[]) {
  const found = searchItems(query, all);
  const { limit, offset } = pageOf(query);
  return toOffsetPage(query, found.length, found.slice(offset, offset + limit));
}

/** Keeps the items that have a text, and sorts them. */
export function searchItems<T extends object>({ q = "", sort }: ListQuery, all: readonly T[]): T[] {
  const text = q.toLowerCase();
  return sortItems(
    all.filter((item) => textOf(item).includes(text)),
    sort,
  );
}

function textOf(item: object): string {
  const texts = Object.values(item).flat();
  return texts
    .filter((value) => typeof value === "string")
    .join("\n")
    .toLowerCase();
}
