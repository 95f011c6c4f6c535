import type { ChildProcess } from "node:child_process";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer } from "node:net";
import { delimiter, dirname, join } from "node:path";
import { Worker } from "node:worker_threads";
import { watch as watchFiles } from "chokidar";
import type { ReadySandbox, RunningSandbox } from "../src/launch-sandbox.ts";
import { launchSandbox } from "../src/launch-sandbox.ts";
import { publicKeyPin } from "../src/public-key-pin.ts";
import { ensurePython } from "../src/python.ts";
import type { Progress } from "./watch-contract.ts";

/** The main job: builds what is stale, starts sandbox and site, makes a call, and prints how to make it oneself. */
const root = join(import.meta.dirname, "../..");
const bin = join(root, "node_modules/.bin");
const watch = process.argv.includes("--watch");
const ports = { sandbox: Number(process.env.SANDBOX_PORT ?? 8443), docs: Number(process.env.DOCS_PORT ?? 3000) };
const running: ChildProcess[] = [];
const stopped = new AbortController();
let sandboxProcess: Promise<RunningSandbox> | undefined;
let stopping = false;

for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => void stop(0));

try {
  await start();
} catch (error) {
  console.error(`\nCould not start: ${error instanceof Error ? error.message : error}`);
  await stop(1);
}

async function start(): Promise<void> {
  await assertFree("SANDBOX_PORT", ports.sandbox);
  await assertFree("DOCS_PORT", ports.docs);
  await assertRuns("curl");

  step(1, "Generating what is stale and building every package and the site");
  await finish(
    launch("turbo", ["run", "build", "--output-logs=new-only"]),
    "the build failed; what it printed above says where",
  );

  step(2, "Looking for a Python with requests");
  const python = await ensurePython();

  step(3, "Starting the sandbox and the site");
  const sandbox = await startSandbox();
  const docs = await startDocs();

  step(4, "Calling the API with the typed client");
  const lines = pasteLines(sandbox, python);
  const client = launch("bash", ["-c", lines.TypeScript], { stdio: ["ignore", "pipe", "inherit"] });
  const printed = client.stdout === null ? "" : (await client.stdout.toArray()).join("");
  await finish(client, "the typed client got no answer from the sandbox");

  if (watch) await follow(sandbox);
  const { email, password, url } = sandbox.signIn;
  console.log(`  ${printed.length > 400 ? `${printed.slice(0, 400)}…` : printed.trimEnd()}

Ready. Signet is unofficial and not affiliated with Bitsight.

  Sandbox           ${sandbox.url}
  User Preferences  ${url} (${email}, password ${password})
  Documentation     ${docs}

Paste any of these into another shell; each answers with the same companies:

# curl
${lines.curl}

# Python
${lines.Python}

# TypeScript
${lines.TypeScript}

To open User Preferences, use a browser profile of its own that trusts this one key:

chromium --user-data-dir="$(mktemp -d)" --ignore-certificate-errors-spki-list=${publicKeyPin(readFileSync(join(dirname(sandbox.ca), "certificate.pem")))} ${url}

${watch ? "Save a file of the contract, and types, snippets, sandbox and pages follow. " : ""}Ctrl-C stops everything.`);
}

/** Prints how long after a save of the contract each thing that follows it was in step again. */
async function follow(sandbox: RunningSandbox): Promise<void> {
  const behind = new Set<string>();
  let saved = 0;
  const reached = (what: string) => {
    if (behind.delete(what))
      console.log(`  ${what.padEnd(9)} ${((Date.now() - saved) / 1_000).toFixed(2)} s after the save`);
  };
  restartOnChange(sandbox, () => reached("sandbox"));
  const pages = new WebSocket(`ws://127.0.0.1:${ports.docs}/ws`);
  pages.addEventListener("message", ({ data }) => {
    if (["ok", "warnings"].includes(JSON.parse(String(data)).type)) reached("pages");
  });
  const thread = new Worker(new URL("watch-contract.ts", import.meta.url));
  thread.on("message", (progress: Progress) => {
    if ("saved" in progress) {
      saved = progress.saved;
      for (const what of ["types", "snippets", "sandbox", "pages"]) behind.add(what);
    } else if ("reached" in progress) reached(progress.reached);
    else if ("problem" in progress) console.error(`  ${progress.problem}`);
  });
  await once(thread, "message");
}

/** Starts the sandbox from its build or, with --watch, from its source. */
async function startSandbox(): Promise<RunningSandbox> {
  const data = process.env.SANDBOX_DATA ?? join(root, ".sandbox");
  sandboxProcess = launchSandbox({
    command: watch ? "source" : "built",
    flags: ["--port", String(ports.sandbox), "--data", data],
    onMessage: (line) => console.error(line),
    signal: stopped.signal,
  });
  return sandboxProcess;
}

/** Starts the sandbox anew whenever its sources or the contract change. */
function restartOnChange(first: RunningSandbox, restarted: () => void): void {
  const paths = ["apps/sandbox/src", "packages/auth/src"].map((path) => join(root, path));
  let sandbox = first;
  let work = Promise.resolve();
  let pause: NodeJS.Timeout | undefined;
  const restart = async () => {
    if (stopping) return;
    await sandbox.stop();
    try {
      sandbox = await startSandbox();
      restarted();
    } catch (error) {
      if (!stopping)
        console.error(`  ${error instanceof Error ? error.message : error}; the next change starts it again`);
    }
  };
  watchFiles(paths, { ignoreInitial: true }).on("all", () => {
    clearTimeout(pause);
    // Types and pages first, which a contributor looks at.
    pause = setTimeout(() => {
      work = work.then(restart);
    }, 1_000);
  });
}

async function startDocs(): Promise<string> {
  const command = watch ? ["start"] : ["serve"];
  const child = launch(
    join(root, "apps/docs/node_modules/.bin/docusaurus"),
    [...command, "--no-open", "--host", "127.0.0.1", "--port", String(ports.docs)],
    {
      cwd: join(root, "apps/docs"),
      stdio: ["ignore", "ignore", "inherit"],
    },
  );
  const dead = ended(child, "the site's server ended before it was ready; its own line above says why");
  const up = async () => {
    while (!stopping) {
      const answer = await fetch(`http://127.0.0.1:${ports.docs}/`).catch(() => undefined);
      if (answer?.ok) return;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  };
  await Promise.race([up(), dead]);
  return `http://localhost:${ports.docs}`;
}

/** One line a language, runnable as it is: absolute paths, the certificate's authority in place, a token that works. */
function pasteLines(
  { url, ca, userToken }: ReadySandbox,
  python: string,
): Record<"curl" | "Python" | "TypeScript", string> {
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

function launch(
  command: string,
  args: string[],
  options: { cwd?: string; stdio?: ("ignore" | "pipe" | "inherit")[] } = {},
): ChildProcess {
  const child = spawn(command, args, {
    cwd: root,
    stdio: ["ignore", "inherit", "inherit"],
    ...options,
    env: { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH}`, TURBO_TELEMETRY_DISABLED: "1" },
    // Its own process group: Ctrl-C reaches this program alone, which then stops its children in order.
    detached: true,
  });
  running.push(child);
  return child;
}

async function finish(child: ChildProcess, failure: string): Promise<void> {
  const [code] = child.exitCode === null ? await once(child, "exit") : [child.exitCode];
  if (code !== 0 && !stopping) throw new Error(failure);
}

async function ended(child: ChildProcess, failure: string): Promise<never> {
  await once(child, "exit");
  throw new Error(failure);
}

async function assertFree(variable: string, port: number): Promise<void> {
  const server = createServer();
  const listening = once(server.listen(port, "127.0.0.1"), "listening");
  await listening.catch((error: NodeJS.ErrnoException) => {
    throw new Error(
      `port ${port} cannot be used (${error.code}); stop what uses it, or choose another: ${variable}=… pnpm start`,
    );
  });
  server.close();
  await once(server, "close");
}

async function assertRuns(tool: string): Promise<void> {
  const child = launch(tool, ["--version"], { stdio: ["ignore", "ignore", "ignore"] });
  await once(child, "exit").catch(() => {
    throw new Error(`${tool} is missing; install it and put it on the PATH`);
  });
}

function step(number: number, what: string): void {
  console.log(`\n[${number}/4] ${what}`);
}

async function stop(code: number): Promise<void> {
  if (stopping) return;
  stopping = true;
  stopped.abort();
  await sandboxProcess?.then(
    (sandbox) => sandbox.stop(),
    () => {},
  );
  await Promise.all(running.map(end));
  process.exit(code);
}

async function end(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, "exit");
  process.kill(-child.pid, "SIGTERM");
  await gone;
}
