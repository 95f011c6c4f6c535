import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";

/** Checks that every dependency comes from the registry and that no file holds a token: `node tools/commands/supply-chain.ts`. */
const root = join(import.meta.dirname, "../..");
const read = (file: string) => readFileSync(join(root, file), "latin1");
const files = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard", "-z"], { cwd: root })
  .toString()
  .split("\0")
  .filter((file) => file !== "");

const [, packages = ""] = /\npackages:\n([\s\S]*?)\nsnapshots:\n/.exec(read("pnpm-lock.yaml")) ?? [];
const resolutions = [...packages.matchAll(/^ {2}(\S.*):\n {4}resolution: (.*)$/gm)];
const problems = [
  ...(resolutions.length === 0 ? ["pnpm-lock.yaml lists no packages: run pnpm install"] : []),
  ...resolutions
    .filter(([, , resolution = ""]) => !/^\{integrity: sha512-[\w+/=]+\}$/.test(resolution))
    .map(([, name]) => `${name} does not come from the registry with a hash: use a release of the registry`),
  ...files.flatMap((file) =>
    read(file)
      .split("\n")
      .flatMap((line, index) =>
        /\bsg[uc]_[A-Za-z0-9]{36}\b/.test(line) ? [`${file}:${index + 1} holds a token: revoke it and remove it`] : [],
      ),
  ),
];
for (const problem of problems) console.error(problem);
if (problems.length > 0) process.exitCode = 1;
