/**
 * Follows README and CONTRIBUTING in a clone in an empty folder: `pnpm test:newcomer [call | change | publish]`.
 *
 * A newcomer calls the sandbox, follows the recipes, and publishes for the first time: to a registry on this machine, under another scope.
 */
import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { createInterface } from "node:readline";
import { freePort } from "@signet/tools/free-port";
import { copyWorkingTree } from "@signet/tools/scratch";

const jobs = { call, change, publish };
const root = join(import.meta.dirname, "../..");
const folder = mkdtempSync(join(tmpdir(), "signet-newcomer-"));
const clone = join(folder, "signet");
const readme = readFileSync(join(root, "README.md"), "utf8");
// Without the programs that this repository installed for itself.
const path = (process.env.PATH ?? "").split(delimiter).filter((entry) => !entry.startsWith(root));
const env = { ...process.env, PATH: path.join(delimiter) };

try {
  execFileSync("git", ["clone", "--quiet", root, clone]);
  copyWorkingTree(clone);
  const chosen = process.argv.slice(2);
  for (const [name, job] of Object.entries(jobs)) if (chosen.length === 0 || chosen.includes(name)) await job();
} finally {
  rmSync(folder, { recursive: true });
}

/** Runs README's first command, pastes the lines that it prints, and stops it with Ctrl-C. */
async function call(): Promise<void> {
  const [, command = ""] = /^## Start\n[\s\S]*?```sh\n(.+)\n/m.exec(readme) ?? [];
  console.log(`Call: ${command}`);
  const ports = { SANDBOX_PORT: String(await freePort()), DOCS_PORT: String(await freePort()) };
  const child = spawn("bash", ["-c", `${command} 2>&1`], {
    cwd: clone,
    detached: true,
    env: { ...env, ...ports },
    stdio: ["ignore", "pipe", "inherit"],
  });
  // Ctrl-C reaches every process of the terminal.
  const stop = () => process.kill(-(child.pid ?? 0), "SIGINT");
  const lines: string[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    lines.push(line);
    if (line.startsWith("The site is ready")) break;
    // The sandbox keeps running without the site.
    if (line.startsWith("The site could not start")) stop();
  }
  assert.match(lines.at(-1) ?? "", /^The site is ready/, lines.join("\n"));
  const outputs = ["curl", "Python", "TypeScript"].map((language) => {
    const line = lines[lines.indexOf(`# ${language}`) + 1] ?? "";
    return JSON.parse(
      execFileSync("bash", ["-c", line], { env, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }),
    );
  });
  assert.equal(outputs[0].results.length, 3, lines.join("\n"));
  assert.deepEqual(outputs[1], outputs[0]);
  assert.deepEqual(outputs[2], outputs[0]);
  const site = `http://localhost:${ports.DOCS_PORT}/`;
  assert.equal((await fetch(site)).status, 200);
  stop();
  // npx ends by the signal, so only the output's end tells that everything stopped.
  await once(child, "close");
  await assert.rejects(fetch(site));
  console.log(`The three lines print ${outputs[0].results.length} companies, and Ctrl-C stops everything`);
}

/** Checks the clone, and follows the recipes of CONTRIBUTING. */
function change(): void {
  console.log("Change: pnpm check, and the recipes of CONTRIBUTING");
  pnpm(["check"]);
  pnpm(["exec", "vitest", "run", "--project=test", "repository/contributor", "repository/contract-edit"], {
    SIGNET_ROUND: "full",
  });
}

/** Rehearses the first release of a fork, with the scope and the repository of README's example. */
function publish(): void {
  const [, scope, repository] = /^ *pnpm release:first (@\S+) (\S+)$/m.exec(readme) ?? [];
  assert.ok(scope && repository, "README has no example of release:first");
  console.log(`Publish: as ${scope}, from ${repository}`);
  pnpm(["release", "--dry-run"], { NPM_SCOPE: scope, GITHUB_REPOSITORY: repository });
}

function pnpm(args: string[], variables: NodeJS.ProcessEnv = {}): void {
  execFileSync("pnpm", args, { cwd: clone, env: { ...env, ...variables }, stdio: "inherit" });
}
