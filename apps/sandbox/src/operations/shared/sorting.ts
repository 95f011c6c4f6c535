import { type SelectQueryBuilder, type StringReference, sql } from "kysely";

/** A `-` before a name means descending order; names without a column are ignored, like unknown filters. */
export function sortRows<DB, T extends keyof DB, O>(
  rows: SelectQueryBuilder<DB, T, O>,
  names: readonly string[] | undefined,
  columns: Readonly<Record<string, StringReference<DB, T> | (keyof O & string)>>,
): SelectQueryBuilder<DB, T, O> {
  let sorted = rows;
  for (const { name, descending } of parseSort(names)) {
    const column = Object.hasOwn(columns, name) ? columns[name] : undefined;
    if (column !== undefined) sorted = sorted.orderBy(sql.ref(column), descending ? "desc" : "asc");
  }
  return sorted;
}

export function sortItems<T extends object>(
  items: readonly T[],
  names: readonly string[] | undefined,
  readValue: (item: T, name: string) => unknown = (item, name) =>
    Object.hasOwn(item, name) ? Reflect.get(item, name) : undefined,
): T[] {
  const orders = parseSort(names);
  return items.toSorted((a, b) => {
    for (const { name, descending } of orders) {
      const order = compareValues(readValue(a, name), readValue(b, name));
      if (order !== 0) return descending ? -order : order;
    }
    return 0;
  });
}

function parseSort(names: readonly string[] = []): { name: string; descending: boolean }[] {
  return names.map((name) => ({ name: name.replace(/^-/, ""), descending: name.startsWith("-") }));
}

function compareValues(a: unknown, b: unknown): number {
  if (typeof a === "number" && typeof b === "number") return a - b;
  if (typeof a !== "string" || typeof b !== "string" || a === b) return 0;
  return a < b ? -1 : 1;
}
