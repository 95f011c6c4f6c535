import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { loadContract } from "@signet/openapi";
import { contractChanges } from "@signet/openapi/contract-changes";
import { readLastRelease } from "@signet/openapi/last-release";

/** What a release changed in the contract, for the changelog and its feed. */
export interface ContractRelease {
  /** The version of `@signet/client` that carries it. */
  version: string;
  /** `YYYY-MM-DD`, in UTC. */
  date: string;
  changes: ReturnType<typeof contractChanges>;
}

/**
 * Raises versions and writes the packages' changelogs by the changesets, and the contract's into `openapi/changelog.json`, the
 * newest first.
 */
export function versionPackages(root: string): void {
  const lastRelease = readLastRelease();
  const current = loadContract();
  const changes: ContractRelease["changes"] =
    lastRelease === undefined
      ? [
          {
            impact: "minor",
            message: `The first version: ${current.operations.length} operations.`,
            operationId: undefined,
          },
        ]
      : contractChanges(lastRelease, JSON.stringify(current.document));
  execFileSync("changeset", ["version"], { cwd: root, stdio: "inherit" });
  if (changes.length === 0) return;
  const file = join(root, "openapi/changelog.json");
  const { version } = JSON.parse(readFileSync(join(root, "packages/client/package.json"), "utf8"));
  const earlier: ContractRelease[] = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : [];
  const release: ContractRelease = { version, date: new Date().toISOString().slice(0, 10), changes };
  writeFileSync(file, `${JSON.stringify([release, ...earlier], null, 2)}\n`);
}
