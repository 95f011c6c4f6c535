import { closeSync, openSync } from "node:fs";
import type { SQLInputValue, SQLOutputValue, StatementSync } from "node:sqlite";
import { DatabaseSync } from "node:sqlite";
import type { SqliteDatabase, SqliteStatement } from "kysely";
import { Kysely, SqliteAdapter, SqliteDialect } from "kysely";
import type { Database, Tables } from "./database.ts";
import { registerStore } from "./prepared.ts";

/** Opens a file, or `:memory:`, with `node:sqlite`: write-ahead log, and on the disk before it is acknowledged. */
export function openSqlite(path: string): Database {
  assertVersion(process.versions.sqlite);
  if (path !== ":memory:") closeSync(openSync(path, "a", 0o600));
  const writer = connect(path);
  // A connection of its own reads while another one writes; what is in memory has no second one.
  const reader = path === ":memory:" ? writer : connectReader(path);
  const [begin, commit] = [writer.prepare("begin"), writer.prepare("commit")];
  let isShared = false;
  const endShared = () => {
    // What fails badly ends its transaction by itself.
    if (isShared && writer.isTransaction) commit.run();
    isShared = false;
  };
  const close = () => {
    isShared = false;
    if (reader !== writer) reader.close();
    writer.close();
  };
  const dialect = new TransactionalSqlite({ database: adapt(writer, endShared, close) });
  return registerStore(new Kysely<Tables>({ dialect }), {
    shareReads() {
      if (!writer.isTransaction) {
        begin.run();
        isShared = true;
      }
      return endShared;
    },
    first(sql) {
      const choose = prepareBoth(sql);
      return (parameters) => {
        const { statement, toRow } = choose();
        const values = statement.get(...bindable(parameters)) as unknown as SQLOutputValue[] | undefined;
        return values && toRow(values);
      };
    },
  });

  /** What another connection wrote makes SQLite forget all pages it has read: the one that writes reads too, unless it is busy. */
  function prepareBoth(sql: string) {
    const own = prepareRows(writer, sql);
    const other = reader === writer ? own : prepareRows(reader, sql);
    return () => (writer.isTransaction && !isShared ? other : own);
  }
}

/** Reads rows as lists of values, and names them here: that takes half the time of having them named by the driver. */
function prepareRows(database: DatabaseSync, sql: string) {
  const statement = database.prepare(sql);
  const names = statement.columns().map(({ name }) => name);
  // A copy has its names already, which is half of the work.
  const empty: Readonly<Record<string, unknown>> = Object.fromEntries(names.map((name) => [name, null]));
  statement.setReturnArrays(true);
  const toRow = (values: readonly SQLOutputValue[]) => {
    const row = { ...empty };
    for (let index = 0; index < names.length; index += 1) row[names[index] ?? ""] = values[index];
    return row;
  };
  return { statement, toRow };
}

/** SQLite's changes of form are part of a transaction like any other, which is what makes a second process wait for them. */
class TransactionalSqlite extends SqliteDialect {
  override createAdapter(): SqliteAdapter {
    return new (class extends SqliteAdapter {
      override get supportsTransactionalDdl() {
        return true;
      }
    })();
  }
}

function connect(path: string): DatabaseSync {
  const database = new DatabaseSync(path, { timeout: busyTimeoutMs });
  database.exec(pragmas);
  return database;
}

function connectReader(path: string): DatabaseSync {
  const database = new DatabaseSync(path, { timeout: busyTimeoutMs, readOnly: true });
  // Room for the index of a million tokens.
  database.exec("pragma cache_size = -65536");
  return database;
}

/** `node:sqlite` in the form that Kysely expects, each statement prepared once. */
function adapt(database: DatabaseSync, endShared: () => void, close: () => void): SqliteDatabase {
  const prepared = new Map<string, SqliteStatement>();
  return {
    prepare(text) {
      const known = prepared.get(text);
      if (known !== undefined) return known;
      // Every transaction here writes: taking the lock at its start is what makes two processes wait instead of fail.
      const own = database.prepare(text === "begin" ? "begin immediate" : text);
      // What is shared is a transaction that only reads: what may write comes after it.
      const statement = adaptStatement(own, /^select\b/i.test(text) ? () => {} : endShared);
      if (prepared.size >= 1_000) prepared.clear();
      prepared.set(text, statement);
      return statement;
    },
    close,
  };
}

function adaptStatement(statement: StatementSync, before: () => void): SqliteStatement {
  return {
    reader: statement.columns().length > 0,
    all(parameters) {
      before();
      return statement.all(...bindable(parameters));
    },
    run(parameters) {
      before();
      return statement.run(...bindable(parameters));
    },
    iterate(parameters) {
      before();
      return statement.iterate(...bindable(parameters));
    },
  };
}

function bindable(parameters: readonly unknown[]): SQLInputValue[] {
  return parameters as SQLInputValue[];
}

/**
 * Refuses a SQLite that can lose writes where two connections share a write-ahead log (mended in 3.51.3).
 *
 * @see {@link https://sqlite.org/wal.html | SQLite, Write-Ahead Logging}
 */
export function assertVersion(version: string | undefined): void {
  const [major = 0, minor = 0, patch = 0] = (version ?? "").split(".").map(Number);
  if (major * 1_000_000 + minor * 1_000 + patch >= 3_051_003) return;
  throw new Error(`this Node.js brings SQLite ${version}, and 3.51.3 is the oldest that is safe: use a newer Node.js`);
}

/** How long one process waits for another one's write; making a world of ten thousand companies is the longest. */
const busyTimeoutMs = 60_000;

const pragmas = `
  pragma journal_mode = wal;
  pragma synchronous = full;
  pragma foreign_keys = on;
  pragma recursive_triggers = on;
  pragma cache_size = -16384;
  pragma journal_size_limit = 16777216;
  pragma wal_autocheckpoint = 4000
`;
