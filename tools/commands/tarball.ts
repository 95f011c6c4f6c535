import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { tokenProblems } from "./supply-chain.ts";

/** What a package's manifest runs on the machine of whoever installs it, which must be nothing. */
export function scriptProblems(folder: string): string[] {
  const { name, scripts = {} }: Manifest = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  return Object.keys(scripts)
    .filter((script) => /^(pre|post)?install$|^(pre|post)?prepare$/.test(script))
    .map((script) => `P04: ${name} has the script "${script}", which would run where it is installed: take it out`);
}

/**
 * What a tarball holds beyond what it may, or lacks.
 *
 * It may hold the licence, the manifest, the README, the compiled sources and, of the folders it names besides, what git tracks.
 */
export function fileProblems(folder: string, packed: readonly string[]): string[] {
  const { name, files: folders }: Manifest = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  if (folders.join() !== (published[name] ?? []).join()) {
    return [
      `P04: ${name} publishes ${folders.join(", ")}, not ${published[name]?.join(", ")} as tools/commands/tarball.ts says`,
    ];
  }
  const built = packed.some((file) => file.startsWith("dist/"));
  const expected = new Set(["LICENSE", "package.json", "README.md", ...known(folder, folders), ...compiled(folder)]);
  return [
    ...packed
      .filter((file) => !expected.has(file))
      .map((file) => `P04: ${name} would publish ${file}, which does not belong`),
    ...[...expected]
      .filter((file) => (built || !file.startsWith("dist/")) && !packed.includes(file))
      .map((file) => `P04: ${name} would be published without ${file}: build it`),
  ];
}

/** What pnpm would pack. */
function packedFiles(folder: string): string[] {
  const report = execFileSync("pnpm", ["pack", "--dry-run", "--json"], { cwd: folder, encoding: "utf8" });
  return (JSON.parse(report) as { files: { path: string }[] }).files.map(({ path }) => path);
}

/** Each source file as the build leaves it, and what the build puts beside. */
function compiled(folder: string): string[] {
  return [
    ...known(folder, ["src"], "--others", "--exclude-standard").flatMap((file) => {
      const path = file.replace(/^src\//, "dist/");
      return path.endsWith(".ts") ? [path.replace(/\.ts$/, ".js"), path.replace(/\.ts$/, ".d.ts")] : [path];
    }),
  ];
}

/** The files that git tracks; with `--others`, those it would add too, for a new source is built before it is committed. */
function known(folder: string, folders: readonly string[], ...options: string[]): string[] {
  return execFileSync("git", ["ls-files", "--cached", ...options, "-z", "--", ...folders], {
    cwd: folder,
    encoding: "utf8",
  })
    .split("\0")
    .filter((file) => file !== "" && !file.startsWith("dist/"));
}

interface Manifest {
  name: string;
  files: string[];
  scripts?: Record<string, string>;
}

/** The folders that each package publishes. */
const published: Readonly<Record<string, readonly string[]>> = {
  "@signet/auth": ["dist", "conformance"],
  "@signet/client": ["dist"],
  "@signet/snippets": ["dist"],
  "@signet/sandbox": ["dist"],
};

/** Holds what the package in the current folder would publish to what it may: `node tools/commands/tarball.ts`. */
if (import.meta.main) {
  const folder = process.cwd();
  const packed = packedFiles(folder);
  const problems = [
    ...scriptProblems(folder),
    ...fileProblems(folder, packed),
    // The licence is the repository's, which pnpm puts into every package.
    ...packed
      .filter((file) => file !== "LICENSE")
      .flatMap((file) => tokenProblems(file, readFileSync(join(folder, file), "latin1"))),
  ];
  for (const problem of problems) console.error(problem);
  if (problems.length > 0) process.exitCode = 1;
}
