import type { components } from "@signet/client";
import type { Address } from "../../api/handler.ts";

/** Which part of a list was asked for. */
export interface PageQuery {
  limit?: number;
  offset?: number;
}

/** The part asked for, 100 results where nothing is said. */
export function pageOf({ limit = 100, offset = 0 }: PageQuery): Required<PageQuery> {
  return { limit, offset };
}

/** A page: its neighbours' addresses, the number of results in all, and its own results. */
export function toPage<T>(
  { origin, pathname, search }: Address,
  { limit, offset }: Required<PageQuery>,
  count: number,
  results: T[],
): { links: components["schemas"]["PageLinks"]; count: number; results: T[] } {
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
