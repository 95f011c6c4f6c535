import { Migrator } from "kysely/migration";
import { reasonOf, SandboxError } from "../errors.ts";
import type { Database } from "./database.ts";
import { migrations } from "./migrations.ts";
import { openSqlite } from "./sqlite.ts";

/**
 * Opens the database and brings it to today's form. Several processes may do so at the same time: one migrates, the others wait.
 *
 * @param location - a file, made if missing and readable by its owner only; `:memory:`; or a `postgres://` address.
 * @throws {@link SandboxError} `ERR_DATABASE`
 */
export async function openDatabase(location: string): Promise<Database> {
  const isPostgres = /^postgres(ql)?:\/\//.test(location);
  let database: Database | undefined;
  try {
    // The driver is loaded by those alone who asked for it.
    database = isPostgres ? (await import("./postgres.ts")).openPostgres(location) : openSqlite(location);
    const migrator = new Migrator({ db: database, provider: { getMigrations: async () => migrations } });
    const { error } = await migrator.migrateToLatest();
    if (error !== undefined) throw error;
    return database;
  } catch (error) {
    await database?.destroy();
    const reason = `${reasonOf(error)}: ${error instanceof Error ? error.message : error}`;
    throw new SandboxError(
      "ERR_DATABASE",
      isPostgres
        ? `cannot use the PostgreSQL database ${withoutSecrets(location)} (${reason}): check --database-url (DATABASE_URL)`
        : `cannot use the database ${location} (${reason}): move it away, or choose another folder with --data DIR`,
    );
  }
}

/** The address as far as it may be shown: no user, no password, no options. */
function withoutSecrets(address: string): string {
  if (!URL.canParse(address)) return "";
  const { host, pathname } = new URL(address);
  return `${host}${pathname}`;
}
