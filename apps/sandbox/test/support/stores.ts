import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Sandbox, type SandboxOptions, startSandbox } from "@signet/sandbox";
import { afterAll, beforeAll } from "vitest";
import { type Postgres, startPostgres } from "./postgres.ts";

export const stores = ["SQLite", "PostgreSQL"] as const;
export type Store = (typeof stores)[number];

/** A sandbox with kept data on each store, and where each keeps it. */
export interface StoredSandboxes {
  sandbox(store: Store): Sandbox;
  /** The options that open the same data again. */
  options(store: Store): SandboxOptions;
  postgres: Postgres;
}

/** Starts a sandbox on each store before the tests of a file, and closes both after them. */
export function useStores(options: SandboxOptions = {}): StoredSandboxes {
  const sandboxes = new Map<Store, Sandbox>();
  const places = new Map<Store, SandboxOptions>();
  const result = {
    sandbox: (store: Store) => sandboxes.get(store) as Sandbox,
    options: (store: Store) => places.get(store) as SandboxOptions,
  } as StoredSandboxes;
  let folder: string;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "signet-stores-"));
    result.postgres = await startPostgres();
    places.set("SQLite", { ...options, data: join(folder, "SQLite") });
    places.set("PostgreSQL", {
      ...options,
      data: join(folder, "PostgreSQL"),
      databaseUrl: await result.postgres.create("stored"),
    });
    for (const store of stores) sandboxes.set(store, await startSandbox(places.get(store)));
  });
  afterAll(async () => {
    for (const sandbox of sandboxes.values()) await sandbox.close();
    await result.postgres?.stop();
    rmSync(folder, { recursive: true });
  });
  return result;
}
