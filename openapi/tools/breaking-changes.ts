/**
 * Compares the contract with the last release's. A change that breaks callers needs a changeset that says `major` for the client:
 * `node breaking-changes.ts`.
 */
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { contractFile } from "../src/load-contract.ts";
import { contractChanges } from "./contract-changes.ts";
import { readLastRelease } from "./last-release.ts";

const root = join(import.meta.dirname, "../..");
const lastRelease = readLastRelease();
if (lastRelease === undefined) {
  console.log("No release yet: the contract has nothing to be compared with.");
} else {
  const changes = contractChanges(lastRelease, readFileSync(contractFile, "utf8"));
  const breaking = changes.filter(({ impact }) => impact === "major");
  if (breaking.length > 0 && !hasMajorChangeset()) {
    const list = breaking.map(({ operationId, message }) => `  ${operationId ? `${operationId}: ` : ""}${message}`);
    console.error(
      `The contract breaks callers of the last release:\n${list.join("\n")}\nRevert the change, or run "pnpm changeset", choose major for @signet/client, and write what callers must do.`,
    );
    process.exitCode = 1;
  }
}

function hasMajorChangeset(): boolean {
  return globSync(".changeset/*.md", { cwd: root }).some((file) =>
    /^["']?@signet\/client["']?: major$/m.test(readFileSync(join(root, file), "utf8")),
  );
}
