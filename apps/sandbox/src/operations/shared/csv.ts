import { stringify } from "csv-stringify/sync";
import type { FileContent } from "../../api/handler.ts";

/**
 * Writes rows as a CSV file (RFC 4180) with a line of column names.
 *
 * @param columns - the keys of a row that are written, in this order.
 */
export function toCsv<T extends object>(
  name: string,
  columns: readonly (keyof T & string)[],
  rows: readonly T[],
): FileContent<"text/csv"> {
  const content = stringify([...rows], { header: true, columns: [...columns], record_delimiter: "windows", cast });
  return { type: "text/csv", content, name };
}

const cast = { boolean: (value: boolean) => String(value) };
