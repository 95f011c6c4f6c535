/** Fails when a file imports from another package's folder by a relative path: `node tools/commands/borders.ts`. */
import { existsSync, globSync, readFileSync } from "node:fs";
import { basename, dirname, join, relative, resolve } from "node:path";

const root = join(import.meta.dirname, "../..");
const notSource = new Set(["node_modules", "dist", "build", ".docusaurus"]);
const files = globSync("*/**/*.{ts,tsx,js}", { cwd: root, exclude: (name) => notSource.has(basename(name)) });
const problems = files
  .map((file) => join(root, file))
  .flatMap((file) =>
    [...readFileSync(file, "utf8").matchAll(/\b(?:from|import)\s*\(?\s*"(\.[^"]*)"/g)]
      .map(([, specifier = ""]) => specifier)
      .filter((specifier) => leavesPackage(file, resolve(dirname(file), specifier)))
      .map((specifier) => `${relative(root, file)} imports ${specifier}: import the package by its name`),
  );
if (problems.length > 0) {
  console.error(problems.join("\n"));
  process.exitCode = 1;
}

function leavesPackage(file: string, imported: string): boolean {
  return existsSync(imported) && packageOf(imported) !== packageOf(file);
}

function packageOf(path: string): string {
  const folder = dirname(path);
  return existsSync(join(folder, "package.json")) ? folder : packageOf(folder);
}
