import { DatabaseSync, type DatabaseSyncOptions, type SQLInputValue } from "node:sqlite";
import type { QueryResult } from "kysely";

export interface Statement {
  sql: string;
  parameters: readonly unknown[];
}

export type SqliteConnection = ReturnType<typeof openConnection>;

/** Opens a file, or `:memory:`, with a write-ahead log; acknowledged writes are on disk. */
export function openConnection(path: string, options: DatabaseSyncOptions) {
  const file = new DatabaseSync(path, options);
  file.exec(pragmas);
  // Preparing a statement again for each request took a sixth of the CPU time of getCompany (bench sandbox).
  const statements = new Map<string, ReturnType<typeof prepare>>();

  function prepare(sql: string) {
    const statement = file.prepare(sql);
    return { statement, returnsRows: statement.columns().length > 0 };
  }

  return {
    execute({ sql, parameters }: Statement): QueryResult<unknown> {
      // A full disk has rolled it back already.
      if (sql === "rollback" && !file.isTransaction) return { rows: [] };
      const prepared = statements.get(sql) ?? prepare(sql);
      if (statements.size >= 1_000) statements.clear();
      statements.set(sql, prepared);
      const values = parameters as SQLInputValue[];
      if (prepared.returnsRows) return { rows: prepared.statement.all(...values) };
      return { rows: [], numAffectedRows: BigInt(prepared.statement.run(...values).changes) };
    },
    close: () => file.close(),
  };
}

const pragmas = `
  pragma journal_mode = wal;
  pragma synchronous = full;
  pragma foreign_keys = on;
  pragma recursive_triggers = on;
  pragma cache_size = -16384;
  pragma temp_store = memory;
  pragma journal_size_limit = 16777216;
  pragma wal_autocheckpoint = 4000
`;
