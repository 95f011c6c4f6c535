import type { RawBuilder, ReferenceExpression } from "kysely";
import { sql } from "kysely";
import type { Tables } from "../../db/database.ts";

/** Whether a column holds the text somewhere, capitals or not; beyond ASCII a capital is another letter, on both stores. */
export function contains<T extends keyof Tables>(
  column: ReferenceExpression<Tables, T> & string,
  text: string,
): RawBuilder<boolean> {
  const pattern = `%${text.replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase()).replaceAll(/[\\%_]/g, "\\$&")}%`;
  return sql<boolean>`lower(${sql.ref(column)}) like ${pattern} escape '\\'`;
}

/**
 * What to sort by: columns by the names that requests use, `-` before a name for the other way round.
 *
 * Names that are not in the table are ignored, like unknown filters.
 */
export function sortOrders<C extends string>(
  names: readonly string[] | undefined,
  columns: Readonly<Record<string, C>>,
): { column: C; direction: "asc" | "desc" }[] {
  return (names ?? []).flatMap((name) => {
    const column = columns[name.replace(/^-/, "")];
    return column === undefined ? [] : [{ column, direction: name.startsWith("-") ? "desc" : "asc" }];
  });
}
