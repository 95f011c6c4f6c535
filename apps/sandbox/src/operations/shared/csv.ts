import { stringify } from "csv-stringify/sync";

export function toCsv<T extends object>(name: string, columns: readonly (keyof T & string)[], rows: readonly T[]) {
  const content = stringify([...rows], { header: true, columns: [...columns], record_delimiter: "windows", cast });
  return { content, name };
}

const cast = { boolean: (value: boolean) => String(value) };
