/** Fails when a folder differs from what its generator writes: `node tools/commands/drift.ts GENERATOR FOLDER`. */
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative, resolve } from "node:path";

const [generator = "", folder = ""] = process.argv.slice(2).map((path) => resolve(path));
const fresh = mkdtempSync(join(tmpdir(), "signet-generated-"));
try {
  execFileSync(process.execPath, [generator, fresh], { stdio: ["ignore", "ignore", "inherit"] });
  // Compared with a fresh folder and not by git status, so that uncommitted work passes.
  const { stdout } = spawnSync("git", ["diff", "--no-index", "--name-status", folder, fresh], { encoding: "utf8" });
  for (const [, path = ""] of stdout.matchAll(/^\w\t(.*)$/gm)) {
    const file = relative(join(import.meta.dirname, "../.."), path.replace(fresh, folder));
    console.error(
      `${file} differs from what the contract generates: run \`pnpm generate\`, and edit the contract instead`,
    );
    process.exitCode = 1;
  }
} finally {
  rmSync(fresh, { recursive: true });
}
