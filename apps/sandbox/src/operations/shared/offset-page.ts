import type { components } from "@signet/client";
import type { PageQuery } from "./page.ts";
import { pageOf } from "./page.ts";

/** What lists without links are asked by. */
export interface ListQuery extends PageQuery {
  q?: string;
  sort?: string[];
}

/** A page that has no links but tells the request back. */
export interface OffsetPage<T> {
  count: number;
  query: components["schemas"]["PageRequest"];
  results: T[];
}

/** A page out of results that were cut to it already. */
export function toOffsetPage<T>(query: ListQuery, count: number, results: T[]): OffsetPage<T> {
  return { count, query: { ...pageOf(query), q: query.q ?? "", sort: (query.sort ?? []).join(",") }, results };
}

/**
 * A page out of a whole list that is short whatever the world's size, such as one of the catalogue.
 *
 * `q` looks into every text of a result; results are sorted by their fields, and otherwise stay in the order they have.
 */
export function pageFrom<T extends object>(query: ListQuery, all: readonly T[]): OffsetPage<T> {
  const wanted = (query.q ?? "").toLowerCase();
  const found = all.filter((item) => textOf(item).includes(wanted));
  const sorted = found.toSorted((one, other) => compare(query.sort ?? [], one, other));
  const { limit, offset } = pageOf(query);
  return toOffsetPage(query, found.length, sorted.slice(offset, offset + limit));
}

function textOf(item: object): string {
  return Object.values(item)
    .flat()
    .filter((value) => typeof value === "string")
    .join("\n")
    .toLowerCase();
}

function compare(sort: readonly string[], one: object, other: object): number {
  for (const name of sort) {
    const field = name.replace(/^-/, "");
    const [left, right] = [one, other].map((item) => (item as Record<string, unknown>)[field]);
    const order = compareValues(left, right);
    if (order !== 0) return name.startsWith("-") ? -order : order;
  }
  return 0;
}

function compareValues(left: unknown, right: unknown): number {
  if (typeof left === "number" && typeof right === "number") return left - right;
  if (typeof left !== "string" || typeof right !== "string" || left === right) return 0;
  return left < right ? -1 : 1;
}
