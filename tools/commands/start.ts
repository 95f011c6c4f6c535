import { type ChildProcess, type SpawnOptions, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { text } from "node:stream/consumers";
import { setTimeout as wait } from "node:timers/promises";
import { watch } from "chokidar";
import { launchSandbox, type ReadySandbox, type RunningSandbox } from "../src/launch-sandbox.ts";
import { publicKeyPin } from "../src/public-key-pin.ts";
import { ensurePython } from "../src/python.ts";
import { serveFolder } from "../src/serve-folder.ts";

/** `pnpm start [--watch]`: starts the sandbox, makes a call, prints commands to paste, and builds and serves the site. */
const root = join(import.meta.dirname, "../..");
const clientFolder = join(root, "packages/client");
const isWatching = process.argv.includes("--watch");
const isWindows = process.platform === "win32";
const ports = { sandbox: Number(process.env.SANDBOX_PORT || 8443), docs: Number(process.env.DOCS_PORT || 3000) };
const basePath = process.env.DOCS_BASE_URL || "/";
const stopped = new AbortController();

for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.on(signal, () => {
    if (!stopped.signal.aborted) process.once("exit", () => console.log("Stopped."));
    stopped.abort();
  });
}

try {
  await start();
} catch (error) {
  if (!stopped.signal.aborted) {
    console.error(`\nCould not start: ${error instanceof Error ? error.message : error}`);
    process.exitCode = 1;
    stopped.abort();
  }
}

async function start(): Promise<void> {
  console.log("[2/3] Starting the sandbox");
  const python = ensurePython().catch((error: Error) => error);
  if (isWatching) await runTurbo("the contract is not valid", "generate");
  const sandbox = await startSandbox();
  await printCommands(sandbox, await python);
  if (isWatching) watchSources(sandbox);
  const url = `http://localhost:${ports.docs}${basePath.slice(0, -1)}`;
  console.log(`[3/3] Building the site for ${url}: about 1 minute, or a few seconds if nothing changed
      Ctrl-C stops everything.`);
  try {
    await (isWatching ? startSite() : buildSite());
    console.log(`\nThe site is ready: ${url}`);
  } catch (error) {
    if (stopped.signal.aborted) return;
    console.error(`\nThe site could not start, but the sandbox keeps running: ${(error as Error).message}`);
    process.exitCode = 1;
  }
}

/** Calls the API with the typed client, and prints the result and what a reader needs to call it too. */
async function printCommands(sandbox: ReadySandbox, python: string | Error): Promise<void> {
  const { url, ca, userToken, companyToken, signIn } = sandbox;
  const path = "/v2/portfolio";
  const pythonProgram = `import requests; print(requests.get("${url}${path}", params={"limit": 3}, auth=("${userToken}", ""), verify=${JSON.stringify(ca)}).text)`;
  const typescriptProgram = `import { createClient } from "@signet/client"; const client = createClient({ token: "${userToken}", baseUrl: "${url}" }); const { data, error } = await client.GET("${path}", { params: { query: { limit: 3 } } }); console.log(JSON.stringify(data ?? error));`;
  const flags = ["-C", "@signet/source", "--input-type=module-typescript", "-e", typescriptProgram];
  const env = { ...process.env, NODE_EXTRA_CA_CERTS: ca };
  const call = launch(process.execPath, flags, { cwd: clientFolder, env, stdio: ["ignore", "pipe", "inherit"] });
  const { count, results } = JSON.parse(await outputOf(call, "the first call failed"));

  console.log(`      ${count} companies; first: ${results[0].name} (${results[0].rating})

Signet is unofficial and not affiliated with Bitsight.

  Sandbox           ${url}
  User token        ${userToken}
  Company token     ${companyToken}
  User Preferences  ${signIn.url} (${signIn.email}, password ${signIn.password})

Paste any of these into another shell. All print the same companies:

# curl
curl --cacert ${quote(ca)} -u ${userToken}: ${quote(`${url}${path}?limit=3`)}

# Python
${typeof python === "string" ? `${quote(python)} -c ${quote(pythonProgram)}` : `# Not available: ${python.message.split("\n", 1)[0]}`}

# TypeScript
${inClientFolder(ca, ["../../node_modules/.bin/node", ...flags].map(quote).join(" "))}

To open User Preferences, start a browser with its own profile that trusts this key only:

chromium --user-data-dir="$(mktemp -d)" --ignore-certificate-errors-spki-list=${publicKeyPin(readFileSync(join(dirname(ca), "certificate.pem")))} ${signIn.url}
`);
}

function startSandbox(): Promise<RunningSandbox> {
  const data = process.env.SANDBOX_DATA ?? join(root, ".sandbox");
  return launchSandbox({
    today: null,
    flags: ["--port", String(ports.sandbox), "--data", data],
    onMessage: (line) => console.error(line),
    signal: stopped.signal,
  });
}

/** Builds the site if something changed, and serves it. */
async function buildSite(): Promise<void> {
  await runTurbo("the site cannot be built", "build", "--filter=@signet/docs");
  const server = await serveFolder(join(root, "apps/docs/build"), ports.docs, basePath);
  stopped.signal.addEventListener("abort", () => server.close());
}

/** Starts the site's development server, which updates pages after each edit. */
async function startSite(): Promise<void> {
  await runTurbo("the packages cannot be built", "build", "--filter=@signet/docs^...");
  const docusaurus = join(root, "apps/docs/node_modules/@docusaurus/core/bin/docusaurus.mjs");
  const flags = ["start", "--no-open", "--host", "127.0.0.1", "--port", String(ports.docs)];
  const options: SpawnOptions = { cwd: join(root, "apps/docs"), stdio: ["ignore", "ignore", "inherit"] };
  const child = launch(process.execPath, [docusaurus, ...flags], options);
  while (!(await fetch(`http://127.0.0.1:${ports.docs}${basePath}`).catch(() => undefined))?.ok) {
    if (child.exitCode !== null) throw new Error("the site's server exited: its output above says why");
    await wait(100, undefined, { signal: stopped.signal });
  }
}

/** Generates code after each change of the contract, and restarts the sandbox after each change of its source. */
function watchSources(first: RunningSandbox): void {
  let sandbox = first;
  let changed: string[] = [];
  let work = Promise.resolve();
  const update = async () => {
    const started = performance.now();
    const files = changed;
    changed = [];
    if (files.length === 0) return;
    try {
      if (files.some((file) => file.endsWith(".yaml"))) await runTurbo("the contract is not valid", "generate");
      await sandbox.stop();
      sandbox = await startSandbox();
      console.log(`  in step again after ${((performance.now() - started) / 1_000).toFixed(1)} s`);
    } catch (error) {
      if (!stopped.signal.aborted) console.error(`  ${error instanceof Error ? error.message : error}`);
    }
  };
  const folders = ["openapi", "apps/sandbox/src", "packages/auth/src"].map((path) => join(root, path));
  const watcher = watch(folders, { ignoreInitial: true, ignored: /[\\/](generated|node_modules|test)$/ });
  watcher.on("all", (_, file) => {
    changed.push(file);
    // One save can change several files.
    work = work.then(() => wait(100)).then(update);
  });
  stopped.signal.addEventListener("abort", () => void watcher.close());
}

/** Returns a command that runs in the client's folder, so that programs can import the client by its name. */
function inClientFolder(ca: string, command: string): string {
  const authority = quote(relative(clientFolder, ca));
  return isWindows
    ? `cd ${quote(clientFolder)}; $env:NODE_EXTRA_CA_CERTS=${authority}; ${command}`
    : `(cd ${quote(clientFolder)} && NODE_EXTRA_CA_CERTS=${authority} ${command})`;
}

/** Quotes a word for a POSIX shell, or for PowerShell, whose programs must not contain double quotes. */
function quote(word: string): string {
  if (/^[\w./:@=-]+$/.test(word)) return word;
  return isWindows ? `"${word.replaceAll('"', "'")}"` : `'${word.replaceAll("'", "'\\''")}'`;
}

/** Runs a task, and prints its output only when it fails. */
async function runTurbo(failure: string, ...args: string[]): Promise<void> {
  const turbo = [join(root, "node_modules/turbo/bin/turbo"), "run", ...args, "--output-logs=errors-only"];
  await outputOf(launch(process.execPath, turbo, { cwd: root, stdio: ["ignore", "pipe", "pipe"] }), failure);
}

/** Starts a program that ends, with all that it starts itself, when this one stops. */
function launch(command: string, args: string[], options: SpawnOptions): ChildProcess {
  const child = spawn(command, args, { ...options, detached: !isWindows });
  const stop = () => {
    if (child.pid === undefined || child.exitCode !== null) return;
    if (isWindows) child.kill();
    else process.kill(-child.pid, "SIGTERM");
  };
  stopped.signal.addEventListener("abort", stop);
  child.once("close", () => stopped.signal.removeEventListener("abort", stop));
  return child;
}

/** Returns the output of a program that ends. @throws Error with `failure` and the output, when it fails */
async function outputOf(child: ChildProcess, failure: string): Promise<string> {
  const streams = [child.stdout, child.stderr].map((stream) => (stream === null ? "" : text(stream)));
  const [code] = await once(child, "close");
  const output = (await Promise.all(streams)).join("");
  if (code !== 0) throw new Error(`${failure}: ${output.trim()}`);
  return output;
}
