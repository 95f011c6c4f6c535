import { closeSync, openSync } from "node:fs";
import type { StatementSync } from "node:sqlite";
import { DatabaseSync } from "node:sqlite";
import type { SqliteDatabase, SqliteStatement } from "kysely";
import { Kysely, SqliteAdapter, SqliteDialect } from "kysely";
import type { Database, Tables } from "../database.ts";

/** Opens a file, or `:memory:`, with `node:sqlite`: write-ahead log, and on the disk before it is acknowledged. */
export function openSqlite(path: string): Database {
  if (path !== ":memory:") closeSync(openSync(path, "a", 0o600));
  return new Kysely<Tables>({ dialect: new TransactionalSqlite({ database: connect(path) }) });
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

/** `node:sqlite` in the form that Kysely expects, each statement prepared once. */
function connect(path: string): SqliteDatabase {
  const database = new DatabaseSync(path, { timeout: busyTimeoutMs });
  database.exec(
    "pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on; pragma cache_size = -16384",
  );
  const prepared = new Map<string, SqliteStatement>();
  return {
    prepare(text) {
      const known = prepared.get(text);
      if (known !== undefined) return known;
      // Every transaction here writes: taking the lock at its start is what makes two processes wait instead of fail.
      const statement = adapt(database.prepare(text === "begin" ? "begin immediate" : text));
      if (prepared.size >= 1_000) prepared.clear();
      prepared.set(text, statement);
      return statement;
    },
    close: () => database.close(),
  };
}

function adapt(statement: StatementSync): SqliteStatement {
  const values = (parameters: readonly unknown[]) => parameters as (string | number | null | Uint8Array)[];
  return {
    reader: statement.columns().length > 0,
    all: (parameters) => statement.all(...values(parameters)),
    run: (parameters) => statement.run(...values(parameters)),
    iterate: (parameters) => statement.iterate(...values(parameters)),
  };
}

/** How long one process waits for another one's write; making a world of ten thousand companies is the longest. */
const busyTimeoutMs = 60_000;
