import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseTokenKind } from "../../apps/sandbox/src/tokens/token-format.ts";

/** What must be true of the repository as a whole before anything of it is released: `node tools/commands/supply-chain.ts`. */
const root = join(import.meta.dirname, "../..");

/** Every package of the lockfile comes from the registry, with its hash. */
export function lockfileProblems(lockfile: string): string[] {
  const [, packages = ""] = /\npackages:\n([\s\S]*?)\nsnapshots:\n/.exec(lockfile) ?? [];
  const entries = [...packages.matchAll(/^ {2}(\S.*):\n {4}resolution: (.*)$/gm)];
  if (entries.length === 0) return ["P05: pnpm-lock.yaml lists no packages: install again"];
  return entries
    .filter(([, , resolution = ""]) => !/^\{integrity: sha512-[\w+/=]+\}$/.test(resolution))
    .map(
      ([, name]) => `P05: ${name} does not come from the registry with a hash: take it from there, or do without it`,
    );
}

/** Real-looking tokens of the sandbox's own form, checksum included, in a text. */
export function tokenProblems(file: string, text: string): string[] {
  return [...text.matchAll(/sg[uc]_[A-Za-z0-9]{36}/g)]
    .filter(([token]) => parseTokenKind(token) !== undefined)
    .map(
      ({ index }) => `P11: ${file}:${text.slice(0, index).split("\n").length} holds a token: revoke it and take it out`,
    );
}

if (import.meta.main) {
  const files = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard", "-z"], { cwd: root })
    .toString()
    .split("\0")
    .filter((file) => file !== "");
  const problems = [
    ...lockfileProblems(readFileSync(join(root, "pnpm-lock.yaml"), "utf8")),
    ...files.flatMap((file) => tokenProblems(file, readFileSync(join(root, file), "latin1"))),
  ];
  for (const problem of problems) console.error(problem);
  if (problems.length > 0) process.exitCode = 1;
}
