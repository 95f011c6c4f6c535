import type { ColumnDefinitionBuilder, CreateTableBuilder, Kysely, RawBuilder } from "kysely";
import { sql } from "kysely";
import { isPostgres } from "./dialect.ts";

/** Creates tables with Kysely's schema builder, in the types of either store. */
export interface SchemaBuilder {
  /** Text that is compared byte by byte. */
  text: ColumnType;
  bytes: ColumnType;
  real: ColumnType;
  table(name: string, ...steps: TableStep[]): Promise<void>;
  /** Creates an index of ordered columns, such as `rating desc`; null is less than everything. */
  index(name: string, table: string, columns: readonly string[], options?: IndexOptions): Promise<void>;
  /** Adds columns that are not null. */
  required(type: ColumnType, ...names: string[]): TableStep;
  /** Adds columns that may be null. */
  optional(type: ColumnType, ...names: string[]): TableStep;
  unique(type: ColumnType, name: string): TableStep;
  /** Adds a primary key of numbers that the database gives. */
  identity(name: string): TableStep;
  /** Adds a required column that refers to a row of another table. */
  reference(name: string, to: string, onDelete?: OnDelete): TableStep;
  optionalReference(name: string, to: string, onDelete?: OnDelete): TableStep;
  primaryKey(...names: string[]): TableStep;
}

/** Adds something to a table. */
export type TableStep = (table: Table, name: string) => Table;

/** The options of an index. */
export interface IndexOptions {
  /** @defaultValue false */
  isUnique?: boolean;
  /** A condition in SQL, for the rows to include. */
  where?: string;
}

type Table = CreateTableBuilder<string, string>;

type OnDelete = "cascade" | "no action";

type ColumnType = "integer" | "bigint" | RawBuilder<unknown>;

/** Creates the builder for a database. */
export function createSchemaBuilder(database: Kysely<unknown>): SchemaBuilder {
  const { schema } = database;
  const postgres = isPostgres(database);
  const [text, bytes] = postgres ? [sql`text collate "C"`, sql`bytea`] : [sql`text`, sql`blob`];
  const refer = (name: string, to: string, change: (column: ColumnDefinitionBuilder) => ColumnDefinitionBuilder) =>
    columns([name], name.endsWith("_id") ? "integer" : name.endsWith("_hash") ? bytes : text, (column) =>
      change(column.references(to)),
    );
  return {
    text,
    bytes,
    real: postgres ? sql`double precision` : sql`real`,
    async table(name, ...steps) {
      const empty: Table = schema.createTable(name);
      await steps.reduce((table, step) => step(table, name), empty).execute();
    },
    async index(name, table, columns, { isUnique = false, where } = {}) {
      const ordered = columns.map((column) => {
        const nulls = column.endsWith(" desc") ? "nulls last" : "nulls first";
        return sql.raw(postgres ? `${column} ${nulls}` : column);
      });
      const index = schema.createIndex(name).on(table).expression(sql.join(ordered));
      const limited = where === undefined ? index : index.where(sql.raw<boolean>(where));
      await (isUnique ? limited.unique() : limited).execute();
    },
    required: (type, ...names) => columns(names, type, (column) => column.notNull()),
    optional: (type, ...names) => columns(names, type, (column) => column),
    unique: (type, name) => columns([name], type, (column) => column.notNull().unique()),
    identity: (name) =>
      columns([name], "integer", (column) => (postgres ? column.generatedByDefaultAsIdentity() : column).primaryKey()),
    reference: (name, to, onDelete = "no action") => refer(name, to, (column) => column.notNull().onDelete(onDelete)),
    optionalReference: (name, to, onDelete = "no action") => refer(name, to, (column) => column.onDelete(onDelete)),
    primaryKey:
      (...names) =>
      (table, name) =>
        table.addPrimaryKeyConstraint(`${name}_key`, names),
  };
}

function columns(
  names: readonly string[],
  type: ColumnType,
  build: (column: ColumnDefinitionBuilder) => ColumnDefinitionBuilder,
): TableStep {
  return (table) => names.reduce((wider, name) => wider.addColumn(name, type, build), table);
}
