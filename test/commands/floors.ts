/**
 * Tests the built packages on the lowest Node versions of their `engines`: `pnpm test:floors`.
 *
 * The sandbox keeps data over a restart on each, and refuses the versions below. npm downloads every Node that it needs.
 */
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { launchSandbox, type RunningSandbox } from "@signet/tools/launch-sandbox";
import { moduleProgram } from "../rehearsal/projects.ts";

const floors = ["22.22.3", "24.15.0"];
const unsupported = ["12.22.12", "22.22.2", "24.14.1"];
const libraryFloor = "22.12.0";
const repository = join(import.meta.dirname, "../..");
const command = join(repository, "apps/sandbox/dist/cli/command.js");
const folder = mkdtempSync(join(tmpdir(), "signet-floors-"));
// Next to the installed packages, so that their names resolve to what was built.
const program = join(import.meta.dirname, `.floors-${process.pid}.mjs`);

try {
  assert.deepEqual(
    JSON.parse(readFileSync(join(repository, "apps/sandbox/package.json"), "utf8")).engines.node.match(
      /\d+\.\d+\.\d+/g,
    ),
    floors,
    "the sandbox's engines name other versions than this test",
  );
  for (const version of floors) {
    await keepsData(version);
    console.log(`Node ${version}: the sandbox responds, and keeps its data over a restart`);
  }
  for (const version of unsupported) {
    const { status, stdout, stderr } = spawnSync(nodeOf(version), [command], { encoding: "utf8" });
    assert.equal(status, 1, stderr);
    assert.equal(stdout, "");
    assert.match(stderr, new RegExp(`^signet-sandbox: Node ${version} is not supported: use Node [^\n]+\n$`));
    console.log(`Node ${version}: ${stderr.trim()}`);
  }
  await librariesRun(libraryFloor);
  console.log(`Node ${libraryFloor}: auth, client and snippets work`);
} finally {
  rmSync(folder, { recursive: true });
  rmSync(program, { force: true });
}

/** Creates a folder with one start of the sandbox, and reads it with the next. */
async function keepsData(version: string): Promise<void> {
  const options = { command: [nodeOf(version), command], flags: ["--data", join(folder, version)] };
  const first = await launchSandbox(options);
  const created = await send(first, { method: "POST", body: JSON.stringify({ name: "Kept" }) });
  assert.equal(created.status, 201);
  await first.stop();
  assert.equal(first.process.exitCode, 0);
  const second = await launchSandbox(options);
  const { status, body } = await send(second);
  await second.stop();
  assert.equal(status, 200);
  assert.ok(body.includes('"Kept"'), body);
}

async function librariesRun(version: string): Promise<void> {
  writeFileSync(program, moduleProgram(false));
  const sandbox = await launchSandbox({ command: "built" });
  const env = { SANDBOX_URL: sandbox.url, SANDBOX_TOKEN: sandbox.userToken, NODE_EXTRA_CA_CERTS: sandbox.ca };
  const output = execFileSync(nodeOf(version), [program], { env, encoding: "utf8" });
  await sandbox.stop();
  for (const outcome of Object.values<string>(JSON.parse(output))) assert.doesNotMatch(outcome, /^failed/);
}

/** Sends a request to the sandbox's folders with curl, which takes the authority from a file. */
async function send(
  { url, ca, userToken }: RunningSandbox,
  { method = "GET", body = "" } = {},
): Promise<{ status: number; body: string }> {
  const data = body === "" ? [] : ["--header", "Content-Type: application/json", "--data", body];
  const options = [
    "--silent",
    "--cacert",
    ca,
    "-u",
    `${userToken}:`,
    "--request",
    method,
    "--write-out",
    "\n%{http_code}",
  ];
  const output = execFileSync("curl", [...options, ...data, `${url}/v1/folders`], { encoding: "utf8" });
  const end = output.lastIndexOf("\n");
  return { status: Number(output.slice(end + 1)), body: output.slice(0, end) };
}

/** Returns the path of a Node version. npm keeps it in its cache. */
function nodeOf(version: string): string {
  const args = ["--yes", `--package=node@${version}`, "--", "node", "--print", "process.execPath"];
  return execFileSync("npx", args, { cwd: folder, encoding: "utf8" }).trim();
}
