import { type ChildProcess, type StdioOptions, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer } from "node:net";
import { delimiter, dirname, join } from "node:path";
import { text } from "node:stream/consumers";
import { setTimeout as wait } from "node:timers/promises";
import { watch } from "chokidar";
import { launchSandbox, type ReadySandbox, type RunningSandbox } from "../src/launch-sandbox.ts";
import { publicKeyPin } from "../src/public-key-pin.ts";
import { ensurePython } from "../src/python.ts";

/** `pnpm start [--watch]`: builds what changed, starts the sandbox and the site, makes one call, and prints commands to paste. */
const root = join(import.meta.dirname, "../..");
const isWatching = process.argv.includes("--watch");
const ports = { sandbox: Number(process.env.SANDBOX_PORT ?? 8443), docs: Number(process.env.DOCS_PORT ?? 3000) };
const stopped = new AbortController();

for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => stopped.abort());

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
  await assertPortIsFree("SANDBOX_PORT", ports.sandbox);
  await assertPortIsFree("DOCS_PORT", ports.docs);
  await runToEnd("curl is missing: install it and put it on the PATH", "curl", ["--version"], "ignore");

  console.log("\n[1/4] Building what changed: packages and site");
  await runToEnd("the build failed: its output above names the file", "turbo", [
    "run",
    "build",
    "--output-logs=new-only",
  ]);

  console.log("\n[2/4] Looking for Python with requests");
  const python = await ensurePython();

  console.log("\n[3/4] Starting the sandbox and the site");
  const sandbox = await startSandbox();
  await startSite();

  console.log("\n[4/4] Calling the API with the typed client");
  const commands = pasteCommands(sandbox, python);
  const output = await runToEnd("the call failed", "bash", ["-c", commands.TypeScript], ["ignore", "pipe", "inherit"]);

  const { email, password, url } = sandbox.signIn;
  console.log(`  ${output.length > 400 ? `${output.slice(0, 400)}…` : output.trimEnd()}

Ready. Signet is unofficial and not affiliated with Bitsight.

  Sandbox           ${sandbox.url}
  User Preferences  ${url} (${email}, password ${password})
  Documentation     http://localhost:${ports.docs}

Paste any of these into another shell. All print the same companies:

# curl
${commands.curl}

# Python
${commands.Python}

# TypeScript
${commands.TypeScript}

To open User Preferences, start a browser with its own profile that trusts this key only:

chromium --user-data-dir="$(mktemp -d)" --ignore-certificate-errors-spki-list=${publicKeyPin(readFileSync(join(dirname(sandbox.ca), "certificate.pem")))} ${url}
`);
  if (isWatching) {
    watchSources(sandbox);
    console.log("Watching the contract, the sandbox and the site.");
  }
  console.log("Ctrl-C stops everything.");
}

function startSandbox(): Promise<RunningSandbox> {
  const data = process.env.SANDBOX_DATA ?? join(root, ".sandbox");
  return launchSandbox({
    command: isWatching ? "source" : "built",
    today: null,
    flags: ["--port", String(ports.sandbox), "--data", data],
    onMessage: (line) => console.error(line),
    signal: stopped.signal,
  });
}

async function startSite(): Promise<void> {
  const flags = ["--no-open", "--host", "127.0.0.1", "--port", String(ports.docs)];
  const docs = join(root, "apps/docs");
  const command = join(docs, "node_modules/.bin/docusaurus");
  const child = launch(command, [isWatching ? "start" : "serve", ...flags], ["ignore", "ignore", "inherit"], docs);
  while (!(await fetch(`http://127.0.0.1:${ports.docs}/`).catch(() => undefined))?.ok) {
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
      if (files.some((file) => file.endsWith(".yaml"))) {
        await runToEnd("the contract is not valid", "turbo", ["run", "generate", "--output-logs=errors-only"]);
      }
      await sandbox.stop();
      sandbox = await startSandbox();
      console.log(`  in step again after ${((performance.now() - started) / 1_000).toFixed(1)} s`);
    } catch (error) {
      if (!stopped.signal.aborted) console.error(`  ${error instanceof Error ? error.message : error}`);
    }
  };
  const folders = ["openapi", "apps/sandbox/src", "packages/auth/src"].map((path) => join(root, path));
  const watcher = watch(folders, { ignoreInitial: true, ignored: /\/(generated|node_modules|test)$/ });
  watcher.on("all", (_, file) => {
    changed.push(file);
    // One save can change several files.
    work = work.then(() => wait(100)).then(update);
  });
  stopped.signal.addEventListener("abort", () => void watcher.close());
}

/** Returns one command for each language, with absolute paths, the authority to trust and a valid token. */
function pasteCommands({ url, ca, userToken }: ReadySandbox, python: string) {
  const path = "/v2/portfolio";
  const client = join(root, "packages/client/dist/index.js");
  const programs = {
    Python: `import requests; print(requests.get("${url}${path}", params={"limit": 3}, auth=("${userToken}", "")).text)`,
    TypeScript: `import { createClient } from ${JSON.stringify(client)}; const client = createClient({ token: "${userToken}", baseUrl: "${url}" }); const result = await client.GET("${path}", { params: { query: { limit: 3 } } }); if (result.status !== 200) throw new Error(String(result.status)); console.log(JSON.stringify(result.data));`,
  };
  return {
    curl: `curl --cacert ${quote(ca)} -u ${userToken}: ${quote(`${url}${path}?limit=3`)}`,
    Python: `REQUESTS_CA_BUNDLE=${quote(ca)} ${quote(python)} -c ${quote(programs.Python)}`,
    TypeScript: `NODE_EXTRA_CA_CERTS=${quote(ca)} ${quote(process.execPath)} --input-type=module-typescript -e ${quote(programs.TypeScript)}`,
  };
}

function quote(word: string): string {
  return /^[\w./:-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}

/** Starts a program that ends, with all that it starts itself, when this one stops. */
function launch(command: string, args: string[], stdio: StdioOptions, cwd = root): ChildProcess {
  const PATH = `${join(root, "node_modules/.bin")}${delimiter}${process.env.PATH}`;
  const child = spawn(command, args, { cwd, stdio, env: { ...process.env, PATH }, detached: true });
  const stop = () => {
    if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, "SIGTERM");
  };
  stopped.signal.addEventListener("abort", stop);
  child.once("close", () => stopped.signal.removeEventListener("abort", stop));
  return child;
}

/** Runs a program and returns its output. @throws Error with `failure`, when it is missing or fails */
async function runToEnd(
  failure: string,
  command: string,
  args: string[],
  stdio: StdioOptions = ["ignore", "inherit", "inherit"],
): Promise<string> {
  const child = launch(command, args, stdio);
  const output = child.stdout === null ? "" : text(child.stdout);
  const [code] = await once(child, "close").catch(() => [1]);
  if (code !== 0) throw new Error(failure);
  return output;
}

async function assertPortIsFree(variable: string, port: number): Promise<void> {
  const server = createServer().listen(port, "127.0.0.1");
  await once(server, "listening").catch((error: NodeJS.ErrnoException) => {
    throw new Error(
      `port ${port} cannot be used (${error.code}): stop the program that uses it, or choose another port with ${variable}=N pnpm start`,
    );
  });
  server.close();
  await once(server, "close");
}
