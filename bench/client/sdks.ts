import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const root = join(import.meta.dirname, "../..");
const client = join(root, "packages/client");

/** Generates the other clients of a contract: `hey/sdk.gen.ts` and `redocly.ts`. */
export function generatePeers(contract: string, folder: string): void {
  mkdirSync(folder, { recursive: true });
  const run = (program: string, ...flags: string[]) =>
    execFileSync(join(import.meta.dirname, "../node_modules/.bin", program), flags, {
      stdio: ["ignore", "ignore", "pipe"],
    });
  run("openapi-ts", "-i", contract, "-o", join(folder, "hey"), "-c", "@hey-api/client-fetch", "--silent");
  run("redocly", "generate-client", contract, "-o", join(folder, "redocly.ts"), "--import-ext", "ts");
}

/**
 * Installs the declarations of `@signet/client` and `@signet/auth` into the folder's `node_modules`.
 *
 * Also writes `contract.d.ts`, the types for openapi-fetch.
 */
export function installOurs(contract: string, folder: string): void {
  const built = ["auth", "client"].map((name) => {
    const source = join(root, "packages", name);
    const place = join(folder, "node_modules/@signet", name);
    cpSync(join(source, "src"), join(place, "src"), { recursive: true });
    cpSync(join(source, "package.json"), join(place, "package.json"));
    return place;
  });
  const [, place = ""] = built;
  execFileSync(process.execPath, [join(client, "generate/generate.ts"), join(place, "src/generated"), contract]);
  for (const each of built) {
    // With isolated declarations, each file is enough.
    const compilerOptions = { emitDeclarationOnly: true, noCheck: true };
    const config = { extends: join(root, "tsconfig.base.json"), compilerOptions };
    write(each, "tsconfig.json", JSON.stringify(config));
    execFileSync(process.execPath, [join(root, "node_modules/typescript/bin/tsc"), "-p", each]);
    rmSync(join(each, "src"), { recursive: true });
  }
  cpSync(join(place, "dist/generated/contract.d.ts"), join(folder, "contract.d.ts"));
}

/** Writes a file and returns its path. */
export function write(folder: string, name: string, text: string): string {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
}
