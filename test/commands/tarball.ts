import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { publint } from "publint";
import { formatMessage } from "publint/utils";

interface Manifest {
  name: string;
  scripts?: Record<string, string>;
  keywords?: string[];
  [field: string]: unknown;
}

/** Checks the files that the package in the current folder would publish: `node test/commands/tarball.ts`. */
const root = join(import.meta.dirname, "../..");
const readManifest = (folder: string): Manifest => JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
const manifest = readManifest(".");
const report = execFileSync("pnpm", ["pack", "--dry-run", "--json"], { encoding: "utf8" });
const { files }: { files: { path: string }[] } = JSON.parse(report.slice(report.indexOf("{")));
const { messages } = await publint({ strict: true });

const problems = [
  ...Object.keys(manifest.scripts ?? {})
    .filter((script) => /^(pre|post)?install$|^(pre|post)?prepare$/.test(script))
    .map((script) => `the script "${script}" would run on every user's machine: remove it`),
  ...files
    .filter(({ path }) => !isExpected(path))
    .map(({ path }) => `${path} would be published without being built from src: delete dist and build again`),
  ...["LICENSE", "README.md"]
    .filter((name) => !files.some(({ path }) => path === name))
    .map((name) => `${name} is missing: add it`),
  ...addressProblems(),
  ...messages.map((message) => formatMessage(message, manifest) ?? message.code),
];
for (const problem of problems) console.error(`${manifest.name}: ${problem}`);
if (problems.length > 0) process.exitCode = 1;

/** Compares the addresses with the repository in the root's manifest. npm rejects a package whose repository is not the one that publishes it. */
function addressProblems(): string[] {
  const address = String(readManifest(root).repository);
  const directory = relative(root, process.cwd());
  const expected: Record<string, unknown> = {
    repository: { type: "git", url: `git+${address}.git`, directory },
    homepage: `${address}/tree/main/${directory}#readme`,
    bugs: `${address}/issues`,
  };
  const differing = Object.keys(expected).filter((field) => !isDeepStrictEqual(manifest[field], expected[field]));
  return [
    ...differing.map(
      (field) =>
        `"${field}" in package.json must be ${JSON.stringify(expected[field])}: got ${JSON.stringify(manifest[field])}`,
    ),
    ...(manifest.keywords?.length ? [] : [`"keywords" in package.json is missing: add what people search for on npm`]),
  ];
}

function isExpected(path: string): boolean {
  if (/^(LICENSE|README\.md|package\.json)$/.test(path)) return true;
  if (!path.startsWith("dist/")) return false;
  const source = path.replace(/^dist\//, "src/");
  return existsSync(source) || existsSync(source.replace(/(\.d\.ts|\.js)$/, ".ts"));
}
