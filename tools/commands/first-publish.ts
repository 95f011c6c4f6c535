/**
 * Publishes an empty version 0.0.0 of each package that npm does not have: `pnpm release:first @scope owner/repository`.
 *
 * npm accepts a trusted publisher only for a package that exists. Run it once by hand, after `npm login`.
 * It prints the commands that set the trusted publishers.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { publishedFolders } from "../src/publication.ts";

const { positionals } = parseArgs({ allowPositionals: true });
const [scope = "", repository = ""] = positionals;
if (!/^@[a-z0-9][\w.-]*$/.test(scope) || !/^[\w.-]+\/[\w.-]+$/.test(repository)) {
  console.error("Usage: pnpm release:first @scope owner/repository");
  process.exit(2);
}
const root = join(import.meta.dirname, "../..");
const names = publishedFolders.map((folder) => {
  const { name } = JSON.parse(readFileSync(join(root, folder, "package.json"), "utf8"));
  return String(name).replace(/^@[^/]+/, scope);
});
const folder = mkdtempSync(join(tmpdir(), "signet-first-"));
try {
  for (const name of names) {
    if (exists(name)) console.log(`${name} exists already`);
    else publish(name);
  }
  const options = `--file release.yml --repo ${repository} --env npm --allow-publish --yes`;
  console.log("\nNow set the trusted publishers:\n");
  for (const name of names) console.log(`  npx --yes npm@11 trust github ${name} ${options}`);
} catch (error) {
  console.error(`release:first: ${(error as Error).message}`);
  process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true });
}

function exists(name: string): boolean {
  const { status, stderr } = spawnSync("npm", ["view", name, "version"], { cwd: folder, encoding: "utf8" });
  if (status !== 0 && !stderr.includes("E404")) throw new Error(`cannot read ${name} from npm: ${stderr.trim()}`);
  return status === 0;
}

function publish(name: string): void {
  const manifest = {
    name,
    version: "0.0.0",
    description: "Reserves the name. The first release follows.",
    license: "MIT",
    repository: { type: "git", url: `git+https://github.com/${repository}.git` },
  };
  writeFileSync(join(folder, "package.json"), JSON.stringify(manifest, null, 2));
  writeFileSync(join(folder, "README.md"), `# ${name}\n\n${manifest.description}\n`);
  const { status } = spawnSync("npm", ["publish", "--access", "public"], { cwd: folder, stdio: "inherit" });
  if (status !== 0)
    throw new Error(`${name} was not published: run npm login with an account that owns ${scope}, and try again`);
}
