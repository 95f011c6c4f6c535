import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startSandbox } from "@signet/sandbox";
import { startPostgres } from "../../apps/sandbox/test/support/postgres.ts";

/** A database with a small world in it, and the folder it keeps its files in. */
export interface BenchStore {
  name: "SQLite" | "PostgreSQL";
  location: string;
  folder: string;
}

/** Makes both stores, hands them over one after the other, and removes them. */
export async function withStores(use: (store: BenchStore) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "signet-bench-"));
  try {
    await (await startSandbox({ data: folder, companies: 10 })).close();
    await use({ name: "SQLite", location: join(folder, "sandbox.db"), folder });
    const postgres = await startPostgres();
    try {
      const location = await postgres.create("bench");
      await (await startSandbox({ data: folder, databaseUrl: location, companies: 10 })).close();
      await use({ name: "PostgreSQL", location, folder });
    } finally {
      await postgres.stop();
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}
