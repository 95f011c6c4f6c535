import { stringify } from "csv-stringify/sync";
import type { FileContent } from "../../api/handler.ts";

export function toCsv<T extends object>(
  name: string,
  columns: readonly (keyof T & string)[],
  rows: readonly T[],
): FileContent<"text/csv"> {
  const content = stringify([...rows], { header: true, columns: [...columns], record_delimiter: "windows", cast });
  return { type: "text/csv", content, name };
}

const cast = { boolean: (value: boolean) => String(value) };
