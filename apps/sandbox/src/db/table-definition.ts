import type { Generated } from "kysely";

export interface Column<T> {
  type: "text" | "integer" | "bigint" | "real" | "bytes";
  isOptional?: boolean;
  isUnique?: boolean;
  isIdentity?: boolean;
  /** The column of another table that it refers to, such as `users.guid`. */
  references?: string;
  /** True when a row is deleted with the one it refers to. */
  isCascade?: boolean;
  /** Exists for the compiler only. */
  value?: T;
}

/** A table: from its definition come the statements that create it, and the type of its rows. */
export interface Table<C extends Columns = Columns> extends TableOptions {
  columns: C;
  primaryKey: readonly string[];
}

export type Columns = Readonly<Record<string, Column<unknown>>>;

/** The parts of a table that not every table has. */
export interface TableOptions {
  /** Lists of columns, each of which may end in ` desc`; null is less than everything. */
  indexes?: readonly (readonly string[] | Index)[];
  /** Rows are deleted with the row of another table that has the same values in these columns. */
  deletedWith?: { table: string; columns: readonly string[] };
  /** Conditions in SQL. */
  checks?: readonly string[];
}

export interface Index {
  columns: readonly string[];
  isUnique?: boolean;
  /** A condition in SQL. */
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

/** Defines a column of text, which is compared byte by byte. */
export function text<T extends string = string>(): Column<T> {
  return { type: "text" };
}

/** Defines a column of integers up to 2,147,483,647. */
export function integer(): Column<number> {
  return { type: "integer" };
}

export function bigint(): Column<number> {
  return { type: "bigint" };
}

export function real(): Column<number> {
  return { type: "real" };
}

export function bytes(): Column<Uint8Array> {
  return { type: "bytes" };
}

export function identity(): Column<Generated<number>> {
  return { type: "integer", isIdentity: true };
}

export function optional<T>(column: Column<T>): Column<T | null> {
  return { ...column, isOptional: true } as Column<T | null>;
}

export function unique<T>(column: Column<T>): Column<T> {
  return { ...column, isUnique: true };
}

export function references<R extends string>(to: R, onDelete?: "cascade"): Column<Referenced<R>> {
  const type = to.endsWith(".id") ? "integer" : to.endsWith(".hash") ? "bytes" : "text";
  return { type, references: to, isCascade: onDelete === "cascade" };
}

type Referenced<R> = R extends `${string}.id` ? number : R extends `${string}.hash` ? Uint8Array : string;
