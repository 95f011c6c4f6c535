/**
 * Rates what the contract has become since the last release; a change that breaks callers needs a changeset that says `major` for
 * the client: `node rate.ts`.
 */
import { spawnSync } from "node:child_process";
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { contractChanges } from "./changes.ts";

const root = join(import.meta.dirname, "..");
const contract = "openapi/generated/openapi.json";

const changes = contractChanges(baseline(), readFileSync(join(root, contract), "utf8"));
const breaking = changes.filter(({ impact }) => impact === "major");
if (breaking.length > 0 && !announced()) {
  const list = breaking.map(
    ({ operationId, message }) => `  ${operationId === undefined ? "" : `${operationId}: `}${message}`,
  );
  console.error(
    `The contract breaks callers of the last release:\n${list.join("\n")}\nTake it back, or run "pnpm changeset", choose major for @signet/client, and say what callers should do.`,
  );
  process.exitCode = 1;
}

/** The contract of the newest release; before the first one, and where there is no history, a copy kept for this. */
function baseline(): string {
  const git = (...args: string[]) => spawnSync("git", args, { cwd: root, encoding: "utf8", maxBuffer: 2 ** 28 });
  const [tag] = git("tag", "--list", "@signet/client@*", "--sort=-version:refname").stdout.split("\n");
  if (!tag) return readFileSync(join(root, "openapi/baseline.json"), "utf8");
  const { status, stdout, stderr } = git("show", `${tag}:${contract}`);
  if (status !== 0) throw new Error(`the contract of ${tag} cannot be read: ${stderr.trim()}`);
  return stdout;
}

function announced(): boolean {
  return globSync(".changeset/*.md", { cwd: root }).some((file) =>
    /^["']?@signet\/client["']?: major$/m.test(readFileSync(join(root, file), "utf8")),
  );
}
