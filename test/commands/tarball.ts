import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { publint } from "publint";
import { formatMessage } from "publint/utils";

/** Checks the files that the package in the current folder would publish: `node test/commands/tarball.ts`. */
const manifest: { name: string; scripts?: Record<string, string> } = JSON.parse(readFileSync("package.json", "utf8"));
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
  ...messages.map((message) => formatMessage(message, manifest) ?? message.code),
];
for (const problem of problems) console.error(`${manifest.name}: ${problem}`);
if (problems.length > 0) process.exitCode = 1;

function isExpected(path: string): boolean {
  if (/^(LICENSE|README\.md|package\.json)$/.test(path)) return true;
  if (!path.startsWith("dist/")) return false;
  const source = path.replace(/^dist\//, "src/");
  return existsSync(source) || existsSync(source.replace(/(\.d\.ts|\.js)$/, ".ts"));
}
