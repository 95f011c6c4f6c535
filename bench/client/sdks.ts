import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

const root = join(import.meta.dirname, "../..");
const client = join(root, "packages/client");

/** Makes the peers' clients of a contract: `hey/sdk.gen.ts` and `redocly.ts` in the folder. */
export function generatePeers(contract: string, folder: string): void {
  mkdirSync(folder, { recursive: true });
  const run = (script: string, ...flags: string[]) =>
    execFileSync(process.execPath, [script, ...flags], { cwd: client, stdio: ["ignore", "ignore", "pipe"] });
  const hey = join(client, "node_modules/@hey-api/openapi-ts/bin/run.js");
  run(hey, "-i", contract, "-o", join(folder, "hey"), "-c", "@hey-api/client-fetch", "--silent");
  const redocly = join(root, "node_modules/@redocly/cli/bin/cli.js");
  run(redocly, "generate-client", contract, "-o", join(folder, "redocly.ts"), "--import-ext", "ts");
}

/** Makes ours, and the bare types that openapi-fetch takes: `operations.ts`, `contract.ts`. */
export function generateOurs(contract: string, folder: string): void {
  mkdirSync(folder, { recursive: true });
  execFileSync(process.execPath, [join(client, "generate.ts"), folder, contract]);
  // What is generated lies beside the client's own sources.
  write(dirname(folder), "operation.ts", `export * from ${JSON.stringify(join(client, "src/operation.ts"))};\n`);
}

/** Writes a file and names it. */
export function write(folder: string, name: string, text: string): string {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
}
