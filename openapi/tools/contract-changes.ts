import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { findPackageJSON } from "node:module";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseContract } from "../src/load-contract.ts";

/** The impact of a change on callers: `major` breaks them, `minor` adds something, `patch` changes only text. */
export type Impact = "major" | "minor" | "patch";

export interface ContractChange {
  impact: Impact;
  message: string;
  /** The changed operation; undefined for a component that several share. */
  operationId: string | undefined;
}

interface Report {
  changes: { path: string; impact: Impact; kind: string; typeName: string; verdicts: { message: string }[] }[];
}

/** Rates the differences between two bundled contracts, given as JSON. @throws Error with the output of the tool */
export function contractChanges(base: string, revision: string): ContractChange[] {
  if (base === revision) return [];
  const folder = mkdtempSync(join(tmpdir(), "signet-contract-"));
  try {
    writeFileSync(join(folder, "base.json"), base);
    writeFileSync(join(folder, "revision.json"), revision);
    const operationIds = new Map(
      [base, revision].flatMap((text) => parseContract(text).operations).map(({ id, pointer }) => [pointer, id]),
    );
    return compare(folder).changes.map(({ path, impact, kind, typeName, verdicts }) => ({
      impact,
      message: verdicts[0]?.message ?? `${typeName} ${path.replace(/^#\//, "")} was ${kind}.`,
      operationId: operationIds.get(path.split("/").slice(0, 4).join("/")),
    }));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function compare(folder: string): Report {
  const manifest = findPackageJSON("@redocly/cli", import.meta.url);
  if (manifest === undefined) throw new Error('@redocly/cli is missing; run "pnpm install"');
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [resolve(manifest, "../bin/cli.js"), "diff", "base.json", "revision.json", "--format=json", "--fail-on=none"],
    {
      cwd: folder,
      encoding: "utf8",
      maxBuffer: 2 ** 28,
      env: { ...process.env, REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true", NO_COLOR: "1" },
    },
  );
  if (!stdout.startsWith("{")) throw new Error(`cannot compare the contracts: ${stderr.trim()}`);
  return JSON.parse(stdout);
}
