import { dirname } from "node:path";
import { Migrator } from "kysely/migration";
import { reasonOf, SandboxError } from "../errors.ts";
import type { Database } from "./database.ts";
import { isOutdated, migrations } from "./migrations.ts";
import { openSqlite, openSqliteFile } from "./sqlite.ts";

/**
 * Opens the database and creates its tables. Of several processes that do so at the same time one creates, the others wait.
 *
 * @param location - a file, made if missing and readable by its owner only; `:memory:`; or a `postgres://` address.
 * @throws {@link SandboxError} `ERR_DATABASE`
 */
export async function openDatabase(location: string): Promise<Database> {
  const isPostgres = /^postgres(ql)?:\/\//.test(location);
  const place = isPostgres ? `the PostgreSQL database ${withoutSecrets(location)}` : `the database ${location}`;
  let database: Database | undefined;
  try {
    // Only those who use PostgreSQL load its driver.
    const { openPostgres } = isPostgres ? await import("./postgres.ts") : {};
    database = openPostgres?.(location, undefined) ?? openSqlite(location);
    if (await isOutdated(database))
      throw outdated(isPostgres ? place : `the data folder ${dirname(location)}`, isPostgres);
    const migrator = new Migrator({ db: database, provider: { getMigrations: async () => migrations } });
    const made = await migrator.getMigrations();
    if (made.some(({ executedAt }) => executedAt === undefined)) {
      const { error } = await migrator.migrateToLatest();
      if (error !== undefined) throw error;
    }
    if (location === ":memory:") return database;
    await database.destroy();
    database = openPostgres?.(location, postgresLimits) ?? openSqliteFile(location);
    return database;
  } catch (error) {
    await database?.destroy();
    if (error instanceof SandboxError) throw error;
    const reason = `${reasonOf(error)}: ${error instanceof Error ? error.message : error}`;
    const fix = isPostgres
      ? "check --database-url (DATABASE_URL)"
      : "move it away, or choose another folder with --data DIR";
    throw new SandboxError("ERR_DATABASE", `cannot use ${place} (${reason}): ${fix}`);
  }
}

const postgresLimits = { readMs: 4_500, statementMs: 30_000 };

function outdated(place: string, isPostgres: boolean): SandboxError {
  const fix = isPostgres
    ? "drop its tables, or choose another with --database-url URL"
    : "delete it, or choose another with --data DIR";
  return new SandboxError("ERR_DATABASE", `${place} was made by another version of the sandbox: ${fix}`);
}

/** Returns host and path of an address, without user, password and options. */
function withoutSecrets(address: string): string {
  if (!URL.canParse(address)) return "";
  const { host, pathname } = new URL(address);
  return `${host}${pathname}`;
}
