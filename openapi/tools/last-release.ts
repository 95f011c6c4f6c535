import { spawnSync } from "node:child_process";
import { join } from "node:path";

const root = join(import.meta.dirname, "../..");

/** Returns the contract of the newest release as JSON; undefined before the first one, and where there is no history. */
export function readLastRelease(): string | undefined {
  const git = (...args: string[]) => spawnSync("git", args, { cwd: root, encoding: "utf8", maxBuffer: 2 ** 28 });
  // A fork publishes under its own scope.
  const tag = git("describe", "--tags", "--abbrev=0", "--match=*/client@*").stdout.trim();
  if (tag === "") return undefined;
  const { status, stdout, stderr } = git("show", `${tag}:openapi/generated/openapi.json`);
  if (status !== 0) throw new Error(`cannot read the contract of ${tag}: ${stderr.trim()}`);
  return stdout;
}
