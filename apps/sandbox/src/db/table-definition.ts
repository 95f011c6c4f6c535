import type { Generated } from "kysely";

export interface Column<T> {
  type: "text" | "integer" | "bigint" | "real" | "bytes";
  isNullable?: boolean;
  isUnique?: boolean;
  isIdentity?: boolean;
  /** The column that this foreign key references, such as `users.guid`. */
  references?: string;
  /** True if a row is deleted together with the row it references. */
  cascadesDelete?: boolean;
  /** Carries the type; has no value at run time. */
  value?: T;
}

/** The definition of a table, from which its SQL and the type of its rows are derived. */
export interface Table<C extends Columns = Columns> extends TableOptions {
  columns: C;
  primaryKey: readonly string[];
}

export type Columns = Readonly<Record<string, Column<unknown>>>;

/** The optional parts of a table definition. */
export interface TableOptions {
  /** Indexes, most of them as a list of columns. ` desc` after a column sorts it in descending order; nulls sort first. */
  indexes?: readonly (readonly string[] | Index)[];
  /** A foreign key to the columns of the same names in another table; deletes cascade. */
  cascadeFrom?: { table: string; columns: readonly string[] };
  /** The SQL conditions of CHECK constraints. */
  checks?: readonly string[];
}

export interface Index {
  columns: readonly string[];
  isUnique?: boolean;
  /** The SQL condition that selects the rows of a partial index. */
  where?: string;
}

export type Rows<T extends Readonly<Record<string, Table>>> = {
  [N in keyof T]: { [C in keyof T[N]["columns"]]: T[N]["columns"][C] extends Column<infer V> ? V : never };
};

export function table<const C extends Columns>(
  columns: C,
  primaryKey: readonly (keyof C & string)[],
  options: TableOptions = {},
): Table<C> {
  return { columns, primaryKey, ...options };
}

/** Defines a text column, which is compared byte by byte. */
export function text<T extends string = string>(): Column<T> {
  return { type: "text" };
}

/** Defines a column of 32-bit integers. */
export const integer = (): Column<number> => ({ type: "integer" });
export const bigint = (): Column<number> => ({ type: "bigint" });
export const real = (): Column<number> => ({ type: "real" });
export const bytes = (): Column<Uint8Array> => ({ type: "bytes" });
export const identity = (): Column<Generated<number>> => ({ type: "integer", isIdentity: true });

export function nullable<T>(column: Column<T>): Column<T | null> {
  return { ...column, isNullable: true } as Column<T | null>;
}

export function unique<T>(column: Column<T>): Column<T> {
  return { ...column, isUnique: true };
}

export function references<R extends string>(to: R, onDelete?: "cascade"): Column<Referenced<R>> {
  const type = to.endsWith(".id") ? "integer" : to.endsWith(".hash") ? "bytes" : "text";
  return { type, references: to, cascadesDelete: onDelete === "cascade" };
}

type Referenced<R> = R extends `${string}.id` ? number : R extends `${string}.hash` ? Uint8Array : string;

export const company_id = references("companies.id");
export const customer_guid = references("customers.guid");
