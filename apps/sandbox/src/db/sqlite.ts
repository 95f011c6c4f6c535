import { closeSync, openSync } from "node:fs";
import { DatabaseSync, type SQLInputValue, type StatementSync } from "node:sqlite";
import {
  CompiledQuery,
  type DatabaseConnection,
  Kysely,
  SqliteAdapter,
  type SqliteDatabase,
  SqliteDialect,
  type SqliteDialectConfig,
  SqliteDriver,
  type SqliteStatement,
} from "kysely";
import type { Database, Tables } from "./database.ts";

/** Opens a file, or `:memory:`, with a write-ahead log; acknowledged writes are on disk. */
export function openSqlite(path: string): Database {
  assertVersion(process.versions.sqlite);
  if (path !== ":memory:") closeSync(openSync(path, "a", 0o600));
  const file = new DatabaseSync(path, { timeout: startTimeoutMs });
  file.exec(pragmas);
  const database = adapt(file);
  const dialect = new SqliteDialect({ database });
  dialect.createDriver = () => new ImmediateDriver(file, { database });
  dialect.createAdapter = () => new TransactionalAdapter();
  return new Kysely<Tables>({ dialect });
}

class ImmediateDriver extends SqliteDriver {
  readonly #file: DatabaseSync;

  constructor(file: DatabaseSync, config: SqliteDialectConfig) {
    super(config);
    this.#file = file;
  }

  /**
   * Every transaction writes: with the lock taken at its start, what it reads stays true until it ends. After the start, waiting
   * for the lock is not left to SQLite, because that blocks the process.
   */
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    const before = Number(this.#file.prepare("pragma busy_timeout").get()?.timeout);
    if (before !== startTimeoutMs) this.#file.exec("pragma busy_timeout = 0");
    try {
      await connection.executeQuery(CompiledQuery.raw("begin immediate"));
    } finally {
      this.#file.exec(`pragma busy_timeout = ${before}`);
    }
  }

  /** A full disk has rolled it back already. */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.#file.isTransaction) await super.rollbackTransaction(connection);
  }
}

class TransactionalAdapter extends SqliteAdapter {
  /** Migrations run in a transaction, so a second process waits for the first one's. */
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

function adapt(database: DatabaseSync): SqliteDatabase {
  // Preparing a statement again for each request took a sixth of the CPU time of getCompany (bench sandbox).
  const statements = new Map<string, SqliteStatement>();
  return {
    prepare(text) {
      const statement = statements.get(text) ?? adaptStatement(database.prepare(text));
      if (statements.size >= 1_000) statements.clear();
      statements.set(text, statement);
      return statement;
    },
    close: () => database.close(),
  };
}

function adaptStatement(statement: StatementSync): SqliteStatement {
  const bindable = (parameters: readonly unknown[]) => parameters as SQLInputValue[];
  return {
    reader: statement.columns().length > 0,
    all: (parameters) => statement.all(...bindable(parameters)),
    run: (parameters) => statement.run(...bindable(parameters)),
    iterate: (parameters) => statement.iterate(...bindable(parameters)),
  };
}

/**
 * Refuses a SQLite that can lose writes when two connections share a write-ahead log (fixed in 3.51.3).
 *
 * @see {@link https://sqlite.org/wal.html | SQLite, Write-Ahead Logging}
 */
export function assertVersion(version: string | undefined): void {
  const [major = 0, minor = 0, patch = 0] = (version ?? "").split(".").map(Number);
  if (major * 1_000_000 + minor * 1_000 + patch >= 3_051_003) return;
  throw new Error(`this Node.js has SQLite ${version}, older than 3.51.3: use a newer Node.js`);
}

/** The time a start waits for the tables that another process makes. */
const startTimeoutMs = 60_000;

/** The time a read waits, for another process that repairs the log after a kill. */
export const readTimeoutMs = 100;

const pragmas = `
  pragma journal_mode = wal;
  pragma synchronous = full;
  pragma foreign_keys = on;
  pragma recursive_triggers = on;
  pragma cache_size = -16384;
  pragma journal_size_limit = 16777216;
  pragma wal_autocheckpoint = 4000
`;
