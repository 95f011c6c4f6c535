import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";

const root = join(import.meta.dirname, "../..");

/** The contract of the newest release, as JSON; before the first one, and where there is no history, a copy kept for this. */
export function readBaseline(): string {
  const git = (...args: string[]) => spawnSync("git", args, { cwd: root, encoding: "utf8", maxBuffer: 2 ** 28 });
  const [tag] = git("tag", "--list", "@signet/client@*", "--sort=-version:refname").stdout.split("\n");
  if (!tag) return readFileSync(join(root, "openapi/last-release/openapi.json"), "utf8");
  const { status, stdout, stderr } = git("show", `${tag}:openapi/generated/openapi.json`);
  if (status !== 0) throw new Error(`the contract of ${tag} cannot be read: ${stderr.trim()}`);
  return stdout;
}
