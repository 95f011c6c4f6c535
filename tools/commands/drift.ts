/**
 * Generates a package's code into a temporary folder and names each committed file that differs, is missing or does not belong:
 * `node tools/commands/drift.ts GENERATOR FOLDER`, both from the current folder.
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative, resolve } from "node:path";

const [generator = "", folder = ""] = process.argv.slice(2).map((path) => resolve(path));
const fresh = mkdtempSync(join(tmpdir(), "signet-generated-"));
try {
  execFileSync(process.execPath, [generator, fresh], { stdio: ["ignore", "ignore", "inherit"] });
  const drifted = [...new Set([...files(fresh), ...files(folder)])]
    .filter((file) => read(join(fresh, file)) !== read(join(folder, file)))
    .map((file) => relative(join(import.meta.dirname, "../.."), join(folder, file)));
  if (drifted.length > 0) {
    console.error(
      `Not what the contract generates: ${drifted.join(", ")}. Run \`pnpm generate\`, and edit the contract, never these files.`,
    );
    process.exitCode = 1;
  }
} finally {
  rmSync(fresh, { recursive: true });
}

function files(path: string): string[] {
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(path, join(entry.parentPath, entry.name)));
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}
