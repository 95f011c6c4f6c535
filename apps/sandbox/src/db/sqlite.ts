import { closeSync, openSync } from "node:fs";
import {
  CompiledQuery,
  type DatabaseConnection,
  type Driver,
  Kysely,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from "kysely";
import type { Database, Tables } from "./database.ts";
import { openConnection, type Statement } from "./sqlite-connection.ts";
import { startWriter } from "./sqlite-writer.ts";

/** Opens a file, or `:memory:`, with one connection. Writes block the process. */
export function openSqlite(path: string): Database {
  assertVersion(process.versions.sqlite);
  if (path !== ":memory:") closeSync(openSync(path, "a", 0o600));
  const { execute, close } = openConnection(path, { timeout: startTimeoutMs });
  return createDatabase(new SqliteDriver(execute, execute, close), new TransactionalAdapter());
}

/**
 * Opens a file that has tables, with a connection for reads and one for transactions. Only transactions can write.
 *
 * Transactions run in another thread. While it waits for the disk, reads work.
 */
export function openSqliteFile(path: string): Database {
  const reader = openConnection(path, { timeout: readTimeoutMs, readOnly: true });
  const writer = startWriter(path);
  const close = () => {
    reader.close();
    return writer.close();
  };
  return createDatabase(new SqliteDriver(reader.execute, writer.execute, close), new SeveralConnections());
}

function createDatabase(driver: Driver, adapter: SqliteAdapter): Database {
  return new Kysely<Tables>({
    dialect: {
      createDriver: () => driver,
      createAdapter: () => adapter,
      createQueryCompiler: () => new SqliteQueryCompiler(),
      createIntrospector: (database) => new SqliteIntrospector(database),
    },
  });
}

type Execute = (statement: Statement) => QueryResult<unknown> | Promise<QueryResult<unknown>>;

class SqliteDriver implements Driver {
  readonly #read: Execute;
  readonly #write: Execute;
  readonly #close: () => void | Promise<void>;
  readonly #idle: Connection[] = [];

  constructor(read: Execute, write: Execute, close: () => void | Promise<void>) {
    this.#read = read;
    this.#write = write;
    this.#close = close;
  }

  async init() {}

  async acquireConnection() {
    return this.#idle.pop() ?? new Connection(this.#read);
  }

  /** Every transaction writes: with the lock taken at its start, what it reads stays true until it ends. */
  async beginTransaction(connection: Connection) {
    connection.execute = this.#write;
    await connection.executeQuery(CompiledQuery.raw("begin immediate"));
  }

  async commitTransaction(connection: Connection) {
    await connection.executeQuery(CompiledQuery.raw("commit"));
  }

  async rollbackTransaction(connection: Connection) {
    await connection.executeQuery(CompiledQuery.raw("rollback"));
  }

  async releaseConnection(connection: Connection) {
    connection.execute = this.#read;
    this.#idle.push(connection);
  }

  async destroy() {
    await this.#close();
  }
}

class Connection implements DatabaseConnection {
  execute: Execute;

  constructor(execute: Execute) {
    this.execute = execute;
  }

  async executeQuery<R>(query: CompiledQuery) {
    return (await this.execute(query)) as QueryResult<R>;
  }

  streamQuery(): never {
    throw new Error("streams are not supported");
  }
}

class TransactionalAdapter extends SqliteAdapter {
  /** Migrations run in a transaction, so a second process waits for the first one's. */
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

class SeveralConnections extends SqliteAdapter {
  override get supportsMultipleConnections(): boolean {
    return true;
  }
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
const readTimeoutMs = 100;
