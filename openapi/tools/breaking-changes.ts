/**
 * Rates what the contract has become since the last release; a change that breaks callers needs a changeset that says `major` for
 * the client: `node rate.ts`.
 */
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { contractChanges } from "./contract-changes.ts";
import { readBaseline } from "./last-release.ts";

const root = join(import.meta.dirname, "../..");
const contract = readFileSync(join(import.meta.dirname, "../generated/openapi.json"), "utf8");
const breaking = contractChanges(readBaseline(), contract).filter(({ impact }) => impact === "major");
if (breaking.length > 0 && !announced()) {
  const list = breaking.map(
    ({ operationId, message }) => `  ${operationId === undefined ? "" : `${operationId}: `}${message}`,
  );
  console.error(
    `The contract breaks callers of the last release:\n${list.join("\n")}\nTake it back, or run "pnpm changeset", choose major for @signet/client, and say what callers should do.`,
  );
  process.exitCode = 1;
}

function announced(): boolean {
  return globSync(".changeset/*.md", { cwd: root }).some((file) =>
    /^["']?@signet\/client["']?: major$/m.test(readFileSync(join(root, file), "utf8")),
  );
}
