/** Thrown when the database cannot be written or read now; the request may be sent again. */
export class DatabaseUnavailable extends Error {
  override readonly name = "DatabaseUnavailable";
  /** True for a write that may be stored all the same. */
  readonly mayBeStored: boolean;

  constructor(message: string, { mayBeStored = false, ...options }: ErrorOptions & { mayBeStored?: boolean } = {}) {
    super(message, options);
    this.mayBeStored = mayBeStored;
  }
}

/**
 * Returns what an error of either database means.
 *
 * `busy`: another program is writing, so the same transaction can run again. `unavailable`: the database cannot work now. `conflict`:
 * a rule of the tables was broken by another program. `undefined`: not an error of a database, or a mistake of ours.
 *
 * @see {@link https://www.postgresql.org/docs/current/errcodes-appendix.html | PostgreSQL, Error Codes}
 * @see {@link https://sqlite.org/rescode.html | SQLite, Result Codes}
 */
export function readDatabaseError(error: unknown): "busy" | "unavailable" | "conflict" | undefined {
  if (error instanceof DatabaseUnavailable) return "unavailable";
  if (!(error instanceof Error)) return undefined;
  const { code = "", errcode } = error as { code?: unknown; errcode?: unknown };
  if (typeof errcode === "number") return sqliteErrors.get(errcode & 0xff);
  const state = String(code);
  if (/^(40001|40P01|55P03)$/.test(state)) return "busy";
  if (/^23...$/.test(state)) return "conflict";
  // A class of PostgreSQL's, or the network's own code.
  if (/^(08|25|53|57|58|XX)...$/.test(state) || /^(E[A-Z]{3,}|EAI_[A-Z]+)$/.test(state)) return "unavailable";
  return brokenConnection.test(error.message) ? "unavailable" : undefined;
}

const sqliteErrors: ReadonlyMap<number, "busy" | "unavailable" | "conflict"> = new Map([
  [5, "busy"], // SQLITE_BUSY
  [6, "busy"], // SQLITE_LOCKED
  [8, "unavailable"], // SQLITE_READONLY
  [10, "unavailable"], // SQLITE_IOERR
  [11, "unavailable"], // SQLITE_CORRUPT
  [13, "unavailable"], // SQLITE_FULL
  [14, "unavailable"], // SQLITE_CANTOPEN
  [19, "conflict"], // SQLITE_CONSTRAINT
  [26, "unavailable"], // SQLITE_NOTADB
]);

/** The texts of the driver `pg`, whose errors have no code when a connection breaks. */
const brokenConnection = /^(Connection terminated|Client has encountered a connection error|timeout exceeded when)/;
