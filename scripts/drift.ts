import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";

/** Generates everything into a temporary folder and names each committed file that differs, is missing or does not belong. */
const root = join(import.meta.dirname, "..");
const generators = [
  { generator: "openapi/generate.ts", folder: "openapi/generated" },
  { generator: "packages/client/generate.ts", folder: "packages/client/src/generated" },
];

const drifted = generators.flatMap(({ generator, folder }) => {
  const fresh = mkdtempSync(join(tmpdir(), "signet-generated-"));
  try {
    execFileSync(process.execPath, [join(root, generator), fresh], { stdio: ["ignore", "ignore", "inherit"] });
    const committed = join(root, folder);
    return [...new Set([...files(fresh), ...files(committed)])]
      .filter((file) => read(join(fresh, file)) !== read(join(committed, file)))
      .map((file) => `${folder}/${file}`);
  } finally {
    rmSync(fresh, { recursive: true });
  }
});

if (drifted.length > 0) {
  console.error(
    `Not what the contract generates: ${drifted.join(", ")}. Run \`pnpm generate\`, and edit the contract, never these files.`,
  );
  process.exitCode = 1;
}

function files(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)));
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}
