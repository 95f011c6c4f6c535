/**
 * Prepares a release: `pnpm release --dry-run | --version-packages`.
 *
 * `--dry-run` rehearses a release with a registry on this machine; `--version-packages` raises versions and writes changelogs.
 * Only the release workflow publishes, so without a flag it explains that.
 */
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { loadContract } from "@signet/openapi";
import { contractChanges } from "@signet/openapi/contract-changes";
import { readLastRelease } from "@signet/openapi/last-release";

const root = join(import.meta.dirname, "../..");
const [flag, ...more] = process.argv.slice(2);

if (flag === undefined) {
  console.error(
    "release publishes only in the workflow .github/workflows/release.yml: merge its pull request. To rehearse, run pnpm release --dry-run",
  );
  process.exitCode = 1;
} else if (more.length > 0) {
  exitWithUsage();
} else if (flag === "--dry-run") {
  run(process.execPath, "--conditions=@signet/source", "test/rehearsal/rehearse.ts");
} else if (flag === "--version-packages") {
  versionPackages();
} else {
  exitWithUsage();
}

function exitWithUsage(): never {
  console.error("Usage: pnpm release --dry-run | --version-packages");
  process.exit(2);
}

/** Raises versions and writes the packages' changelogs, and adds the contract's changes to `openapi/changelog.json`. */
function versionPackages(): void {
  const lastRelease = readLastRelease();
  const { document, operations } = loadContract();
  const changes =
    lastRelease === undefined
      ? [{ impact: "minor", message: `The first version: ${operations.length} operations.` }]
      : contractChanges(lastRelease, JSON.stringify(document));
  run("changeset", "version");
  if (changes.length === 0) return;
  const file = join(root, "openapi/changelog.json");
  const { version } = JSON.parse(readFileSync(join(root, "packages/client/package.json"), "utf8"));
  const earlier = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : [];
  const release = { version, date: new Date().toISOString().slice(0, 10), changes };
  writeFileSync(file, `${JSON.stringify([release, ...earlier], null, 2)}\n`);
}

function run(command: string, ...args: string[]): void {
  try {
    execFileSync(command, args, { cwd: root, stdio: "inherit" });
  } catch {
    // The command has printed its own error.
    process.exit(1);
  }
}
