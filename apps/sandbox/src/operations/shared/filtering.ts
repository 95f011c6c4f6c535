import { type RawBuilder, type SelectQueryBuilder, type StringReference, sql } from "kysely";

type Value = string | number | readonly (string | number)[] | undefined;
/** `matches` compares texts without regard to case. */
type Operator = "=" | "!=" | "<" | "<=" | ">" | ">=" | "in" | "not in" | "contains" | "matches";

/** A filter of a request; without a value, or with an empty text to search for, it keeps every row. */
export type Filter<C extends string> = readonly [column: C, operator: Operator, value: Value];

export function filterRows<DB, T extends keyof DB, O>(
  rows: SelectQueryBuilder<DB, T, O>,
  filters: readonly Filter<StringReference<DB, T>>[],
): SelectQueryBuilder<DB, T, O> {
  return filters
    .filter(([, operator, value]) => value !== undefined && !(operator === "contains" && value === ""))
    .reduce((kept, [column, operator, value]) => kept.where(condition(column, operator, value)), rows);
}

/** Lists the filters of a parameter with its comparators, such as `rating` and `rating_gte`. */
export function comparisons<C extends string>(query: object, name: string, column: C): Filter<C>[] {
  return comparators.map(([suffix, operator]) => [column, operator, Reflect.get(query, `${name}${suffix}`)]);
}

/** Ignores the parameters that choose what responses show, and `others`. */
export function isFiltered(query: object, others: readonly string[] = []): boolean {
  return Object.keys(query).some((name) => !displayParameters.includes(name) && !others.includes(name));
}

export function condition(column: string, operator: Operator, value: Value): RawBuilder<boolean> {
  if (operator === "contains") return contains(column, String(value));
  // PostgreSQL has no empty lists.
  if (typeof value === "object" && value.length === 0) return sql.lit(operator === "not in");
  if (operator === "matches") {
    const texts = [value].flat().map((text) => lowerCase(String(text)));
    return sql`lower(${sql.ref(column)}) in (${sql.join(texts)})`;
  }
  if (typeof value === "object") return sql`${sql.ref(column)} ${sql.raw(operator)} (${sql.join(value)})`;
  return sql`${sql.ref(column)} ${sql.raw(operator)} ${typeof value === "number" ? toStoredInteger(value) : value}`;
}

/** Builds the condition that a column contains a text. Only ASCII letters ignore case, on both databases. */
export function contains(column: string, text: string): RawBuilder<boolean> {
  const pattern = `%${lowerCase(text).replaceAll(/[\\%_]/g, "\\$&")}%`;
  return sql`lower(${sql.ref(column)}) like ${pattern} escape '\\'`;
}

/** Creates a function that makes the test of a filter, or none if the request lacks the filter. */
export function createWhen<T>() {
  return <V>(value: V | undefined, test: (value: V, item: T) => boolean): ((item: T) => boolean)[] =>
    value === undefined ? [] : [(item) => test(value, item)];
}

/** Checks whether one of the texts is listed, without regard to case. */
export function includesText(listed: readonly string[], ...texts: (string | undefined)[]): boolean {
  const accepted = new Set(listed.map((text) => text.toLowerCase()));
  return texts.some((text) => text !== undefined && accepted.has(text.toLowerCase()));
}

/** Compares two values, both numbers or both texts. */
export function compare(value: string | number, operator: Operator, limit: Value): boolean {
  if (limit === undefined || typeof limit === "object") return false;
  if (value === limit) return operator.endsWith("=");
  return value < limit ? operator.startsWith("<") : operator.startsWith(">");
}

/** SQLite's `lower` changes ASCII letters only. */
function lowerCase(text: string): string {
  return text.replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase());
}

/** Limits a number to the database's integers. Nothing beyond them is stored, so comparisons stay the same. */
function toStoredInteger(number: number): number {
  return Math.max(-(2 ** 31), Math.min(2 ** 31 - 1, number));
}

const comparators = [
  ["", "="],
  ["_lt", "<"],
  ["_lte", "<="],
  ["_gt", ">"],
  ["_gte", ">="],
] as const;
const displayParameters = ["limit", "offset", "sort", "fields", "expand", "format"];
