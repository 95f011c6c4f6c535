/**
 * Publishes what the changesets say: `pnpm release [--dry-run | --version-packages]`.
 *
 * `--version-packages` raises the versions and writes what changed; `--dry-run` rehearses a whole release against a registry on this
 * machine and publishes nothing; without a flag it builds and publishes what the registry does not have yet.
 */
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { rehearse } from "../../test/rehearsal/rehearse.ts";
import { versionPackages } from "./version-packages.ts";

const root = join(import.meta.dirname, "../..");
const [flag, ...more] = process.argv.slice(2);

if (more.length > 0 || !(flag === undefined || ["--dry-run", "--version-packages"].includes(flag))) {
  console.error("Usage: pnpm release [--dry-run | --version-packages]");
  process.exitCode = 2;
} else if (flag === "--dry-run") {
  process.exitCode = (await rehearse(root)) ? 0 : 1;
} else if (flag === "--version-packages") {
  versionPackages(root);
} else {
  run("turbo", "run", "build");
  run("changeset", "publish");
}

function run(command: string, ...args: string[]): void {
  execFileSync(command, args, { cwd: root, stdio: "inherit" });
}
